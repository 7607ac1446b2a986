// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money on its way back, or back.
 *
 * @param id the source's identifier
 * @param state the state in our terms
 * @param sourceState the state in the source's own word, or null
 * @param amount how much
 * @param createdAt when the refund was made, or null if not held
 * @param destination where it goes, as it may be shown, for example {@code Visa ...1111}, or null
 *     if not held
 * @param reference what the customer's bank finds it by, or null if not held
 */
public record Refund(
    String id,
    State state,
    @Nullable String sourceState,
    Money amount,
    @Nullable Instant createdAt,
    @Nullable String destination,
    @Nullable String reference) {

  /** Where a refund stands. */
  public enum State {
    /** Accepted, not paid. */
    PENDING,
    /** Paid, by the provider's word. */
    SUCCEEDED,
    /** Refused by the provider. */
    FAILED,
    /** Called off. */
    CANCELLED,
    /** The source used a word we do not know. */
    UNKNOWN
  }

  /** A refund of which neither the destination nor a bank's reference is held. */
  public Refund(
      String id,
      State state,
      @Nullable String sourceState,
      Money amount,
      @Nullable Instant createdAt) {
    this(id, state, sourceState, amount, createdAt, null, null);
  }

  public Refund {
    requireNonNull(id, "id");
    requireNonNull(state, "state");
    requireNonNull(amount, "amount");
  }
}
