// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import java.util.Locale;
import java.util.Set;

/** Tells a full stop from the point of an abbreviation or of an ordinal number. */
final class Abbreviations {

  private static final Set<String> WORDS =
      Set.of(
          "no", "nr", "mr", "mrs", "ms", "dr", "st", "str", "ave", "e", "g", "i", "z", "b",
          "approx", "inc", "ltd", "vs", "incl", "ca", "am", "pm", "a", "p", "jan", "feb", "mar",
          "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "okt", "dez");

  /** Abbreviations that often stand at the end of a sentence. */
  private static final Set<String> ENDS = Set.of("am", "pm", "no");

  private Abbreviations() {}

  static boolean notAnEnd(String text, int wordStart, int point, int next, int end) {
    String word = text.substring(wordStart, point).toLowerCase(Locale.ROOT);
    int i = next;
    while (i < end && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    boolean followed = i < end;
    if (!followed || word.isEmpty()) {
      return false;
    }
    boolean goesOn = Character.isLowerCase(text.charAt(i)) || Character.isDigit(text.charAt(i));
    if (word.length() <= 2 && word.chars().allMatch(Character::isDigit)) {
      return goesOn
          || opensLine(text, wordStart)
          || CalendarWords.month(wordAt(text, i, end)).isPresent();
    }
    return WORDS.contains(word) && (goesOn || (word.length() <= 3 && !ENDS.contains(word)));
  }

  private static boolean opensLine(String text, int wordStart) {
    int i = wordStart;
    while (i > 0 && (text.charAt(i - 1) == ' ' || text.charAt(i - 1) == '*')) {
      i--;
    }
    return i == 0 || text.charAt(i - 1) == '\n';
  }

  private static String wordAt(String text, int start, int end) {
    int i = start;
    while (i < end && i - start < 12 && Character.isLetter(text.charAt(i))) {
      i++;
    }
    return text.substring(start, i);
  }
}
