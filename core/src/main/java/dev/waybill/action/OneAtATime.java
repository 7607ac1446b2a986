// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Does things of one key one after the other, and keeps nothing of a key nobody works on. Safe for
 * use by many threads.
 */
final class OneAtATime {

  private static final class Place {
    final ReentrantLock lock = new ReentrantLock();
    int visitors;
  }

  private final ConcurrentMap<String, Place> places = new ConcurrentHashMap<>();

  <T> T with(String key, Supplier<T> work) {
    Place place =
        places.compute(
            key,
            (same, held) -> {
              Place open = held == null ? new Place() : held;
              open.visitors++;
              return open;
            });
    place.lock.lock();
    try {
      return work.get();
    } finally {
      place.lock.unlock();
      places.computeIfPresent(key, (same, held) -> --held.visitors == 0 ? null : held);
    }
  }

  /** How many keys somebody works on, or waits for. */
  int size() {
    return places.size();
  }
}
