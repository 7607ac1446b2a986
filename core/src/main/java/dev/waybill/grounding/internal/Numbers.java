// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads numbers as a locale writes them. */
final class Numbers {

  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("both", 2),
          Map.entry("couple", 2),
          Map.entry("dozen", 12),
          Map.entry("zwei", 2),
          Map.entry("drei", 3),
          Map.entry("vier", 4),
          Map.entry("fünf", 5),
          Map.entry("sechs", 6),
          Map.entry("sieben", 7),
          Map.entry("acht", 8),
          Map.entry("neun", 9),
          Map.entry("zehn", 10),
          Map.entry("elf", 11),
          Map.entry("zwölf", 12),
          Map.entry("beide", 2),
          Map.entry("beiden", 2));

  private Numbers() {}

  /** The whole number a word stands for. */
  static Optional<Integer> small(String word) {
    if (!word.isEmpty() && word.length() <= 6 && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of(Integer.parseInt(word));
    }
    return Optional.ofNullable(WORDS.get(word));
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
