// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.benchmarks.engine.RefundPolicy;
import dev.waybill.benchmarks.refund.RefundCase;
import dev.waybill.benchmarks.refund.RefundCases;
import dev.waybill.policy.analysis.Analyses;
import dev.waybill.policy.analysis.Budget;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.decide.Frame;
import dev.waybill.policy.decide.Outcome;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.source.Code;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GeneratedPolicyTest {

  private static final Outcome[] OUTCOMES = Outcome.values();

  @Test
  void aThousandRulesCheckAndDecideEveryWay() {
    CheckedPolicy policy = policy(1_000);
    assertThat(policy.rules()).hasSize(1_000);

    Evaluator evaluator = Evaluator.of(policy);
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    List<RefundCase> cases = RefundCases.timed();
    for (int i = 0; i < cases.size(); i++) {
      Frame frame = RefundPolicy.frame(evaluator, cases.get(i));
      frame.setText(evaluator.slot("item.category"), GeneratedPolicy.category(i));
      outcomes.add(OUTCOMES[evaluator.outcome(frame)]);
    }
    assertThat(outcomes).containsExactlyInAnyOrder(Outcome.DENY, Outcome.REQUIRE);
  }

  @Test
  void fiftyRulesAreAnalysedWhole() {
    assertThat(Analyses.of(policy(50), Budget.standard()))
        .isNotEmpty()
        .noneMatch(found -> found.code() == Code.P0599);
  }

  private static CheckedPolicy policy(int rules) {
    return RefundPolicy.check(GeneratedPolicy.of(rules), RefundPolicy.vocabularies());
  }
}
