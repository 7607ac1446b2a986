// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of months and weekdays, and the order of day and month that a locale writes. */
final class CalendarWords {

  private static final Map<String, String> MONTHS =
      LanguageWords.labels(LanguageWords.all("months"));
  private static final Map<String, String> DAYS_OF_MONTH =
      LanguageWords.labels(LanguageWords.all("ordinals"));
  private static final Lexicon WEEKDAYS = Lexicon.section("weekdays");
  private static final Set<String> MONTH_FIRST = Set.of("US", "PH", "BZ", "FM", "PW", "MH");

  private CalendarWords() {}

  /** The names of all months as alternatives of a pattern. */
  static String monthAlternation() {
    return LanguageWords.alternatives(MONTHS.keySet());
  }

  /** Where a month's word can begin. */
  static Starts monthStarts() {
    int longest = MONTHS.keySet().stream().mapToInt(String::length).max().orElse(0);
    return Starts.at(MONTHS.keySet()).beforeDigit(longest + ". the ".length());
  }

  /** Where a day of a month can begin. */
  static Starts dayStarts() {
    return Starts.at(DAYS_OF_MONTH.keySet()).orNumbers();
  }

  /** The words for days of a month, such as {@code dreizehnten}, as alternatives of a pattern. */
  static String dayAlternation() {
    return LanguageWords.alternatives(DAYS_OF_MONTH.keySet());
  }

  static Optional<Integer> month(String name) {
    return Optional.ofNullable(MONTHS.get(name.toLowerCase(Locale.ROOT))).map(Integer::valueOf);
  }

  /** The day of a month that digits or a word stand for. */
  static int dayOfMonth(String written) {
    String word = DAYS_OF_MONTH.get(written.toLowerCase(Locale.ROOT));
    return Integer.parseInt(word == null ? written : word);
  }

  /** The weekday that a text names and nothing else. */
  static Optional<DayOfWeek> weekday(String text) {
    List<Token> tokens = Tokenizer.tokens(text);
    return weekdays(tokens, 0, tokens.size()).stream()
        .filter(hit -> hit.from() == 0 && hit.to() == tokens.size())
        .map(CalendarWords::weekday)
        .findFirst();
  }

  static DayOfWeek weekday(Lexicon.Hit hit) {
    return DayOfWeek.of(Integer.parseInt(hit.label()));
  }

  /** The weekdays named between two tokens. */
  static List<Lexicon.Hit> weekdays(List<Token> tokens, int from, int to) {
    return WEEKDAYS.find(tokens, from, to);
  }

  static boolean monthFirst(Locale locale) {
    return locale.getCountry().isEmpty()
        ? locale.getLanguage().equals("en")
        : MONTH_FIRST.contains(locale.getCountry());
  }

  /** The day and month in the year that puts it nearest to the day given. */
  static Optional<LocalDate> nearest(int month, int day, LocalDate today) {
    LocalDate best = null;
    for (int year = today.getYear() - 1; year <= today.getYear() + 1; year++) {
      LocalDate date = of(year, month, day).orElse(null);
      if (date != null && (best == null || distance(date, today) < distance(best, today))) {
        best = date;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The day of a month in the month that puts it nearest to the day given. */
  static Optional<LocalDate> nearest(int day, LocalDate today) {
    LocalDate best = null;
    for (int months = -1; months <= 1; months++) {
      LocalDate month = today.plusMonths(months);
      LocalDate date = of(month.getYear(), month.getMonthValue(), day).orElse(null);
      if (date != null && (best == null || distance(date, today) < distance(best, today))) {
        best = date;
      }
    }
    return Optional.ofNullable(best);
  }

  static Optional<LocalDate> of(int year, int month, int day) {
    boolean valid =
        month >= 1
            && month <= 12
            && day >= 1
            && year > 0
            && day <= YearMonth.of(year, month).lengthOfMonth();
    return valid ? Optional.of(MonthDay.of(month, day).atYear(year)) : Optional.empty();
  }

  private static long distance(LocalDate a, LocalDate b) {
    return Math.abs(a.toEpochDay() - b.toEpochDay());
  }
}
