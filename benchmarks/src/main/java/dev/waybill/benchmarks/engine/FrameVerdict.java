// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.engine;

import dev.waybill.benchmarks.refund.RefundRule;
import dev.waybill.benchmarks.refund.Verdict;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.decide.Frame;
import dev.waybill.policy.decide.Outcome;
import dev.waybill.policy.model.Rule;
import java.util.List;

/** Decides a frame and reads from it which rules fired. */
final class FrameVerdict {

  private static final Outcome[] OUTCOMES = Outcome.values();
  private static final int FOURTEEN = (1 << RefundRule.values().length) - 1;

  private final Evaluator evaluator;

  FrameVerdict(Evaluator evaluator) {
    this.evaluator = evaluator;
    List<Rule> rules = evaluator.policy().rules();
    for (RefundRule rule : RefundRule.values()) {
      int place = Integer.numberOfTrailingZeros(rule.bit());
      if (!rules.get(place).name().equals(rule.word())) {
        throw new IllegalStateException("the policy's rules are not in the order of their bits");
      }
    }
  }

  int decide(Frame frame) {
    Outcome outcome = OUTCOMES[evaluator.outcome(frame)];
    if (outcome == Outcome.NEED_EVIDENCE) {
      return Verdict.NONE;
    }
    int fired = (int) frame.firedBits(0) & FOURTEEN;
    return outcome == Outcome.DENY ? Verdict.denial(fired) : fired;
  }
}
