// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets one turn at a time into a conversation; a second message waits. Keeps nothing of a
 * conversation nobody is in. Safe for use by many threads.
 */
final class ConversationGate {

  private static final class Door {
    final Semaphore free = new Semaphore(1, true);
    int visitors;
  }

  private final ConcurrentMap<String, Door> doors = new ConcurrentHashMap<>();

  /**
   * Does something alone in the conversation.
   *
   * @param conversationId the conversation
   * @param patience how long to wait for the turn before this one
   * @param turn what to do
   * @return what it gave; empty if the wait was too long, or was interrupted
   */
  <T> Optional<T> alone(String conversationId, Duration patience, Supplier<T> turn) {
    Door door = approach(conversationId);
    try {
      if (!door.free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
      try {
        return Optional.of(turn.get());
      } finally {
        door.free.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      leave(conversationId);
    }
  }

  /** How many conversations somebody is in, or waits for. */
  int doors() {
    return doors.size();
  }

  private Door approach(String conversationId) {
    return doors.compute(
        conversationId,
        (id, held) -> {
          Door door = held == null ? new Door() : held;
          door.visitors++;
          return door;
        });
  }

  private void leave(String conversationId) {
    doors.computeIfPresent(conversationId, (id, door) -> --door.visitors == 0 ? null : door);
  }
}
