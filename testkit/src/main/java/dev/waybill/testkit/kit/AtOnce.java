// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Calls made by many threads at the same moment. */
final class AtOnce {

  /** How many threads call where a rule does not need another number. */
  static final int THREADS = 8;

  private static final int SECONDS = 60;

  private AtOnce() {}

  /**
   * Makes one call in each thread.
   *
   * @param demand the rule, for the message if a call throws or does not return
   * @param threads how many
   * @param call the call of a thread, by its number from 0
   * @param <T> what a call gives
   * @return what they gave, in the order of their numbers
   * @throws AssertionError if a call throws, or does not return within a minute
   */
  static <T> List<T> call(String demand, int threads, IntFunction<Callable<T>> call) {
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> calls = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Callable<T> mine = call.apply(i);
        calls.add(
            pool.submit(
                () -> {
                  start.await();
                  return mine.call();
                }));
      }
      start.countDown();
      List<T> answers = new ArrayList<>();
      for (Future<T> each : calls) {
        answers.add(each.get(SECONDS, TimeUnit.SECONDS));
      }
      return answers;
    } catch (ExecutionException e) {
      throw new AssertionError(demand + ", but a call threw " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError(demand + ", but a call did not return within a minute", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("the test was interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
