// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.Dimension;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The whole units numbers are counted in, and arithmetic that does not overflow silently. */
final class Units {

  static final long MILLION = 1_000_000;
  static final long DAY = 86_400 * MILLION;

  private Units() {}

  /** Microseconds, rounded down; {@link NumberNode#UNKNOWN} out of range. */
  static long micros(Instant instant) {
    return micros(instant.getEpochSecond(), instant.getNano());
  }

  /** Microseconds, rounded down; {@link NumberNode#UNKNOWN} out of range. */
  static long micros(Duration length) {
    return micros(length.getSeconds(), length.getNano());
  }

  private static long micros(long seconds, int nanos) {
    return plus(times(seconds, MILLION), nanos / 1_000);
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MILLION), Math.floorMod(micros, MILLION) * 1_000);
  }

  /** The product; {@link NumberNode#UNKNOWN} if a factor is, or out of range. */
  static long times(long a, long b) {
    if (a == NumberNode.UNKNOWN || b == NumberNode.UNKNOWN) {
      return NumberNode.UNKNOWN;
    }
    long low = a * b;
    return Math.multiplyHigh(a, b) == low >> 63 ? low : NumberNode.UNKNOWN;
  }

  /** The sum; {@link NumberNode#UNKNOWN} if a part is, or out of range. */
  static long plus(long a, long b) {
    if (a == NumberNode.UNKNOWN || b == NumberNode.UNKNOWN) {
      return NumberNode.UNKNOWN;
    }
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 ? NumberNode.UNKNOWN : sum;
  }

  /** Compares a / b with c / d exactly; b and d are at least 1. */
  static int compare(long a, long b, long c, long d) {
    if (b == d) {
      return Long.compare(a, c);
    }
    int high = Long.compare(Math.multiplyHigh(a, d), Math.multiplyHigh(c, b));
    return high != 0 ? high : Long.compareUnsigned(a * d, c * b);
  }

  static long gcd(long a, long b) {
    long x = Math.abs(a);
    long y = Math.abs(b);
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return x == 0 ? 1 : x;
  }

  /** The least common multiple; {@link NumberNode#UNKNOWN} out of range. */
  static long lcm(long a, long b) {
    return times(a / gcd(a, b), b);
  }

  /** A day so many months later, at most its month's last; {@link NumberNode#UNKNOWN} if none. */
  static long plusMonths(long day, long months) {
    try {
      return LocalDate.ofEpochDay(day).plusMonths(months).toEpochDay();
    } catch (DateTimeException | ArithmeticException e) {
      return NumberNode.UNKNOWN;
    }
  }

  /**
   * The point in time a length before now, where a day is 24 hours and months are of the calendar;
   * {@link NumberNode#UNKNOWN} if there is none.
   */
  static long before(long now, NumberNode length, Frame frame) {
    return shift(now, length, frame, -1);
  }

  /** The length as elapsed microseconds from now on. */
  static long elapsed(long now, NumberNode length, Frame frame) {
    long end = shift(now, length, frame, 1);
    return end == NumberNode.UNKNOWN ? end : plus(end, -now);
  }

  private static long shift(long now, NumberNode length, Frame frame, int sign) {
    long value = length.value(frame);
    if (value == NumberNode.UNKNOWN) {
      return value;
    }
    if (length.dimension == Dimension.MONTHS) {
      ZoneId zone = frame.zone();
      try {
        long months = Math.floorDiv(value, length.denominator) * sign;
        return micros(instant(now).atZone(zone).plusMonths(months).toInstant());
      } catch (DateTimeException | ArithmeticException e) {
        return NumberNode.UNKNOWN;
      }
    }
    long micros = length.dimension == Dimension.DAYS ? times(value, DAY) : value;
    return micros == NumberNode.UNKNOWN
        ? micros
        : plus(now, sign * Math.floorDiv(micros, length.denominator));
  }
}
