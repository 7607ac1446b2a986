// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.internal;

import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.Lookup;
import dev.waybill.connectors.carriers.Pause;
import dev.waybill.connectors.carriers.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Attempts a call again where that can help, within the policy and the deadline. */
public final class Retries {

  private final RetryPolicy policy;
  private final Pause pause;
  private final InstantSource clock;
  private final Randomness random;

  /** Retries by a policy. */
  public Retries(RetryPolicy policy, Pause pause, InstantSource clock, Randomness random) {
    this.policy = policy;
    this.pause = pause;
    this.clock = clock;
    this.random = random;
  }

  /** The first good outcome, or the last bad one. */
  public <T> Lookup<T> run(Deadline deadline, Supplier<Lookup<T>> attempt) {
    Lookup<T> outcome = attempt.get();
    for (int made = 1; made < policy.attempts(); made++) {
      if (!(outcome instanceof Lookup.Failed<T> failed)
          || !waits(failed.failure(), made, deadline)) {
        return outcome;
      }
      outcome = attempt.get();
    }
    return outcome;
  }

  /** Waits if another attempt can help and still fits; says whether to make it. */
  private boolean waits(Failure failure, int made, Deadline deadline) {
    Instant now = clock.instant();
    if (!mayPass(failure.kind()) || deadline.hasPassed(now)) {
      return false;
    }
    Instant retryAt = failure.retryAt();
    Duration time =
        retryAt == null
            ? random.upTo(policy.waitLimit(made))
            : Duration.between(now, retryAt.isBefore(now) ? now : retryAt);
    if (!now.plus(time).isBefore(deadline.at())) {
      return false;
    }
    try {
      pause.await(time);
      return !deadline.hasPassed(clock.instant());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean mayPass(Kind kind) {
    return kind == Kind.DOWN || kind == Kind.TIMED_OUT || kind == Kind.THROTTLED;
  }
}
