// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import java.util.Collection;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** What a fixture's builder demands of its parts. */
final class Parts {

  private Parts() {}

  /** The part, which must have been given by this call. */
  static <T> T needed(@Nullable T part, String call) {
    if (part == null) {
      throw new IllegalStateException("call " + call + " before build()");
    }
    return part;
  }

  static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }

  static void differ(Collection<String> identifiers, String rule) {
    require(new HashSet<>(identifiers).size() == identifiers.size(), rule);
  }
}
