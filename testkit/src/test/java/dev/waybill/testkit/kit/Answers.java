// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.ambient.Ambient;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.Lookup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What connectors that break a rule make of honest answers. */
final class Answers {

  private Answers() {}

  static Deadline soon() {
    return Deadline.in(ReadingKit.AMPLE, Ambient.clock().instant());
  }

  /** For mutants that fail as well: a system that hangs is not waited for. */
  static Deadline past() {
    return new Deadline(Instant.EPOCH);
  }

  static <T> Lookup<T> changed(Lookup<T> answer, UnaryOperator<T> change) {
    return answer.fold(
        found -> Lookup.found(change.apply(found.value()), found.source(), found.observedAt()),
        Lookup::failed);
  }

  /** What is absent is of another kind. */
  static <T> Lookup<T> absentAs(Kind kind, Lookup<T> answer) {
    return answer.fold(found -> found, failure -> failed(kind, failure));
  }

  private static <T> Lookup<T> failed(Kind kind, Failure failure) {
    return Lookup.failed(kind, failure.detail());
  }

  static <T> Lookup<T> orThrow(Lookup<T> answer) {
    return answer.fold(
        found -> found,
        failure -> {
          throw new IllegalStateException("404");
        });
  }

  /** An empty list is a failure. */
  static <T> Lookup<List<T>> emptyIsAbsent(Lookup<List<T>> answer) {
    return answer.fold(
        found ->
            found.value().isEmpty() ? Lookup.failed(Kind.NOT_FOUND, "nothing was found") : found,
        Lookup::failed);
  }

  static <T> List<T> twice(List<T> list) {
    List<T> twice = new ArrayList<>(list);
    twice.addAll(list);
    return twice;
  }

  static <T> List<T> with(List<T> list, T more) {
    List<T> longer = new ArrayList<>(list);
    longer.add(more);
    return longer;
  }
}
