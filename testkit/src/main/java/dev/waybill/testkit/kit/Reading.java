// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One question to a connector, and what the answer must be on a good day.
 *
 * @param call the question as it is written in messages, for example {@code byNumber("N1001")}
 * @param read asks it
 * @param isRight throws an AssertionError if what was found is not what the system holds
 * @param <T> what is read
 */
record Reading<T>(String call, Function<Deadline, Lookup<T>> read, Consumer<T> isRight) {

  /** A question of which only failures are of interest. */
  static <T> Reading<T> of(String call, Function<Deadline, Lookup<T>> read) {
    return new Reading<>(call, read, value -> {});
  }

  /** The answer. A connector that throws, or gives null, is told what to return instead. */
  Lookup<T> answer(Deadline deadline) {
    @Nullable Lookup<T> answer;
    try {
      answer = read.apply(deadline);
    } catch (Exception e) { // a checked one too, as some languages throw them undeclared
      throw new AssertionError(
          call
              + " must not throw "
              + e.getClass().getSimpleName()
              + ": whatever the system does, return Lookup.failed(kind, detail)",
          e);
    }
    if (answer == null) {
      throw new AssertionError(call + " must not return null: return Lookup.failed(kind, detail)");
    }
    return answer;
  }

  /** The answer, which must be there. */
  Lookup.Found<T> found(Deadline deadline) {
    return answer(deadline)
        .fold(
            found -> found,
            failure -> {
              throw new AssertionError(
                  call + " must be found, as the system holds it, but failed: " + failure);
            });
  }

  /** The failure, which must be there. */
  Failure failure(Deadline deadline, String demand) {
    return failureIn(answer(deadline), demand);
  }

  /** The failure in an answer to this question, which must be there. */
  Failure failureIn(Lookup<?> answer, String demand) {
    return answer.fold(
        found -> {
          throw new AssertionError(
              call + " must be a failure, but was found as " + found.value() + ": " + demand);
        },
        failure -> failure);
  }

  /** Asks, and looks whether what is found is right. */
  void check(Deadline deadline) {
    isRight.accept(found(deadline).value());
  }
}
