// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.ledger.Entry;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.ledger.LedgerUnavailableException;
import dev.waybill.policy.ledger.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A ledger that answers what a case says it answers; nothing can be reserved in it. */
final class ReplayLedger implements Ledger {

  /**
   * What it answers.
   *
   * @param actions the actions asked about
   * @param counter the counter key
   * @param total the argument that is added up; null to count
   * @param windowMicros the window; null for ever or if it is not a constant
   * @param amount the count or the total; null if it cannot be told
   */
  record Answer(
      Set<String> actions,
      String counter,
      @Nullable String total,
      @Nullable Long windowMicros,
      @Nullable Long amount) {}

  private final Instant now;
  private final List<Answer> answers;

  ReplayLedger(Instant now, List<Answer> answers) {
    this.now = now;
    this.answers = List.copyOf(answers);
  }

  /** Gives what it answers, in words; empty for nothing. */
  String words() {
    List<String> parts = new ArrayList<>();
    for (Answer answer : answers) {
      String what = String.join(", ", new TreeSet<>(answer.actions));
      parts.add(
          (answer.total == null ? "count of " : "total " + answer.total + " of ")
              + what
              + " per "
              + answer.counter
              + ": "
              + (answer.amount == null ? "no answer" : answer.amount));
    }
    return String.join("; ", parts);
  }

  @Override
  public Usage usage(Query query) {
    List<Answer> fitting = new ArrayList<>();
    for (Answer answer : answers) {
      if (answer.actions.equals(query.actions())
          && answer.counter.equals(query.counter())
          && (answer.total == null) == (query.total() == null)) {
        fitting.add(answer);
      }
    }
    Answer nearest = null;
    long least = Long.MAX_VALUE;
    for (Answer answer : fitting) {
      long distance = distance(answer, query);
      if (nearest == null || distance < least) {
        nearest = answer;
        least = distance;
      }
    }
    if (nearest == null) {
      return new Usage(0, 0);
    }
    if (nearest.amount == null) {
      throw new LedgerUnavailableException(
          "this case has a ledger that does not answer", new IllegalStateException("no answer"));
    }
    return nearest.total == null ? new Usage(nearest.amount, 0) : new Usage(0, nearest.amount);
  }

  private long distance(Answer answer, Query query) {
    if (answer.windowMicros == null || query.after() == null) {
      return answer.windowMicros == null && query.after() == null ? 0 : Long.MAX_VALUE - 1;
    }
    long window = Duration.between(query.after(), now).toNanos() / 1_000;
    return Math.abs(window - answer.windowMicros);
  }

  @Override
  public Reservation reserve(Entry entry, List<LimitCheck> limits) {
    throw new IllegalStateException("nothing is reserved in an analysis");
  }

  @Override
  public void commit(String id) {
    throw new IllegalStateException("nothing is reserved in an analysis");
  }

  @Override
  public void release(String id) {
    throw new IllegalStateException("nothing is reserved in an analysis");
  }
}
