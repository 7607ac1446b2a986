// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.engine;

import dev.waybill.benchmarks.refund.Verdict;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.decide.Frame;
import dev.waybill.policy.decide.Outcome;
import dev.waybill.policy.model.Rule;
import java.util.List;

/** Decides a frame and reads from it which rules fired. */
final class FrameVerdict {

  private static final Outcome[] OUTCOMES = Outcome.values();

  private final Evaluator evaluator;
  private final int[] bits;

  FrameVerdict(Evaluator evaluator) {
    this.evaluator = evaluator;
    List<Rule> rules = evaluator.policy().rules();
    bits = new int[rules.size()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Verdict.bit(rules.get(i).name());
    }
  }

  int decide(Frame frame) {
    Outcome outcome = OUTCOMES[evaluator.outcome(frame)];
    if (outcome == Outcome.NEED_EVIDENCE) {
      return Verdict.NONE;
    }
    int fired = 0;
    for (int i = 0; i < bits.length; i++) {
      if (frame.fired(i)) {
        fired |= bits[i];
      }
    }
    return outcome == Outcome.DENY ? Verdict.denial(fired) : fired;
  }
}
