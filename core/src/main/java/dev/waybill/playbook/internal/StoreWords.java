// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text as plain words: lower case, without accents, apart at whatever is no letter or digit. */
final class StoreWords {

  private StoreWords() {}

  /** The words in order. */
  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    String folded = folded(text);
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (Character.isLetterOrDigit(c)
          || Character.getType(c) == Character.COMBINING_SPACING_MARK) {
        word.append(c);
      } else if (Character.getType(c) != Character.NON_SPACING_MARK && word.length() > 0) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    if (word.length() > 0) {
      words.add(word.toString());
    }
    return words;
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .replace("ß", "ss")
        .replace("ł", "l")
        .replace("ø", "o")
        .replace("'", "")
        .replace("’", "");
  }

  /** The words with a space before and after each, to look for phrases in. */
  static String spaced(String text) {
    return " " + String.join(" ", of(text)) + " ";
  }

  /** Whether a spaced text holds these words, in this order, next to each other. */
  static boolean holds(String spaced, String phrase) {
    return spaced.contains(" " + phrase + " ");
  }

  /** A word without the ending of a plural, so that "returns" finds "return". */
  static String singular(String word) {
    return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
        ? word.substring(0, word.length() - 1)
        : word;
  }
}
