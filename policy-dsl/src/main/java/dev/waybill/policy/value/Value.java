// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A value given to a policy. Immutable and safe for use by several threads.
 *
 * <p>{@link Absent} is not "unknown": it says that a system was read and has no such value. What
 * was not read is simply not given.
 */
public sealed interface Value {

  /** The value that says: the source was read, and there is none. */
  Value ABSENT = new Absent();

  /** Read, and there is none. */
  record Absent() implements Value {}

  /**
   * An amount of money.
   *
   * @param minor the amount in the currency's minor units; may be negative
   * @param currency the ISO 4217 code
   */
  record Money(long minor, String currency) implements Value {
    public Money {
      requireNonNull(currency, "currency");
    }
  }

  /**
   * A number.
   *
   * @param number the number; more than six decimals make it unusable for a policy
   */
  record Decimal(BigDecimal number) implements Value {
    public Decimal {
      requireNonNull(number, "number");
    }
  }

  /**
   * A percentage.
   *
   * @param percent the number before the percent sign; at most four decimals
   */
  record Percent(BigDecimal percent) implements Value {
    public Percent {
      requireNonNull(percent, "percent");
    }
  }

  /**
   * A day of the calendar.
   *
   * @param date the day
   */
  record Day(LocalDate date) implements Value {
    public Day {
      requireNonNull(date, "date");
    }
  }

  /**
   * A point in time.
   *
   * @param instant the point in time; counted to the microsecond
   */
  record Moment(Instant instant) implements Value {
    public Moment {
      requireNonNull(instant, "instant");
    }
  }

  /**
   * An elapsed length of time; a day is 24 hours.
   *
   * @param duration the length; counted to the microsecond
   */
  record Length(Duration duration) implements Value {
    public Length {
      requireNonNull(duration, "duration");
    }
  }

  /**
   * Yes or no.
   *
   * @param yes whether it is yes
   */
  record YesNo(boolean yes) implements Value {}

  /**
   * A text, an identifier, or the value of an enum.
   *
   * @param text the characters, kept in Unicode's composed form (NFC), so that texts that look the
   *     same because only their accents are written otherwise are the same
   */
  record Text(String text) implements Value {
    public Text {
      text = composed(text);
    }
  }

  /**
   * A record: an address, a variant.
   *
   * @param attributes its attributes by name
   */
  record Fields(Map<String, Value> attributes) implements Value {
    public Fields {
      attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }
  }

  /**
   * A list of records or of plain values.
   *
   * @param items the items, in order
   */
  record Items(List<Value> items) implements Value {
    public Items {
      items = List.copyOf(items);
    }
  }

  /**
   * Gives a text in Unicode's composed form (NFC).
   *
   * @param text the characters
   * @return the same characters, with letters and their accents as one
   */
  static String composed(String text) {
    for (int i = 0; i < text.length(); i++) {
      // Below U+0300 everything is composed already.
      if (text.charAt(i) >= 0x300) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
      }
    }
    return text;
  }

  /**
   * Gives a text.
   *
   * @param text the characters
   * @return the value
   */
  static Value text(String text) {
    return new Text(text);
  }

  /**
   * Gives yes or no.
   *
   * @param yes whether it is yes
   * @return the value
   */
  static Value yes(boolean yes) {
    return new YesNo(yes);
  }

  /**
   * Gives an amount of money.
   *
   * @param minor the amount in minor units
   * @param currency the ISO 4217 code
   * @return the value
   */
  static Value money(long minor, String currency) {
    return new Money(minor, currency);
  }

  /**
   * Gives a whole number.
   *
   * @param number the number
   * @return the value
   */
  static Value number(long number) {
    return new Decimal(BigDecimal.valueOf(number));
  }

  /**
   * Gives a day.
   *
   * @param date the day
   * @return the value
   */
  static Value day(LocalDate date) {
    return new Day(date);
  }
}
