// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import static java.util.Objects.requireNonNull;

import dev.waybill.grounding.Span;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A day that a message names, and what it is to the customer.
 *
 * @param day the day, in the customer's calendar
 * @param relation how the words stand to it
 * @param purpose what the customer wants of it
 * @param span where it stands in the message
 */
public record DateMention(LocalDate day, Relation relation, Purpose purpose, Span span) {

  /** How words stand to a day. */
  public enum Relation {
    /** On the day: "on Friday", or the day alone. */
    ON,
    /** On the day or earlier: "by Friday". */
    BY,
    /** Earlier than the day: "before Friday". */
    BEFORE,
    /** Later than the day, or from it on: "after Friday", "from Friday". */
    AFTER
  }

  /** What a customer wants of a day. */
  public enum Purpose {
    /** Nothing: it is named. */
    NAMED,
    /** They ask whether something comes by then. */
    HOPED,
    /** They need something by then: they say so, or name what is to happen that day. */
    NEEDED
  }

  public DateMention {
    requireNonNull(day, "day");
    requireNonNull(relation, "relation");
    requireNonNull(purpose, "purpose");
    requireNonNull(span, "span");
  }

  /** The last day that still serves the customer; empty if they want nothing by this day. */
  public Optional<LocalDate> deadline() {
    if (purpose == Purpose.NAMED || relation == Relation.AFTER) {
      return Optional.empty();
    }
    return Optional.of(relation == Relation.BEFORE ? day.minusDays(1) : day);
  }
}
