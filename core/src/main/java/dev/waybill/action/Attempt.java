// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import dev.waybill.connector.Deadline;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One call to a system of record, on another thread, with a deadline.
 *
 * @param value what it gave; null if it gave nothing
 * @param notBegun whether it certainly never began
 * @param thrown what it threw; null if nothing
 * @param <T> what it gives
 */
record Attempt<T>(@Nullable T value, boolean notBegun, @Nullable Throwable thrown) {

  /** Calls, and waits until the deadline. */
  static <T> Attempt<T> at(
      Callable<T> call, Deadline deadline, Clock clock, ExecutorService executor) {
    AtomicBoolean taken = new AtomicBoolean();
    Future<@Nullable T> answer;
    try {
      answer =
          executor.submit(
              () ->
                  !deadline.hasPassed(clock.instant()) && taken.compareAndSet(false, true)
                      ? call.call()
                      : null);
    } catch (RejectedExecutionException e) {
      return new Attempt<>(null, true, e);
    }
    try {
      T value = answer.get(deadline.remaining(clock.instant()).toMillis(), TimeUnit.MILLISECONDS);
      return new Attempt<>(value, !taken.get(), null);
    } catch (ExecutionException e) {
      return new Attempt<>(null, false, e.getCause());
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new Attempt<>(null, taken.compareAndSet(false, true), e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Attempt<>(null, taken.compareAndSet(false, true), e);
    }
  }

  /** Why there is no value: a class name only, since a message may hold what must not be shown. */
  String reason() {
    return thrown == null ? "no answer" : thrown.getClass().getName();
  }
}
