// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.model.CheckedPolicy;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Laws that hold for every policy and every request. */
class DecisionLawsTest {

  private static final int POLICIES = 3_000;

  @Test
  void theOrderOfRulesDoesNotMatter() {
    RandomPolicies random = new RandomPolicies(1);
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    for (int i = 0; i < POLICIES; i++) {
      PolicyBuilder builder = random.policy();
      CheckedPolicy policy = builder.build();
      Evaluator one = Evaluator.of(policy);
      Evaluator other = Evaluator.of(builder.build(random.shuffled(policy.rules())));
      for (int r = 0; r < 4; r++) {
        Request request = random.request();
        Ledger ledger = random.ledger();
        Decision decision = one.decide(request, ledger);
        assertThat(other.decide(request, ledger)).isEqualTo(decision);
        outcomes.merge(kind(decision), 1, Integer::sum);
      }
    }
    for (Outcome outcome : Outcome.values()) {
      assertThat(outcomes.get(outcome)).as("%s occurs often", outcome).isGreaterThan(100);
    }
  }

  @Test
  void theOutcomeOfAFrameIsTheKindOfTheDecision() {
    RandomPolicies random = new RandomPolicies(2);
    for (int i = 0; i < POLICIES; i++) {
      Evaluator evaluator = Evaluator.of(random.policy().build());
      Frame frame = evaluator.frame();
      for (int r = 0; r < 4; r++) {
        Request request = random.request();
        Ledger ledger = random.ledger();
        Decision decision = evaluator.decide(request, ledger);
        evaluator.bind(request, ledger, frame);
        assertThat(List.of(Outcome.values()).get(evaluator.outcome(frame)))
            .isEqualTo(kind(decision));
        for (Decision.Reason reason : decision.grounds().reasons()) {
          int rule = index(evaluator.policy(), reason.rule());
          assertThat(frame.fired(rule) || frame.unknown(rule)).isTrue();
        }
      }
    }
  }

  @Test
  void whatIsUnknownNeverAllowsAndAFiredDenyStays() {
    RandomPolicies random = new RandomPolicies(3);
    int settled = 0;
    for (int i = 0; i < POLICIES; i++) {
      Evaluator evaluator = Evaluator.of(random.policy().build());
      for (int r = 0; r < 6; r++) {
        Request request = random.request();
        Ledger ledger = random.ledger();
        Decision before = evaluator.decide(request, ledger);
        Decision after = evaluator.decide(random.withOneMore(request), ledger);
        if (before instanceof Decision.NeedEvidence) {
          continue;
        }
        settled++;
        assertThat(kind(after)).as("%s then %s", before, after).isEqualTo(kind(before));
        if (before instanceof Decision.Require was && after instanceof Decision.Require is) {
          assertThat(is.obligations().approvals()).isEqualTo(was.obligations().approvals());
          assertThat(is.obligations().identity()).isEqualTo(was.obligations().identity());
          assertThat(paths(is)).isEqualTo(paths(was));
        }
      }
    }
    assertThat(settled).isGreaterThan(1_000);
  }

  @Test
  void aDecisionThatNeedsEvidenceSaysWhichAndWhatToDo() {
    RandomPolicies random = new RandomPolicies(4);
    for (int i = 0; i < POLICIES; i++) {
      Evaluator evaluator = Evaluator.of(random.policy().build());
      Decision decision = evaluator.decide(random.request(), random.ledger());
      if (decision instanceof Decision.NeedEvidence need) {
        assertThat(need.needs()).isNotEmpty();
        assertThat(need.needs()).allMatch(n -> !n.remedy().isBlank() && !n.rules().isEmpty());
      }
    }
  }

  private static List<String> paths(Decision.Require require) {
    Decision.Confirmation yes = require.obligations().confirmation();
    return yes == null ? List.of() : yes.showing().stream().map(Decision.Shown::path).toList();
  }

  private static int index(CheckedPolicy policy, String rule) {
    for (int i = 0; i < policy.rules().size(); i++) {
      if (policy.rules().get(i).name().equals(rule)) {
        return i;
      }
    }
    throw new AssertionError(rule);
  }

  static Outcome kind(Decision decision) {
    return decision.fold(
        a -> Outcome.ALLOW, r -> Outcome.REQUIRE, n -> Outcome.NEED_EVIDENCE, d -> Outcome.DENY);
  }
}
