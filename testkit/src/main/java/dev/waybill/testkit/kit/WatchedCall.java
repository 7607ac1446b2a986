// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call in a thread of its own, so that one that hangs cannot hang the test.
 *
 * @param <T> what it gives
 */
final class WatchedCall<T> {

  private final Thread thread;
  private volatile @Nullable T result;
  private volatile @Nullable Throwable thrown;
  private volatile boolean interruptedAtEnd;

  private WatchedCall(Supplier<T> call, boolean interrupted) {
    thread =
        new Thread(
            () -> {
              if (interrupted) {
                Thread.currentThread().interrupt();
              }
              run(call);
            },
            "kit-call");
    thread.setDaemon(true);
    thread.start();
  }

  /** Starts the call. */
  static <T> WatchedCall<T> start(Supplier<T> call) {
    return new WatchedCall<>(call, false);
  }

  /** Starts the call in a thread that is interrupted already. */
  static <T> WatchedCall<T> startInterrupted(Supplier<T> call) {
    return new WatchedCall<>(call, true);
  }

  private void run(Supplier<T> call) {
    try {
      result = call.get();
    } catch (Throwable e) {
      thrown = e;
    } finally {
      interruptedAtEnd = Thread.currentThread().isInterrupted();
    }
  }

  /** Interrupts it; says whether it was still running. */
  boolean interrupt() {
    boolean running = thread.isAlive();
    thread.interrupt();
    return running;
  }

  /** Waits; says whether it has ended. */
  boolean endsWithin(Duration time) {
    try {
      thread.join(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("the test was interrupted while it waited for a call", e);
    }
    return !thread.isAlive();
  }

  /** What it gave, or threw; to be asked once it has ended. */
  T result() {
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown != null) {
      throw new AssertionError("the call must not throw " + thrown, thrown);
    }
    return requireNonNull(result, "the call has not ended");
  }

  /** Whether the thread's interrupt flag was set when the call returned. */
  boolean keptInterrupt() {
    return interruptedAtEnd;
  }
}
