// SPDX-License-Identifier: Apache-2.0
package dev.waybill.evidence;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Money;
import dev.waybill.commerce.ScanTime;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The value of a fact, typed by how it may be said. A value is never turned into text before a
 * locale, a zone and a channel are known.
 */
public sealed interface FactValue {

  /** An amount of money. */
  record Amount(Money money) implements FactValue {
    public Amount {
      requireNonNull(money, "money");
    }
  }

  /**
   * A calendar day.
   *
   * @param date the day
   * @param zone where it is that day, or null if not known
   */
  record Day(LocalDate date, @Nullable ZoneId zone) implements FactValue {
    public Day {
      requireNonNull(date, "date");
    }
  }

  /**
   * Hours of a calendar day.
   *
   * @param date the day
   * @param from the start, or null for "until"
   * @param to the end
   * @param zone where, or null if not known
   */
  record Window(LocalDate date, @Nullable LocalTime from, LocalTime to, @Nullable ZoneId zone)
      implements FactValue {
    public Window {
      requireNonNull(date, "date");
      requireNonNull(to, "to");
    }
  }

  /** The wall-clock time of a scan, said in the place's own time. */
  record Moment(ScanTime time) implements FactValue {
    public Moment {
      requireNonNull(time, "time");
    }
  }

  /** An instant, said in the customer's zone. */
  record Point(Instant instant) implements FactValue {
    public Point {
      requireNonNull(instant, "instant");
    }
  }

  /**
   * A length of time in days.
   *
   * @param number how many
   * @param working whether only Monday to Friday count
   */
  record Days(long number, boolean working) implements FactValue {}

  /** How many. */
  record Count(long number) implements FactValue {}

  /** A share, in per cent. */
  record Percentage(BigDecimal percent) implements FactValue {
    public Percentage {
      requireNonNull(percent, "percent");
    }
  }

  /**
   * The state of something.
   *
   * @param word the state's word: the name of a constant of the commerce package where the state is
   *     in our terms, else the source's own word
   */
  record Status(String word) implements FactValue {
    public Status {
      requireNonNull(word, "word");
    }
  }

  /**
   * A word or number that names something.
   *
   * @param kind what it names
   * @param text the name, exactly as held
   */
  record Term(Kind kind, String text) implements FactValue {

    /** What a term names. */
    public enum Kind {
      /** An order, by the number the customer knows. */
      ORDER_NUMBER,
      /** A parcel, by the carrier's number. */
      TRACKING_NUMBER,
      /** Anything else by an identifier: a line, an item, a payment, the last digits of a card. */
      IDENTIFIER,
      /** A carrier. */
      CARRIER,
      /** A place. */
      PLACE,
      /** A person. */
      PERSON,
      /** A product. */
      PRODUCT,
      /** A property of a product or of a payment: a colour, a material, a brand. */
      OPTION,
      /** Other text. */
      TEXT
    }

    public Term {
      requireNonNull(kind, "kind");
      requireNonNull(text, "text");
    }
  }

  /** An address on the web. */
  record Link(URI uri) implements FactValue {
    public Link {
      requireNonNull(uri, "uri");
    }
  }

  /** Yes or no. */
  record Flag(boolean yes) implements FactValue {}
}
