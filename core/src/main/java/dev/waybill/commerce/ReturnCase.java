// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
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
 * @param steps the states it has been in, oldest first; empty if not held
 * @param label the label for the way back, or null if there is none
 */
public record ReturnCase(
    String id,
    State state,
    @Nullable String sourceState,
    List<LineQuantity> lines,
    @Nullable Parcel parcel,
    @Nullable Instant createdAt,
    List<Step> steps,
    @Nullable Label label) {

  /**
   * A state a return was in.
   *
   * @param state the state
   * @param at since when
   */
  public record Step(State state, Instant at) {
    public Step {
      requireNonNull(state, "state");
      requireNonNull(at, "at");
    }
  }

  /**
   * A label for the way back.
   *
   * @param reference the source's identifier of it, as the customer may be told it
   * @param validUntil the last day a carrier takes it, or null if not held
   */
  public record Label(String reference, @Nullable LocalDate validUntil) {
    public Label {
      requireNonNull(reference, "reference");
    }
  }

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

  /** A return of which neither steps nor a label are held. */
  public ReturnCase(
      String id,
      State state,
      @Nullable String sourceState,
      List<LineQuantity> lines,
      @Nullable Parcel parcel,
      @Nullable Instant createdAt) {
    this(id, state, sourceState, lines, parcel, createdAt, List.of(), null);
  }

  public ReturnCase {
    requireNonNull(id, "id");
    requireNonNull(state, "state");
    lines = List.copyOf(lines);
    steps = List.copyOf(steps);
  }

  /** Whether it is neither settled nor called off. */
  public boolean isOpen() {
    return switch (state) {
      case REQUESTED, APPROVED, IN_TRANSIT, PARTIALLY_RECEIVED, RECEIVED -> true;
      case DECLINED, CLOSED, CANCELLED, UNKNOWN -> false;
    };
  }

  /** Whether a line comes back in it; a return that names no lines is of the whole order. */
  public boolean isOf(String lineId) {
    return lines.isEmpty() || lines.stream().anyMatch(line -> line.lineId().equals(lineId));
  }
}
