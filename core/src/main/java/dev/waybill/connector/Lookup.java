// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connector;

import static java.util.Objects.requireNonNull;

import dev.waybill.evidence.Source;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a system of record answered: the thing, with its source and the time it was observed; or why
 * there is none.
 *
 * @param <T> the thing asked for
 */
public sealed interface Lookup<T> {

  /**
   * Handles both cases.
   *
   * @param found for the thing
   * @param failed for the lack of it
   * @param <R> what both give
   * @return what the fitting function gave
   */
  <R> R fold(Function<Found<T>, R> found, Function<Failure, R> failed);

  /** A fresh answer. */
  static <T> Lookup<T> found(T value, Source source, Instant observedAt) {
    return new Found<>(value, source, observedAt, null);
  }

  /** No answer. */
  static <T> Lookup<T> failed(Failure failure) {
    return new Failed<>(failure);
  }

  /** No answer. */
  static <T> Lookup<T> failed(Failure.Kind kind, String detail) {
    return new Failed<>(Failure.of(kind, detail));
  }

  /**
   * The thing asked for.
   *
   * @param value the thing
   * @param source who said it
   * @param observedAt when it was read from the system itself, not from a cache
   * @param refreshFailure why nothing newer could be read, or null if this was read now
   */
  record Found<T>(T value, Source source, Instant observedAt, @Nullable Failure refreshFailure)
      implements Lookup<T> {

    public Found {
      requireNonNull(value, "value");
      requireNonNull(source, "source");
      requireNonNull(observedAt, "observedAt");
    }

    @Override
    public <R> R fold(Function<Found<T>, R> found, Function<Failure, R> failed) {
      return found.apply(this);
    }
  }

  /**
   * The lack of it.
   *
   * @param failure why
   */
  record Failed<T>(Failure failure) implements Lookup<T> {

    public Failed {
      requireNonNull(failure, "failure");
    }

    @Override
    public <R> R fold(Function<Found<T>, R> found, Function<Failure, R> failed) {
      return failed.apply(failure);
    }
  }
}
