// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of an agent that was given none: few, named, idle ones end, none keeps a JVM alive.
 */
public final class Workers {

  private static final int MOST = 64;

  private Workers() {}

  /** Starts an executor that runs a task at once or refuses it. */
  public static ExecutorService start() {
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        MOST,
        30,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "waybill-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
