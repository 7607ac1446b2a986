// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.syntax.Effective;
import dev.waybill.policy.syntax.Header;
import dev.waybill.policy.syntax.PolicyFile;
import org.jspecify.annotations.Nullable;

/**
 * One file of a policy.
 *
 * @param file its tree
 * @param guardrail whether only what makes the policy stricter is taken from it
 * @param include the header that includes it; null for the main file
 * @param names what is visible in it; files that include each other plainly share it
 */
record Unit(PolicyFile file, boolean guardrail, Header.@Nullable Include include, Names names) {

  /** The days an included file is in effect; null for always, and for the main file. */
  @Nullable Effective effective() {
    if (include != null) {
      for (Header header : file.headers()) {
        if (header instanceof Header.InEffect dates) {
          return dates.dates();
        }
      }
    }
    return null;
  }
}
