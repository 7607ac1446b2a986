// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import java.util.List;

/** Names that a store with a kind collation, or one that trims or cuts, would take for one. */
final class ExactNames {

  /** All of them are different names. */
  static final List<String> ALIKE =
      List.of(
          "ref-1",
          "REF-1",
          "ref-1 ",
          " ref-1",
          "ref-10",
          "ref",
          "ref_1",
          "ref%",
          "r\u00e9f-1",
          "re\u0301f-1",
          "ref-\u0661",
          "'ref-1'");

  private ExactNames() {}

  /** What is demanded, and how to do it. */
  static String demand(String names) {
    return names
        + " must be compared exactly: names that differ in case, spaces or accents are different"
        + " ones (in a database, choose a binary collation and bind values; never trim, cut or"
        + " normalise)";
  }
}
