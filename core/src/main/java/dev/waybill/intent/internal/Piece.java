// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * A word or number of a folded text: letters and digits, with hyphens and underscores inside.
 *
 * @param start where it starts in the folded text
 * @param end where it ends
 * @param text its characters, in capitals
 */
record Piece(int start, int end, String text) {

  static List<Piece> of(FoldedText folded) {
    List<Piece> pieces = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= folded.length(); i++) {
      char c = folded.at(i);
      boolean inside = i < folded.length() && (isWord(c) || (start >= 0 && joins(folded, i)));
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        pieces.add(new Piece(start, i, folded.between(start, i)));
        start = -1;
      }
    }
    return pieces;
  }

  private static boolean isWord(char c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean joins(FoldedText folded, int at) {
    char c = folded.at(at);
    return (c == '-' || c == '_') && isWord(folded.at(at - 1)) && isWord(folded.at(at + 1));
  }

  int digits() {
    return (int) text.chars().filter(c -> FoldedText.isDigit((char) c)).count();
  }

  boolean isDigits() {
    return digits() == text.length();
  }

  boolean isPlain() {
    return text.chars().allMatch(c -> FoldedText.isAlphanumeric((char) c) || c == '-' || c == '_');
  }

  /** Its characters without hyphens and underscores. */
  String compact() {
    return text.replace("-", "").replace("_", "");
  }

  /** Its characters with every digit as 9 and every letter as A, "99-999" for "00-950". */
  String shape() {
    StringBuilder shape = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      shape.append(FoldedText.isDigit(c) ? '9' : Character.isLetter(c) ? 'A' : c);
    }
    return shape.toString();
  }
}
