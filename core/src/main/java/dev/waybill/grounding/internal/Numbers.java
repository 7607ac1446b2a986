// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads numbers as a locale writes them. */
final class Numbers {

  private static final Map<Language, Map<String, String>> WORDS = words();

  private Numbers() {}

  /** The whole number a word of a language stands for. */
  static Optional<Integer> small(String word, Language language) {
    if (!word.isEmpty() && word.length() <= 6 && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of(Integer.parseInt(word));
    }
    return Optional.ofNullable(requireNonNull(WORDS.get(language)).get(word)).map(Integer::valueOf);
  }

  /** The words for numbers in a language. */
  static Set<String> words(Language language) {
    return requireNonNull(WORDS.get(language)).keySet();
  }

  private static Map<Language, Map<String, String>> words() {
    Map<Language, Map<String, String>> words = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      words.put(language, LanguageWords.labels(LanguageWords.with(language, "numbers")));
    }
    return words;
  }

  /**
   * The decimal number of a run of digits and separators. The last separator is the decimal point
   * if another kind comes before it or one or two digits follow it; three digits follow a decimal
   * point only where the locale says so.
   */
  static Optional<BigDecimal> decimal(String text, Locale locale) {
    String run = text.replaceAll("[\\s\u00a0\u202f'\u2019]", "");
    int point = run.lastIndexOf('.');
    int comma = run.lastIndexOf(',');
    int last = Math.max(point, comma);
    if (last >= 0 && isGrouping(run, last, point, comma, locale)) {
      last = -1;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < run.length(); i++) {
      char c = run.charAt(i);
      if (Character.digit(c, 10) >= 0) {
        plain.append(Character.digit(c, 10));
      } else if (i == last) {
        plain.append('.');
      }
    }
    try {
      return Optional.of(new BigDecimal(plain.toString()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean isGrouping(String run, int last, int point, int comma, Locale locale) {
    if (point >= 0 && comma >= 0) {
      return false;
    }
    int after = run.length() - last - 1;
    boolean repeated = run.indexOf(run.charAt(last)) != last;
    boolean decimalComma = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator() == ',';
    boolean isDecimalMark = (run.charAt(last) == ',') == decimalComma;
    return repeated || (after == 3 && !isDecimalMark);
  }
}
