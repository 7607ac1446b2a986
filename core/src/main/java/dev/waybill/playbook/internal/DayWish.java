// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.grounding.Setting;
import dev.waybill.intent.DateMention;
import dev.waybill.intent.internal.DateScan;
import dev.waybill.language.Phrases;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The day a customer wants something on: a weekday is the next such day, "tomorrow" is by their own
 * clock.
 */
final class DayWish {

  private DayWish() {}

  /** The one day that a text names; empty if it names none, or several. */
  static Optional<LocalDate> in(String text, Setting setting) {
    Set<LocalDate> days = new TreeSet<>();
    for (DateMention mention : DateScan.of(text, setting)) {
      boolean weekdayOfToday =
          mention.day().equals(setting.today()) && isWeekday(mention.span().of(text), setting);
      days.add(weekdayOfToday ? mention.day().plusWeeks(1) : mention.day());
    }
    return days.size() == 1 ? days.stream().findFirst() : Optional.empty();
  }

  /** Nobody who means today says the day of the week. */
  private static boolean isWeekday(String words, Setting setting) {
    String plain = Wish.plain(words);
    String today = Wish.plain(Phrases.of(setting.locale()).get("value.today"));
    String english = Wish.plain(Phrases.of(Locale.ENGLISH).get("value.today"));
    return !plain.contains(today)
        && !plain.contains(english)
        && plain.chars().noneMatch(Character::isDigit);
  }

  /** Whether a text names one day, in whatever language. */
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
