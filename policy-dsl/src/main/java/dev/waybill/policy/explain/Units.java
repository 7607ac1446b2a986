// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.value.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Values with an order as whole numbers of the units of their {@link Dimension}, and back. */
public final class Units {

  private static final long MILLION = 1_000_000;

  private Units() {}

  /**
   * Gives a value as a number.
   *
   * @param value a value
   * @return the number of units; null if the value has no order, too many decimals, or is too large
   */
  public static @Nullable Long of(Value value) {
    if (value instanceof Value.Money money) {
      return money.minor();
    }
    if (value instanceof Value.Decimal number) {
      return of(number.number(), 6);
    }
    if (value instanceof Value.Percent percent) {
      return of(percent.percent(), 4);
    }
    if (value instanceof Value.Day day) {
      return day.date().toEpochDay();
    }
    if (value instanceof Value.Moment moment) {
      return micros(moment.instant());
    }
    if (value instanceof Value.Length length) {
      Duration duration = length.duration();
      return duration.getSeconds() * MILLION + duration.getNano() / 1000;
    }
    return null;
  }

  private static @Nullable Long of(BigDecimal number, int places) {
    try {
      return number.movePointRight(places).longValueExact();
    } catch (ArithmeticException e) {
      return null;
    }
  }

  static long micros(Instant instant) {
    return instant.getEpochSecond() * MILLION + instant.getNano() / 1000;
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /**
   * Gives a number as a value.
   *
   * @param dimension what it measures; days are given as 24 hours, months not at all
   * @param units the number of units
   * @param currency the ISO 4217 code for money
   * @return the value; null for months
   */
  public static @Nullable Value value(Dimension dimension, long units, String currency) {
    return switch (dimension) {
      case MONEY -> new Value.Money(units, currency);
      case NUMBER -> new Value.Decimal(BigDecimal.valueOf(units, 6).stripTrailingZeros());
      case PERCENT -> new Value.Percent(BigDecimal.valueOf(units, 4).stripTrailingZeros());
      case DATE -> new Value.Day(LocalDate.ofEpochDay(units));
      case INSTANT -> new Value.Moment(instant(units));
      case ELAPSED -> new Value.Length(Duration.of(units, ChronoUnit.MICROS));
      case DAYS -> new Value.Length(Duration.ofDays(units));
      case MONTHS -> null;
    };
  }

  /**
   * Gives the difference by which a test misses a boundary: a minor unit of money, the number 1, a
   * percent, a day, a second.
   *
   * @param dimension what is measured
   * @return the difference in units of the dimension
   */
  public static long step(Dimension dimension) {
    return switch (dimension) {
      case MONEY, DATE, DAYS, MONTHS -> 1;
      case NUMBER, INSTANT, ELAPSED -> MILLION;
      case PERCENT -> 10_000;
    };
  }
}
