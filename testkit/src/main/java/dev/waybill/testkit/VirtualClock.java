// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved. Safe for many threads. */
public final class VirtualClock extends Clock {

  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  private VirtualClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /** A clock in UTC that stands at an instant. */
  public static VirtualClock at(Instant start) {
    return new VirtualClock(new AtomicReference<>(requireNonNull(start, "start")), ZoneOffset.UTC);
  }

  /** A clock in UTC that stands at an instant, for example {@code 2026-11-24T12:00:00Z}. */
  public static VirtualClock at(String start) {
    return at(Instant.parse(start));
  }

  /**
   * Moves it forward.
   *
   * @throws IllegalArgumentException if the time is negative; {@link #set} goes back
   */
  public void advance(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("the time to advance must not be negative: " + time);
    }
    now.updateAndGet(instant -> instant.plus(time));
  }

  /** Moves it to an instant, forward or back. */
  public void set(Instant instant) {
    now.set(requireNonNull(instant, "instant"));
  }

  @Override
  public Instant instant() {
    return requireNonNull(now.get());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** The same clock, read in another zone: moving one moves both. */
  @Override
  public Clock withZone(ZoneId other) {
    return new VirtualClock(now, requireNonNull(other, "zone"));
  }

  @Override
  public String toString() {
    return "VirtualClock[" + instant() + ", " + zone + "]";
  }
}
