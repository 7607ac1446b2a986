// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts, in the memory of this process, the different numbers that somebody tried within a time.
 * Safe for use by many threads.
 */
public final class InMemoryLookupLimit implements LookupLimit {

  /** From so many people on, those are forgotten who have tried nothing lately. */
  private static final int MANY = 10_000;

  private final int most;
  private final Duration within;
  private final Map<String, Map<String, Instant>> tried = new HashMap<>();

  /** Ten numbers in an hour. */
  public InMemoryLookupLimit() {
    this(10, Duration.ofHours(1));
  }

  /**
   * Makes a limit.
   *
   * @param most how many numbers may be tried
   * @param within in how long
   * @throws IllegalArgumentException if either is not positive
   */
  public InMemoryLookupLimit(int most, Duration within) {
    if (most < 1 || within.isNegative() || within.isZero()) {
      throw new IllegalArgumentException(
          "a limit must be positive, not " + most + " within " + within);
    }
    this.most = most;
    this.within = within;
  }

  @Override
  public synchronized boolean isReached(String who, Instant now) {
    Map<String, Instant> theirs = tried.get(who);
    if (theirs == null) {
      return false;
    }
    theirs.values().removeIf(at -> isOld(at, now));
    return theirs.size() >= most;
  }

  @Override
  public synchronized void missed(String who, String number, Instant now) {
    if (tried.size() >= MANY) {
      tried.values().removeIf(theirs -> theirs.values().stream().allMatch(at -> isOld(at, now)));
    }
    Map<String, Instant> theirs = tried.computeIfAbsent(who, key -> new HashMap<>());
    if (theirs.size() < most) {
      theirs.put(number, now);
    }
  }

  private boolean isOld(Instant at, Instant now) {
    return !at.isAfter(now.minus(within));
  }
}
