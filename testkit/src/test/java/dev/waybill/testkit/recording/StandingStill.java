// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends processes within this one: from a step on, every thread that comes to the next call of a
 * durable part stands still. Nothing is tidied, nothing more is written, as if it had been killed.
 * When closed, the threads go on and end.
 */
final class StandingStill implements AutoCloseable {

  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  /** What a thread ends with that stood still. */
  private static final class Ended extends Error {
    private static final long serialVersionUID = 1L;

    Ended() {
      super("the process has ended", null, false, false);
    }
  }

  /** A process; it is given its durable parts. */
  interface Doomed {
    Object run(DurableParts parts);
  }

  /**
   * Runs a process until it has made so many steps.
   *
   * @param file where its calls are kept
   * @return whether it was stopped; false if it had come to its end before
   */
  boolean after(int last, Path file, Doomed process) throws Exception {
    AtomicInteger steps = new AtomicInteger();
    CompletableFuture<Boolean> end = new CompletableFuture<>();
    DurableParts parts =
        new DurableParts(
            file,
            () -> {
              if (steps.get() >= last) {
                stand();
              }
            },
            () -> {
              if (steps.incrementAndGet() >= last) {
                end.complete(true);
                stand();
              }
            });
    Thread thread =
        new Thread(
            () -> {
              try {
                process.run(parts);
                end.complete(false);
              } catch (Throwable e) {
                end.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
    return end.get();
  }

  private void stand() {
    boolean interrupted = true;
    while (interrupted) {
      try {
        closed.await();
        interrupted = false;
      } catch (InterruptedException e) {
        interrupted = true; // A process that has ended hears nothing.
      }
    }
    throw new Ended();
  }

  @Override
  public void close() {
    closed.countDown();
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
