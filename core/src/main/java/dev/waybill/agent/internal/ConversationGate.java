package dev.waybill.agent.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

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

  /** Leaves the conversation when closed. */
  interface Visit extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Enters.
   *
   * @param conversationId the conversation
   * @param patience how long to wait for the turn before this one
   * @return the visit; empty if the wait was too long, or was interrupted
   */
  Optional<Visit> enter(String conversationId, Duration patience) {
    Door door =
        doors.compute(
            conversationId,
            (id, held) -> {
              Door known = held == null ? new Door() : held;
              known.visitors++;
              return known;
            });
    boolean entered = false;
    try {
      entered = door.free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!entered) {
      leave(conversationId);
      return Optional.empty();
    }
    return Optional.of(
        () -> {
          door.free.release();
          leave(conversationId);
        });
  }

  private void leave(String conversationId) {
    doors.computeIfPresent(conversationId, (id, door) -> --door.visitors == 0 ? null : door);
  }
}
