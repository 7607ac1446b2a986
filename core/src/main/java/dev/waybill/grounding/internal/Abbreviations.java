package dev.waybill.grounding.internal;

import java.util.Locale;
import java.util.Set;

/** Tells a full stop from the point of an abbreviation or of an ordinal number. */
final class Abbreviations {

  private static final Set<String> WORDS =
      Set.of(
          "no", "nr", "mr", "mrs", "ms", "dr", "st", "str", "ave", "e", "g", "i", "z", "b", "approx",
          "inc", "ltd", "vs", "incl", "ca", "am", "pm", "a", "p", "jan", "feb", "mar", "apr", "jun",
          "jul", "aug", "sep", "sept", "oct", "nov", "dec", "okt", "dez");

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
    boolean number = word.chars().allMatch(Character::isDigit) && word.length() <= 2;
    boolean lower = Character.isLowerCase(text.charAt(i)) || Character.isDigit(text.charAt(i));
    if (number) {
      return true;
    }
    return WORDS.contains(word) && (lower || word.length() <= 3 && !word.equals("am") && !word.equals("pm") && !word.equals("no"));
  }
}
