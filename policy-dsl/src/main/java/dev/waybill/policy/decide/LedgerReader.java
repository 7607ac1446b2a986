// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.ledger.LedgerUnavailableException;
import dev.waybill.policy.ledger.Query;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the ledger what the rules about an action count. */
final class LedgerReader {

  private LedgerReader() {}

  static void read(ActionPlan plan, Frame frame, Ledger ledger) {
    for (Numbers.Done count : plan.counts) {
      Query query =
          query(Set.of(count.action), count.counter, count.key, count.window, null, frame);
      if (query != null) {
        try {
          frame.done(count.index, ledger.usage(query).count());
        } catch (LedgerUnavailableException e) {
          frame.doneStates[count.index] = unavailable();
        }
      }
    }
    for (RuleNode.Limit limit : plan.limits) {
      boolean idle = limit.rule.element() == null && limit.condition.test(frame) == TruthNode.NO;
      Query query = idle ? null : query(limit, plan, frame);
      if (query != null) {
        try {
          Ledger.Usage usage = ledger.usage(query);
          frame.used(limit.limit.index(), query.total() == null ? usage.count() : usage.total());
        } catch (LedgerUnavailableException e) {
          frame.usedStates[limit.limit.index()] = unavailable();
        }
      }
    }
  }

  private static byte unavailable() {
    return Frame.code(Decision.Missing.LEDGER_UNAVAILABLE);
  }

  /** What a limit counts; null if its key or its window is not known. */
  static @Nullable Query query(RuleNode.Limit limit, ActionPlan plan, Frame frame) {
    return query(
        limit.limit.each() ? Set.of(plan.action.name()) : limit.rule.actions(),
        limit.limit.counter(),
        limit.key,
        limit.window,
        limit.totalName(),
        frame);
  }

  private static @Nullable Query query(
      Set<String> actions,
      String counter,
      Cell key,
      @Nullable NumberNode window,
      @Nullable String total,
      Frame frame) {
    if (key.state(frame) != Frame.KNOWN) {
      return null;
    }
    Instant after = null;
    if (window != null) {
      long micros = Units.before(frame.now, window, frame);
      if (micros == NumberNode.UNKNOWN) {
        return null;
      }
      after = Units.instant(micros);
    }
    return new Query(actions, counter, key.word(frame), after, total);
  }
}
