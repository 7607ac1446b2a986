// SPDX-License-Identifier: Apache-2.0
package dev.waybill.handoff;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a person of a queue is there.
 *
 * @param opensAt when the queue opens again if it is closed now; null if it is open, or not known
 * @param expectedWait how long a customer waits now, or null if not known
 */
public record DeskHours(@Nullable Instant opensAt, @Nullable Duration expectedWait) {

  /** Nothing is known, and nothing is said. */
  public static final DeskHours UNKNOWN = new DeskHours(null, null);

  /** Closed until then. */
  public static DeskHours closedUntil(Instant opensAt) {
    return new DeskHours(opensAt, null);
  }

  /** Open, with so long to wait. */
  public static DeskHours open(@Nullable Duration expectedWait) {
    return new DeskHours(null, expectedWait);
  }
}
