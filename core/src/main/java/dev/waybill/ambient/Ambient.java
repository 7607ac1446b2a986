// SPDX-License-Identifier: Apache-2.0
package dev.waybill.ambient;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** The defaults of builders. Safe for use by many threads. */
public final class Ambient {

  private Ambient() {}

  /** The system's clock; its zone is UTC and is not used. */
  public static Clock clock() {
    return Clock.systemUTC();
  }

  /** Nanoseconds of this machine, to measure how long something takes; not a time of day. */
  public static long nanoTime() {
    return System.nanoTime();
  }

  /** Chance, for jitter; not for secrets. */
  public static RandomGenerator random() {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        return ThreadLocalRandom.current().nextLong();
      }
    };
  }

  /**
   * Waits.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public static void pause(Duration time) throws InterruptedException {
    Thread.sleep(time.toMillis());
  }
}
