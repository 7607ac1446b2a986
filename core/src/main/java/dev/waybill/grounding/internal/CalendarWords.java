// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names of months and weekdays, and the order of day and month that a locale writes. */
final class CalendarWords {

  private static final Map<String, Integer> MONTHS = new HashMap<>();
  private static final Map<String, DayOfWeek> WEEKDAYS = new HashMap<>();
  private static final Set<String> MONTH_FIRST = Set.of("US", "PH", "BZ", "FM", "PW", "MH");

  static {
    String[][] months = {
      {"january", "jan", "januar", "jänner"},
      {"february", "feb", "februar"},
      {"march", "mar", "märz", "mrz"},
      {"april", "apr"},
      {"may", "mai"},
      {"june", "jun", "juni"},
      {"july", "jul", "juli"},
      {"august", "aug"},
      {"september", "sep", "sept"},
      {"october", "oct", "oktober", "okt"},
      {"november", "nov"},
      {"december", "dec", "dezember", "dez"}
    };
    for (int i = 0; i < months.length; i++) {
      for (String name : months[i]) {
        MONTHS.put(name, i + 1);
      }
    }
    String[][] days = {
      {"monday", "montag"}, {"tuesday", "dienstag"}, {"wednesday", "mittwoch"},
      {"thursday", "donnerstag"}, {"friday", "freitag"}, {"saturday", "samstag", "sonnabend"},
      {"sunday", "sonntag"}
    };
    for (int i = 0; i < days.length; i++) {
      for (String name : days[i]) {
        WEEKDAYS.put(name, DayOfWeek.of(i + 1));
      }
    }
  }

  private CalendarWords() {}

  /** An alternation of all months' names, the longest first, for a pattern. */
  static String monthAlternation() {
    TreeSet<String> names =
        new TreeSet<>(
            (a, b) -> a.length() != b.length() ? b.length() - a.length() : a.compareTo(b));
    names.addAll(MONTHS.keySet());
    return String.join("|", names);
  }

  static Optional<Integer> month(String name) {
    return Optional.ofNullable(MONTHS.get(name.toLowerCase(Locale.ROOT)));
  }

  static Optional<DayOfWeek> weekday(String word) {
    return Optional.ofNullable(WEEKDAYS.get(word.toLowerCase(Locale.ROOT)));
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
