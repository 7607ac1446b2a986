// SPDX-License-Identifier: Apache-2.0
package dev.waybill.evidence;

import static java.util.Objects.requireNonNull;

/**
 * Something that could not be found out, as a result of its own: it is said as unknown, never
 * guessed.
 *
 * @param kind what is not known
 * @param subject the path of the thing it is about, for example {@code parcels.1Z9}; {@code shop}
 *     if it is about no one thing
 */
public record Unknown(Kind kind, String subject) {

  /** What is not known. */
  public enum Kind {
    /** When it arrives: no estimate, or one that has passed. */
    ARRIVAL_DATE,
    /** At what hour it arrives. */
    ARRIVAL_TIME,
    /** When it leaves the warehouse. */
    SHIP_DATE,
    /** Where it is, or how it stands now: the source does not answer. */
    CURRENT_STATE,
    /** What the carrier's code means. */
    CARRIER_CODE,
    /** Whether it is lost. */
    WHETHER_LOST,
    /** What is to be paid. */
    AMOUNT_DUE,
    /** In what state the goods are. */
    CONDITION_OF_GOODS,
    /** What lies beyond what may be read. */
    OUT_OF_REACH,
    /** A code that opens a locker, until the customer has proved who they are. */
    PICKUP_CODE,
    /** When a refund is paid. */
    REFUND_DATE,
    /** How somebody will decide. */
    DECISION,
    /** What a product is like: the catalogue does not say. */
    ATTRIBUTE,
    /** How many there are, or what it costs. */
    STOCK_OR_PRICE,
    /** What is known and told to nobody: how the agent is set up, and its limits. */
    WITHHELD,
    /** The whole of what was asked. */
    ANSWER
  }

  public Unknown {
    requireNonNull(kind, "kind");
    requireNonNull(subject, "subject");
  }
}
