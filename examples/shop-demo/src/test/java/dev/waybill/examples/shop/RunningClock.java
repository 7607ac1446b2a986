// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A clock that runs on from where another stands: for tests in which time really passes, as it does
 * for deadlines over a real connection.
 */
final class RunningClock extends Clock {

  private final Clock from;
  private final long started;

  RunningClock(Clock from) {
    this(from, System.nanoTime());
  }

  private RunningClock(Clock from, long started) {
    this.from = from;
    this.started = started;
  }

  @Override
  public Instant instant() {
    return from.instant().plusNanos(System.nanoTime() - started);
  }

  @Override
  public ZoneId getZone() {
    return from.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new RunningClock(from.withZone(zone), started);
  }
}
