// SPDX-License-Identifier: Apache-2.0
package dev.waybill.outreach;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that may be worth a word to a customer. It is no more than a reason to look: what is
 * written is read anew from the systems of record. Immutable.
 *
 * @param kind what happened
 * @param customerId the shop's identifier of the customer
 * @param orderNumber the order it is about; null if none
 * @param subject the tracking number, the SKU or the claim's identifier
 * @param wishId the customer's own recorded words that asked for it; null if there are none
 * @param at when it happened
 */
public record Event(
    Kind kind,
    String customerId,
    @Nullable String orderNumber,
    String subject,
    @Nullable String wishId,
    Instant at) {

  /** What may happen. */
  public enum Kind {
    /** The carrier has another estimate. */
    ETA_CHANGED,
    /** The carrier tried and did not hand over. */
    ATTEMPT_FAILED,
    /** The carrier says that it is lost. */
    DECLARED_LOST,
    /** The day is over by which a silent parcel was to move; the agent's own reminder. */
    SEARCH_DUE,
    /** No scan for a while. */
    SILENT,
    /** The time by which a claim's next word was promised is over. */
    CLAIM_OVERDUE,
    /** A unit can be sold again. */
    BACK_IN_STOCK,
    /** The shop wants to sell a unit. */
    CAMPAIGN;

    /** Whether it is about a parcel. */
    public boolean isOfParcel() {
      return compareTo(SILENT) <= 0;
    }

    /** Whether it sells something, and is sent only to who asked for it. */
    public boolean isMarketing() {
      return this == BACK_IN_STOCK || this == CAMPAIGN;
    }
  }

  public Event {
    requireNonNull(kind, "kind");
    requireNonNull(customerId, "customerId");
    requireNonNull(subject, "subject");
    requireNonNull(at, "at");
    if (kind.isOfParcel() && orderNumber == null) {
      throw new IllegalArgumentException("an event of a parcel must name its order");
    }
  }

  /** Something about a parcel of an order. */
  public static Event ofParcel(
      Kind kind, String customerId, String orderNumber, String trackingNumber, Instant at) {
    return new Event(kind, customerId, orderNumber, trackingNumber, null, at);
  }

  /** What is to be done if nothing moves: what the customer was told. */
  Event searchDue() {
    return new Event(Kind.SEARCH_DUE, customerId, orderNumber, subject, null, at);
  }

  /** What is one matter: events of one slot replace each other. */
  String slot() {
    return customerId + "/" + kind + "/" + subject;
  }
}
