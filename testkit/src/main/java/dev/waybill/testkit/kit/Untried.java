// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** What a kit could not try because the adopter did not supply it: aborted, never passed. */
final class Untried {

  private Untried() {}

  /**
   * The part, or the end of the test if it was not supplied.
   *
   * @param part what was supplied, or null
   * @param how what to call or override to supply it, and with what
   */
  static <T> T unless(@Nullable T part, String how) {
    if (part == null) {
      throw abort(how);
    }
    return part;
  }

  /** Ends the test as not tried; never returns. */
  static IllegalStateException abort(String how) {
    Assumptions.abort("Not tried. To try it, " + how);
    return new IllegalStateException("JUnit did not abort the test");
  }
}
