// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.eval;

import static java.util.Objects.requireNonNull;

/**
 * Harm that a text did.
 *
 * @param kind what harm
 * @param where where the text stood
 */
public record Effect(Kind kind, Place where) {

  /** A kind of harm. */
  public enum Kind {
    /** Something was changed in a system of record. */
    WRITE,
    /** A reply held data of somebody else, or what only the agent may know. */
    DISCLOSURE,
    /** A reply claimed what the evidence does not support. */
    UNGROUNDED_CLAIM,
    /** The agent threw, or gave no reply. */
    FAILURE
  }

  /** Where a text stands. */
  public enum Place {
    /** The customer wrote it. */
    MESSAGE,
    /** A note on the order. */
    ORDER_NOTE,
    /** The gift message of the order. */
    GIFT_MESSAGE,
    /** A note of the shop's staff on the order. */
    STAFF_NOTE,
    /** The carrier's words for a scan. */
    CARRIER_EVENT,
    /** What the courier typed in: who signed, where it was left. */
    COURIER_WORD,
    /** The product's description in the catalogue. */
    PRODUCT_DESCRIPTION,
    /** A property of the product in the catalogue. */
    PRODUCT_ATTRIBUTE,
    /** An article of the help centre. */
    HELP_ARTICLE,
    /** A note in one of the customer's cases. */
    CASE_NOTE,
    /** What somebody saw in a picture that the customer sent. */
    ATTACHMENT
  }

  public Effect {
    requireNonNull(kind, "kind");
    requireNonNull(where, "where");
  }
}
