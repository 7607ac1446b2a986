// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connector;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * The instant by which a call must have returned.
 *
 * @param at the instant
 */
public record Deadline(Instant at) {

  public Deadline {
    requireNonNull(at, "at");
  }

  /** The deadline this long after now. */
  public static Deadline in(Duration time, Instant now) {
    return new Deadline(now.plus(time));
  }

  /** How long is left; nought if it has passed. */
  public Duration remaining(Instant now) {
    Duration left = Duration.between(now, at);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Whether it has passed. */
  public boolean hasPassed(Instant now) {
    return !now.isBefore(at);
  }
}
