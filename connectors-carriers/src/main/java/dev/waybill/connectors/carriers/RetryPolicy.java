// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers;

import java.time.Duration;

/**
 * How often a call is attempted, and how long the connector waits in between: a random time between
 * nought and a limit that doubles with each attempt ("full jitter"). A carrier's own word of when
 * to come back goes before it. A wait that would not end before the deadline is not begun.
 *
 * @param attempts how often at most, the first time included
 * @param firstWait the limit of the first wait
 * @param longestWait what the limit never exceeds
 */
public record RetryPolicy(int attempts, Duration firstWait, Duration longestWait) {

  public RetryPolicy {
    if (attempts < 1) {
      throw new IllegalArgumentException("there must be at least one attempt, not " + attempts);
    }
    if (firstWait.isNegative() || longestWait.compareTo(firstWait) < 0) {
      throw new IllegalArgumentException(
          "the first wait must not be negative nor longer than the longest: "
              + firstWait
              + ", "
              + longestWait);
    }
  }

  /** Three attempts, waits of up to 200 ms, 400 ms and so on, never more than 2 s. */
  public static RetryPolicy ofDefaults() {
    return new RetryPolicy(3, Duration.ofMillis(200), Duration.ofSeconds(2));
  }

  /** One attempt. */
  public static RetryPolicy none() {
    return new RetryPolicy(1, Duration.ZERO, Duration.ZERO);
  }

  /**
   * The limit of the wait after an attempt.
   *
   * @param attempt the attempt, 1 for the first
   */
  public Duration waitLimit(int attempt) {
    Duration limit = firstWait.multipliedBy(1L << Math.min(attempt - 1, 20));
    return limit.compareTo(longestWait) < 0 ? limit : longestWait;
  }
}
