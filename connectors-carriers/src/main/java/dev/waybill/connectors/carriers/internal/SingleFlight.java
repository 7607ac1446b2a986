// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.internal;

import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.Lookup;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Lets many threads that want the same thing share one call for it. Each waits no longer than its
 * own deadline; if the call was given up because the deadline of the thread that made it was
 * shorter, a waiting thread makes its own.
 *
 * @param <K> what is wanted
 * @param <T> what comes of it
 */
public final class SingleFlight<K, T> {

  private final InstantSource clock;
  private final ConcurrentMap<K, CompletableFuture<Lookup<T>>> flights = new ConcurrentHashMap<>();

  /** With nothing under way. */
  public SingleFlight(InstantSource clock) {
    this.clock = clock;
  }

  /** The outcome of the call, made by this thread or by one that was here before. */
  public Lookup<T> join(K key, Deadline deadline, Supplier<Lookup<T>> call) {
    while (true) {
      CompletableFuture<Lookup<T>> mine = new CompletableFuture<>();
      CompletableFuture<Lookup<T>> other = flights.putIfAbsent(key, mine);
      if (other == null) {
        return fly(key, mine, call);
      }
      Lookup<T> outcome = await(other, deadline);
      if (!isTimedOut(outcome)
          || deadline.hasPassed(clock.instant())
          || Thread.currentThread().isInterrupted()) {
        return outcome;
      }
    }
  }

  private Lookup<T> fly(K key, CompletableFuture<Lookup<T>> mine, Supplier<Lookup<T>> call) {
    Lookup<T> outcome = Lookup.failed(Kind.DOWN, "the call that was shared broke off");
    try {
      outcome = call.get();
      return outcome;
    } finally {
      flights.remove(key, mine);
      mine.complete(outcome);
    }
  }

  private Lookup<T> await(CompletableFuture<Lookup<T>> flight, Deadline deadline) {
    try {
      return flight.get(deadline.remaining(clock.instant()).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Lookup.failed(Kind.TIMED_OUT, "the deadline passed while a call was under way");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Lookup.failed(Kind.TIMED_OUT, "the thread was interrupted while it waited");
    } catch (ExecutionException e) {
      return Lookup.failed(Kind.DOWN, "the call that was shared broke off");
    }
  }

  private boolean isTimedOut(Lookup<T> outcome) {
    return outcome.fold(found -> false, (Failure failure) -> failure.kind() == Kind.TIMED_OUT);
  }
}
