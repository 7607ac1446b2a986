// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One payment of an order.
 *
 * @param id the source's identifier
 * @param state the state in our terms
 * @param sourceState the state in the source's own word, or null
 * @param method what the customer paid with, as it may be shown, for example {@code Visa ...1111},
 *     or null if not held
 * @param captured what was really taken, or null if not held
 * @param refunds what was paid back
 * @param dispute what the customer's bank was asked to decide, or null if nothing
 */
public record Payment(
    String id,
    State state,
    @Nullable String sourceState,
    @Nullable String method,
    @Nullable Money captured,
    List<Refund> refunds,
    @Nullable Dispute dispute) {

  /** Where a payment stands. */
  public enum State {
    /** Nothing was tried. */
    UNPAID,
    /** The provider has not decided. */
    PENDING,
    /** Reserved, not taken. */
    AUTHORIZED,
    /** Taken. */
    PAID,
    /** Refused. */
    FAILED,
    /** Called off before it was taken. */
    VOIDED,
    /** The source used a word we do not know. */
    UNKNOWN
  }

  /** A payment that is not disputed. */
  public Payment(
      String id,
      State state,
      @Nullable String sourceState,
      @Nullable String method,
      @Nullable Money captured,
      List<Refund> refunds) {
    this(id, state, sourceState, method, captured, refunds, null);
  }

  public Payment {
    requireNonNull(id, "id");
    requireNonNull(state, "state");
    refunds = List.copyOf(refunds);
  }
}
