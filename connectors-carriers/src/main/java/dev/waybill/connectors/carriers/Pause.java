// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How a connector waits between two attempts. A test gives one that does not wait. */
@FunctionalInterface
public interface Pause {

  /**
   * Waits.
   *
   * @param time for how long
   * @throws InterruptedException if the thread is interrupted; the connector then gives up
   */
  void await(Duration time) throws InterruptedException;

  /** Really waits. */
  static Pause real() {
    return time -> {
      ReentrantLock lock = new ReentrantLock();
      Condition never = lock.newCondition();
      lock.lock();
      try {
        long left = time.toNanos();
        while (left > 0) {
          left = never.awaitNanos(left);
        }
      } finally {
        lock.unlock();
      }
    };
  }
}
