// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import static java.util.Objects.requireNonNull;

import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.conversation.TurnTrace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The calls of one turn to systems of record: each ends by its deadline in an answer and is noted.
 * A connector that breaks its contract, and throws or gives nothing, is a source that is down.
 */
final class Reads {

  /**
   * The part of the time that connectors are not given: a connector that has waited for its source
   * to the end must still hand over what it knew before, and not be given up in that moment.
   */
  private static final int SHARE_TO_RETURN = 8;

  private final Clock clock;
  private final Duration patience;
  private final ExecutorService executor;
  private final List<TurnTrace.Read> noted = new ArrayList<>();

  Reads(Clock clock, Duration patience, ExecutorService executor) {
    this.clock = requireNonNull(clock, "clock");
    this.patience = requireNonNull(patience, "patience");
    this.executor = requireNonNull(executor, "executor");
  }

  /** A call that has begun. */
  record Running<T>(
      String operation,
      String subject,
      Instant started,
      Deadline deadline,
      Future<Lookup<T>> answer) {}

  /** Calls and waits for the answer. */
  <T> Lookup<T> now(String operation, String subject, Function<Deadline, Lookup<T>> call) {
    return await(start(operation, subject, call));
  }

  /** Begins a call. */
  <T> Running<T> start(String operation, String subject, Function<Deadline, Lookup<T>> call) {
    Instant started = clock.instant();
    Deadline deadline = Deadline.in(patience, started);
    Deadline own = Deadline.in(patience.minus(patience.dividedBy(SHARE_TO_RETURN)), started);
    try {
      return new Running<>(
          operation, subject, started, deadline, executor.submit(() -> call.apply(own)));
    } catch (RejectedExecutionException e) {
      return new Running<>(
          operation,
          subject,
          started,
          deadline,
          CompletableFuture.completedFuture(
              Lookup.failed(Failure.Kind.DOWN, "the executor takes no more work")));
    }
  }

  /** Waits for the answer. */
  <T> Lookup<T> await(Running<T> running) {
    Lookup<T> answer = answer(running.answer(), running.deadline());
    note(running.operation(), running.subject(), result(answer), running.started());
    return answer;
  }

  private <T> Lookup<T> answer(Future<Lookup<T>> future, Deadline deadline) {
    try {
      return Optional.ofNullable(
              future.get(deadline.remaining(clock.instant()).toMillis(), TimeUnit.MILLISECONDS))
          .orElseGet(() -> Lookup.failed(Failure.Kind.DOWN, "the connector gave no answer"));
    } catch (TimeoutException e) {
      future.cancel(true);
      return Lookup.failed(Failure.Kind.TIMED_OUT, "no answer by the deadline");
    } catch (ExecutionException e) {
      return Lookup.failed(Failure.Kind.DOWN, "the connector threw " + nameOf(e));
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      return Lookup.failed(Failure.Kind.TIMED_OUT, "interrupted");
    }
  }

  /** The class only: a message may hold what must not be shown. */
  private static String nameOf(ExecutionException e) {
    Throwable cause = e.getCause();
    return (cause == null ? e : cause).getClass().getName();
  }

  /** Notes an answer that was known already. */
  void note(String operation, String subject, Lookup<?> answer) {
    note(operation, subject, result(answer), clock.instant());
  }

  /** Notes a call that was not made. */
  void refused(String operation, String subject) {
    note(operation, subject, "refused", clock.instant());
  }

  private void note(String operation, String subject, String result, Instant started) {
    noted.add(
        new TurnTrace.Read(operation, subject, result, Duration.between(started, clock.instant())));
  }

  /** Every call so far. */
  List<TurnTrace.Read> all() {
    return List.copyOf(noted);
  }

  private static String result(Lookup<?> answer) {
    return answer.fold(
        found -> found.refreshFailure() == null ? "found" : "found, not fresh",
        failure -> failure.kind() + ": " + failure.detail());
  }
}
