// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.commerce.ScanTime;
import dev.waybill.evidence.FactValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** Compares what stands in a scenario's world with the value of a fact. */
final class WorldValue {

  private WorldValue() {}

  /**
   * Whether a fact has the value that was written.
   *
   * @param written a word, number, day or time with an offset
   * @param zone the zone in which a time is a day
   */
  static boolean isSame(FactValue value, String written, ZoneId zone) {
    return !written.isEmpty()
        && (isNumber(value, written)
            || isWord(value, written)
            || day(written).filter(day -> isDay(value, day)).isPresent()
            || time(written).filter(time -> isTime(value, time, zone)).isPresent());
  }

  private static boolean isNumber(FactValue value, String written) {
    if (!written.matches("-?\\d+(\\.\\d+)?")) {
      return false;
    }
    BigDecimal number = new BigDecimal(written);
    return (value instanceof FactValue.Amount amount
            && amount.money().amount().compareTo(number) == 0)
        || (value instanceof FactValue.Count count
            && BigDecimal.valueOf(count.number()).compareTo(number) == 0)
        || (value instanceof FactValue.Days days
            && BigDecimal.valueOf(days.number()).compareTo(number) == 0)
        || (value instanceof FactValue.Percentage share && share.percent().compareTo(number) == 0);
  }

  private static boolean isWord(FactValue value, String written) {
    if (value instanceof FactValue.Status status) {
      return status.word().toUpperCase(Locale.ROOT).equals(written.toUpperCase(Locale.ROOT));
    }
    if (value instanceof FactValue.Link link) {
      return link.uri().toString().equals(written);
    }
    if (value instanceof FactValue.Flag flag) {
      return written.equals(flag.yes() ? "true" : "false");
    }
    return value instanceof FactValue.Term term && term.text().equals(written);
  }

  static boolean isDay(FactValue value, LocalDate day) {
    return (value instanceof FactValue.Day held && held.date().equals(day))
        || (value instanceof FactValue.Window window && window.date().equals(day));
  }

  private static boolean isTime(FactValue value, OffsetDateTime time, ZoneId zone) {
    Instant instant = time.toInstant();
    return (value instanceof FactValue.Point point && point.instant().equals(instant))
        || (value instanceof FactValue.Moment moment && isMoment(moment.time(), time))
        || isDay(value, instant.atZone(zone).toLocalDate());
  }

  /** The same time on the wall, and the same offset where one is known. */
  static boolean isMoment(ScanTime held, OffsetDateTime time) {
    return held.local().equals(time.toLocalDateTime())
        && (held.offset() == null || held.offset().equals(time.getOffset()));
  }

  static Optional<LocalDate> day(String written) {
    try {
      return Optional.of(LocalDate.parse(written));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static Optional<OffsetDateTime> time(String written) {
    try {
      return Optional.of(OffsetDateTime.parse(written));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
