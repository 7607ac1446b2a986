// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.vocabulary.Type;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The canonical forms that {@code matches} compares. Identifiers: without spaces and hyphens, and
 * without case. E-mail addresses: without case and outer spaces. Telephone numbers: the digits.
 * Other texts: the words, without case and punctuation. Nothing matches a text that is empty then.
 */
public final class Canonical {

  private Canonical() {}

  /**
   * Tells whether two texts match.
   *
   * @param type their type
   * @param a a text
   * @param b another
   * @return whether their canonical forms are the same and not empty
   */
  public static boolean same(Type type, String a, String b) {
    String left = of(type, a);
    return !left.isEmpty() && left.equals(of(type, b));
  }

  static String of(Type type, String text) {
    String plain = Normalizer.normalize(apart(text), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    if (type == Type.Simple.EMAIL) {
      return plain.strip();
    }
    StringBuilder kept = new StringBuilder();
    boolean gap = false;
    for (int i = 0; i < plain.length(); ) {
      int c = plain.codePointAt(i);
      i += Character.charCount(c);
      if (type == Type.Simple.PHONE) {
        if (Character.isDigit(c)) {
          kept.append(Character.digit(c, 10));
        }
      } else if (type == Type.Simple.ID) {
        if (c != '-' && !Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
          kept.appendCodePoint(c);
        }
      } else if (Character.isLetterOrDigit(c) || isMark(c)) {
        if (gap && kept.length() > 0) {
          kept.append(' ');
        }
        kept.appendCodePoint(c);
        gap = false;
      } else {
        gap = true;
      }
    }
    return kept.toString();
  }

  /** With fractions and the like apart from the number before them: 5½ is not 51/2. */
  private static String apart(String text) {
    StringBuilder apart = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.getType(c) == Character.OTHER_NUMBER) {
        apart = apart == null ? new StringBuilder(text.substring(0, i)) : apart;
        apart.append(' ');
      }
      if (apart != null) {
        apart.append(c);
      }
    }
    return apart == null ? text : apart.toString();
  }

  /** Whether it is a part of the letter before it, such as a vowel sign of Hindi. */
  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }
}
