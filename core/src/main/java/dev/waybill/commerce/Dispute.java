// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A dispute about a payment that the customer opened with their bank (a chargeback).
 *
 * @param state where it stands
 * @param openedOn the day it was opened, in the shop's zone, or null if not held
 */
public record Dispute(State state, @Nullable LocalDate openedOn) {

  /** Where a dispute stands. */
  public enum State {
    /** The bank has not decided. */
    OPEN,
    /** The bank decided for the shop. */
    WON,
    /** The bank decided for the customer. */
    LOST,
    /** The source used a word we do not know. */
    UNKNOWN
  }

  public Dispute {
    requireNonNull(state, "state");
  }
}
