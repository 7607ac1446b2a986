// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

/** The digits of other scripts, such as Devanagari's, as those of ours. */
final class Digits {

  private Digits() {}

  /** The text with its decimal digits as 0 to 9; every other character stays where it is. */
  static String ascii(String text) {
    StringBuilder plain = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > '9' && Character.isDigit(c)) {
        plain = plain == null ? new StringBuilder(text) : plain;
        plain.setCharAt(i, (char) ('0' + Character.digit(c, 10)));
      }
    }
    return plain == null ? text : plain.toString();
  }
}
