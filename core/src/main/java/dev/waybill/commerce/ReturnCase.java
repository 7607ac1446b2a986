// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods on their way back (an RMA).
 *
 * @param id the source's identifier
 * @param state the state in our terms
 * @param sourceState the state in the source's own word, or null
 * @param lines what comes back
 * @param parcel the box it comes back in, or null if none is known
 * @param createdAt when the return was opened, or null if not held
 */
public record ReturnCase(
    String id,
    State state,
    @Nullable String sourceState,
    List<LineQuantity> lines,
    @Nullable Parcel parcel,
    @Nullable Instant createdAt) {

  /** Where a return stands. */
  public enum State {
    /** Asked for. */
    REQUESTED,
    /** Allowed. */
    APPROVED,
    /** Refused. */
    DECLINED,
    /** On the road. */
    IN_TRANSIT,
    /** Some of it is back. */
    PARTIALLY_RECEIVED,
    /** All of it is back. */
    RECEIVED,
    /** Settled. */
    CLOSED,
    /** Called off. */
    CANCELLED,
    /** The source used a word we do not know. */
    UNKNOWN
  }

  public ReturnCase {
    requireNonNull(id, "id");
    requireNonNull(state, "state");
    lines = List.copyOf(lines);
  }
}
