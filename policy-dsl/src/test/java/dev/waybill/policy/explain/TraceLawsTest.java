// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.decide.Frame;
import dev.waybill.policy.decide.RandomPolicies;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Rule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The reading that explains and the evaluator that decides are two programs with one answer. */
class TraceLawsTest {

  @Test
  void theReadingAndTheEvaluatorAgreeAboutEveryRule() {
    RandomPolicies random = new RandomPolicies(11);
    Map<Truth, Integer> seen = new EnumMap<>(Truth.class);
    for (int i = 0; i < 1_500; i++) {
      CheckedPolicy policy = random.policy().build();
      Evaluator evaluator = Evaluator.of(policy);
      Frame frame = evaluator.frame();
      for (int r = 0; r < 8; r++) {
        Request request = random.request();
        Ledger ledger = random.ledger();
        evaluator.bind(request, ledger, frame);
        evaluator.outcome(frame);
        for (int index = 0; index < policy.rules().size(); index++) {
          Rule rule = policy.rules().get(index);
          if (rule.actions().contains(request.action())) {
            List<Truth> truths = truths(Trace.of(policy, request, ledger), rule);
            truths.forEach(truth -> seen.merge(truth, 1, Integer::sum));
            assertThat(truths.contains(Truth.YES))
                .as("%s of %s for %s", rule, policy.rules(), request)
                .isEqualTo(frame.fired(index));
            if (!(rule.effect() instanceof Effect.Inform)) {
              assertThat(truths.contains(Truth.UNKNOWN))
                  .as("%s for %s", rule, request)
                  .isEqualTo(frame.unknown(index));
            }
          }
        }
      }
    }
    assertThat(seen).hasSize(3).allSatisfy((t, n) -> assertThat(n).isGreaterThan(5_000));
  }

  private static List<Truth> truths(Trace trace, Rule rule) {
    List<Truth> truths = new ArrayList<>();
    for (Trace one : trace.decided(rule)) {
      truths.add(one.fires(rule));
    }
    return truths;
  }
}
