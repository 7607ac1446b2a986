// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.util.Set;

/** The shapes of postal codes, with 9 for a digit and A for a letter. */
final class PostcodeShapes {

  /**
   * Most of Europe, the United States, India, Poland, Brazil, Portugal, Japan, and unspaced ones.
   */
  private static final Set<String> WHOLE =
      Set.of(
          "99999",
          "99999-9999",
          "9999",
          "999999",
          "99-999",
          "99999-999",
          "9999-999",
          "999-9999",
          "A9A9A9",
          "9999AA",
          "A99AA",
          "A999AA",
          "AA99AA",
          "AA999AA",
          "A9A9AA",
          "AA9A9AA");

  /** The first parts of British postcodes; the second is "9AA". */
  private static final Set<String> BRITISH = Set.of("A9", "A99", "AA9", "AA99", "A9A", "AA9A");

  private PostcodeShapes() {}

  static boolean isWhole(String shape) {
    return WHOLE.contains(shape);
  }

  static boolean isInTwoParts(String first, String second) {
    return (BRITISH.contains(first) && second.equals("9AA"))
        || (first.equals("A9A") && second.equals("9A9"))
        || (first.equals("9999") && second.equals("AA"))
        || (first.equals("999") && (second.equals("999") || second.equals("99")));
  }
}
