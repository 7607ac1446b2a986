// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.grounding.Setting;
import dev.waybill.language.Phrases;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The day a customer wants something on: a weekday is the next such day, "tomorrow" is by their own
 * clock. In English and in the customer's language.
 */
final class DayWish {

  private static final Pattern DATE = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");

  private DayWish() {}

  /** The one day that a text names; empty if it names none, or several. */
  static Optional<LocalDate> in(String text, Setting setting) {
    String plain = Wish.plain(text);
    LocalDate today = setting.today();
    List<Locale> locales = List.of(Locale.ENGLISH, setting.locale());
    Set<LocalDate> days = new TreeSet<>();
    for (Locale locale : locales) {
      Phrases phrases = Phrases.of(locale);
      if (plain.contains(Wish.plain(phrases.get("value.tomorrow")))) {
        days.add(today.plusDays(1));
      }
      if (plain.contains(Wish.plain(phrases.get("value.today")))) {
        days.add(today);
      }
      for (DayOfWeek day : DayOfWeek.values()) {
        if (plain.contains(Wish.plain(day.getDisplayName(TextStyle.FULL, locale)))) {
          days.add(today.with(TemporalAdjusters.next(day)));
        }
      }
    }
    Matcher date = DATE.matcher(text);
    while (date.find()) {
      try {
        days.add(LocalDate.parse(date.group()));
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }
    return days.size() == 1 ? days.stream().findFirst() : Optional.empty();
  }

  /** Whether a text names a day in English. */
  static boolean isIn(String text) {
    return in(text, new Setting(Locale.ENGLISH, ZoneOffset.UTC, Instant.EPOCH)).isPresent();
  }

  /** What a text adds to an address, as it is written on a label; empty if nothing. */
  static Optional<String> addressPart(String text) {
    for (String part : text.split("[.;\\n]", -1)) {
      if (Wish.ADDRESS_PART.isIn(part) && part.matches("(?s).*\\d.*")) {
        return Optional.of(capitalised(part.strip()));
      }
    }
    return Optional.empty();
  }

  private static String capitalised(String words) {
    StringBuilder capital = new StringBuilder();
    boolean begins = true;
    for (int i = 0; i < words.length(); i++) {
      char sign = words.charAt(i);
      capital.append(begins ? Character.toUpperCase(sign) : sign);
      begins = sign == ' ';
    }
    return capital.toString();
  }
}
