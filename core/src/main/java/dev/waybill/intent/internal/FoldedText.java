// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import dev.waybill.grounding.Span;

/**
 * A text in capitals, with full-width forms and foreign digits made plain and invisible characters
 * left out, that knows where each character stood.
 */
final class FoldedText {

  private final String original;
  private final StringBuilder folded = new StringBuilder();
  private final String cased;
  private final int[] places;

  FoldedText(String original) {
    this.original = original;
    places = new int[original.length()];
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < original.length(); i++) {
      char c = original.charAt(i);
      if (Character.getType(c) != Character.FORMAT) {
        places[folded.length()] = i;
        plain.append(plain(c));
        folded.append(Character.toUpperCase(plain(c)));
      }
    }
    cased = plain.toString();
  }

  private static char plain(char c) {
    if (Character.isDigit(c)) {
      return (char) ('0' + Character.digit(c, 10));
    }
    if (c == '\u3000' || c == '\u00a0' || c == '\u202f' || c == '\u2009') {
      return ' ';
    }
    if (c >= '\u2010' && c <= '\u2015') {
      return '-';
    }
    return c >= '\uff01' && c <= '\uff5e' ? (char) (c - 0xfee0) : c;
  }

  /** The text as folded, place for place, but with capitals and small letters as written. */
  String cased() {
    return cased;
  }

  int length() {
    return folded.length();
  }

  /** The character at a place, or a space outside the text. */
  char at(int place) {
    return place < 0 || place >= folded.length() ? ' ' : folded.charAt(place);
  }

  String between(int from, int to) {
    return folded.substring(from, to);
  }

  /** Where a stretch of this text stands in the original. */
  Span span(int start, int end) {
    return new Span(places[start], places[end - 1] + 1);
  }

  /** A stretch of the original as it was written. */
  String written(int start, int end) {
    return span(start, end).of(original);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isAlphanumeric(char c) {
    return isDigit(c) || (c >= 'A' && c <= 'Z');
  }
}
