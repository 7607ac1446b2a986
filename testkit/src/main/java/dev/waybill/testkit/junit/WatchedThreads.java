// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.junit;

import dev.waybill.ambient.Ambient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

/** Threads that were started for one purpose, with where each was started. */
final class WatchedThreads implements ThreadFactory {

  private final String name;
  private final Map<Thread, StackTraceElement[]> started = new ConcurrentHashMap<>();

  WatchedThreads(String name) {
    this.name = name;
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(task, name + "-" + (started.size() + 1));
    thread.setDaemon(true);
    started.put(thread, Thread.currentThread().getStackTrace());
    return thread;
  }

  boolean has(Thread thread) {
    return started.containsKey(thread);
  }

  /** Those that do not end within the time, all together. */
  List<Leak> leaks(Deadline deadline) {
    List<Leak> leaks = new ArrayList<>();
    started.forEach(
        (thread, where) -> {
          if (!deadline.awaitEnd(thread)) {
            List<String> lines = new ArrayList<>(Leak.frames(where));
            lines.add("and is now");
            lines.addAll(now(thread));
            leaks.add(new Leak(described(thread) + ", started", lines));
          }
        });
    return leaks;
  }

  static String described(Thread thread) {
    return "thread \"" + thread.getName() + "\" (" + thread.getState() + ")";
  }

  /** Where a thread is: its own frames first, and the JDK's if it has no other. */
  static List<String> now(Thread thread) {
    StackTraceElement[] stack = thread.getStackTrace();
    List<String> frames = Leak.frames(stack);
    return frames.isEmpty() && stack.length > 0 ? List.of("at " + stack[0]) : frames;
  }

  /** How long ends are awaited, all together. */
  static final class Deadline {
    private final long end;

    Deadline(Duration patience) {
      this.end = Ambient.nanoTime() + patience.toNanos();
    }

    /** Whether the thread has ended by then. */
    boolean awaitEnd(Thread thread) {
      long left = Duration.ofNanos(end - Ambient.nanoTime()).toMillis();
      try {
        if (left > 0) {
          thread.join(left);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return !thread.isAlive();
    }
  }
}
