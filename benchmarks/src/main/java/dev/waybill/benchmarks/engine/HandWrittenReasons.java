// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.engine;

import dev.waybill.benchmarks.refund.RefundCase;
import dev.waybill.benchmarks.refund.RefundRule;
import dev.waybill.benchmarks.refund.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hand-written rules with an object for an answer: the outcome and the rules behind it. */
public final class HandWrittenReasons implements Engine<RefundCase> {

  private static final RefundRule[] RULES = RefundRule.values();

  private final HandWritten rules = new HandWritten();
  private @Nullable Answer last;

  /**
   * An answer a caller can read.
   *
   * @param outcome what is to be done
   * @param reasons the rules behind it
   */
  public record Answer(Verdict.Outcome outcome, List<RefundRule> reasons) {}

  @Override
  public RefundCase bind(RefundCase refund) {
    return refund;
  }

  @Override
  public int decide(RefundCase refund) {
    int verdict = rules.decide(refund);
    List<RefundRule> reasons = new ArrayList<>(Integer.bitCount(verdict));
    for (RefundRule rule : RULES) {
      if ((verdict & rule.bit()) != 0) {
        reasons.add(rule);
      }
    }
    last = new Answer(Verdict.outcome(verdict), reasons);
    return verdict;
  }

  /**
   * Gives the last answer. It is kept so that no compiler can do without making it.
   *
   * @return the answer; null before the first decision
   */
  public @Nullable Answer last() {
    return last;
  }
}
