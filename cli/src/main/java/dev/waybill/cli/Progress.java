// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import dev.waybill.ambient.Ambient;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Says on the error stream how far long work has come: after some seconds, and then from time to
 * time. Short work says nothing. Safe for use by many threads.
 */
final class Progress {

  private static final long EVERY = Duration.ofSeconds(5).toNanos();

  private final PrintWriter err;
  private final AtomicLong next = new AtomicLong(Ambient.nanoTime() + EVERY);

  Progress(PrintWriter err) {
    this.err = err;
  }

  /** So many of so many are done. */
  void done(int rows, int of) {
    long due = next.get();
    long now = Ambient.nanoTime();
    if (now - due >= 0 && next.compareAndSet(due, now + EVERY)) {
      synchronized (err) {
        err.println(rows + " of " + of + " done");
        err.flush();
      }
    }
  }
}
