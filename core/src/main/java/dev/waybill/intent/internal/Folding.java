// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How one character is written plainly. */
final class Folding {

  private static final char[] NOTHING = {};

  private Folding() {}

  /** What a character is written as: nothing if it is left out, null if it is no part of a word. */
  static char @Nullable [] of(char c) {
    if (isMark(c) || (Character.getType(c) == Character.FORMAT)) {
      return NOTHING;
    }
    if (isApostrophe(c)) {
      return null;
    }
    if (c >= '\u0300' && (c < '\u1e00' || c >= '\u1f00')) {
      return isWordPart(c) ? new char[] {Character.toLowerCase(c)} : null;
    }
    String folded =
        Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < folded.length(); i++) {
      char each = folded.charAt(i);
      if (!isMark(each) && isWordPart(each)) {
        plain.append(spelt(each));
      }
    }
    return plain.length() == 0 ? null : plain.toString().toCharArray();
  }

  private static String spelt(char c) {
    return switch (c) {
      case 'ł' -> "l";
      case 'ø' -> "o";
      case 'ß' -> "ss";
      case 'æ' -> "ae";
      case 'œ' -> "oe";
      case 'ı' -> "i";
      default -> String.valueOf(c);
    };
  }

  /** Whether each character of a text may be folded on its own. */
  static boolean isSimple(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '\u0900' && !isSimple(c)) {
        return false;
      }
    }
    return true;
  }

  /** Devanagari letters with a dot below, and forms of letters that only look different. */
  private static boolean isSimple(char c) {
    if (c < '\u0980') {
      return c != '\u0929' && c != '\u0931' && c != '\u0934' && (c < '\u0958' || c > '\u095f');
    }
    boolean punctuation = c >= '\u2000' && c <= '\u206f' && c != '\u2026';
    boolean latin = c >= '\u1e00' && c < '\u1f00';
    boolean picture = (c >= '\u2190' && c <= '\u245f') || (c >= '\u2500' && c <= '\u2bff');
    return punctuation || latin || picture || c == '\ufe0f' || isPicture(c);
  }

  private static boolean isPicture(char c) {
    return c == '\ud83c'
        || c == '\ud83d'
        || c == '\ud83e'
        || Character.isLowSurrogate(c)
        || (c >= '\u20a0' && c <= '\u20bf' && c != '\u20a8');
  }

  static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019' || c == '\u2018' || c == '`' || c == '\u02bc';
  }

  private static boolean isMark(char c) {
    return c >= '\u0300' && c <= '\u036f';
  }

  private static boolean isWordPart(char c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }
}
