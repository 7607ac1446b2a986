// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.assertion;

import dev.waybill.testkit.shop.RecordedActs;
import java.util.List;

/** Compares what was done with what was expected. */
final class Writes {

  private Writes() {}

  /** What differs, in words; empty if nothing. */
  static String difference(List<RecordedActs.Write> done, List<ExpectedWrite> expected) {
    List<ExpectedWrite> plain =
        done.stream().map(write -> new ExpectedWrite(write.action(), write.arguments())).toList();
    if (plain.equals(expected)) {
      return "";
    }
    return Words.listed(
            "Expecting exactly these writes:",
            expected.stream().map(Words::write).toList(),
            "Expecting nothing to be written.")
        + "\n"
        + Words.listed(
            "What was done:", done.stream().map(Words::write).toList(), "Nothing was done.");
  }
}
