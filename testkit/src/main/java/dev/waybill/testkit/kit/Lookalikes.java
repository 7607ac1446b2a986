// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import java.util.LinkedHashSet;
import java.util.Set;

/** Texts that a system which searches loosely would take for a given identifier. */
final class Lookalikes {

  private Lookalikes() {}

  /** Its beginning, its end, longer ones, and patterns that match it; never itself. */
  static Set<String> of(String identifier) {
    Set<String> alike = new LinkedHashSet<>();
    int length = identifier.length();
    if (length > 1) {
      alike.add(identifier.substring(0, length - 1));
      alike.add(identifier.substring(1));
      alike.add(identifier.substring(0, length - 1) + "%");
      alike.add(identifier.substring(0, length - 1) + "_");
      alike.add(identifier.substring(0, length - 1) + "*");
    }
    alike.add(identifier + "0");
    alike.add("0" + identifier);
    alike.remove(identifier);
    return alike;
  }
}
