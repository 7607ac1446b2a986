// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * How the rows of an evaluation are worked through: by so many threads, the results in the order of
 * the rows.
 *
 * @param threads how many
 * @param progress is told how many rows are done, from any thread
 */
public record Work(int threads, Progress progress) {

  /** Watches long work. */
  public interface Progress {
    /** So many of so many are done. */
    void done(int rows, int of);
  }

  public Work {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be 1 or more, not " + threads);
    }
  }

  /** One thread, nobody watching. */
  public static Work alone() {
    return new Work(1, (rows, of) -> {});
  }

  /**
   * Does something with each row.
   *
   * @return the results, in the order of the rows
   * @throws CancellationException if the calling thread is interrupted; it stays so, and what is
   *     under way is interrupted too
   * @throws RuntimeException what the task threw for the first row that it failed for
   */
  public <R, T> List<T> each(List<R> rows, Function<? super R, ? extends T> task) {
    AtomicInteger done = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (R row : rows) {
        running.add(
            pool.submit(
                () -> {
                  T result = task.apply(row);
                  progress.done(done.incrementAndGet(), rows.size());
                  return result;
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> result : running) {
        results.add(result.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a row could not be worked on", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (CancellationException)
          new CancellationException("the work was interrupted").initCause(e);
    } finally {
      pool.shutdownNow();
    }
  }
}
