// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.model.CheckedPolicy;
import org.junit.jupiter.api.Test;

class CoverageTest {

  private static Coverage.RuleSeen rule(Coverage coverage, String name) {
    return coverage.rules().stream().filter(r -> r.rule().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void rulesAreCountedAsFiredNotFiredAndUnknown() {
    Coverage coverage = Coverage.of(Policies.bookshop());
    assertThat(rule(coverage, "window"))
        .satisfies(
            rule -> {
              assertThat(rule.fired()).isEqualTo(1);
              assertThat(rule.missed()).isEqualTo(3);
              assertThat(rule.unknown()).isEqualTo(1);
            });
    assertThat(rule(coverage, "final sale").fired()).isEqualTo(1);
    assertThat(rule(coverage, "read it back").canMiss()).isFalse();
    assertThat(rule(coverage, "three a month").canMiss()).isTrue();
  }

  @Test
  void partsOfConditionsAreSeenYesNoAndUnknown() {
    Coverage coverage = Coverage.of(Policies.bookshop());
    assertThat(coverage.atoms())
        .anySatisfy(
            atom -> {
              assertThat(atom.text()).isEqualTo("customer.fraud_score is at least 80");
              assertThat(atom.yes()).isFalse();
              assertThat(atom.no()).isTrue();
              assertThat(atom.unknown()).isTrue();
            });
    assertThat(coverage.text()).contains("never yes: customer.fraud_score is at least 80");
  }

  @Test
  void boundariesAreTestedAtJustBelowAndJustAbove() {
    String test =
        """
        test "%s"
          given customer { fraud_score %s }
          ask refund { amount $1 }
          expect %s
        """;
    CheckedPolicy policy =
        Policies.bookshop(
            String.format(test, "below", "79", "need order")
                + String.format(test, "at", "80", "deny by \"risk\""));
    assertThat(Coverage.of(policy).boundaries())
        .anySatisfy(
            b -> {
              assertThat(b.text()).isEqualTo("customer.fraud_score is at least 80");
              assertThat(b.below()).isTrue();
              assertThat(b.at()).isTrue();
              assertThat(b.above()).isFalse();
            });
  }

  @Test
  void anUntestedRuleComesWithTestsThatPassWhenPasted() {
    Coverage coverage = Coverage.of(Policies.bookshop());
    Coverage.Untested risk =
        coverage.untested().stream().filter(u -> u.rule().equals("risk")).findFirst().orElseThrow();
    assertThat(risk.fire()).isTrue();
    assertThat(risk.miss()).isFalse();
    assertThat(risk.tests()).startsWith("test \"risk: fires\"");
    CheckedPolicy pasted = Policies.bookshop(risk.tests());
    assertThat(PolicyTests.of(pasted).run())
        .allSatisfy(result -> assertThat(result.text()).startsWith("PASS"));
    assertThat(Coverage.of(pasted).untested()).noneMatch(u -> u.rule().equals("risk"));
  }

  @Test
  void withAllItsBoundaryTestsAPolicyIsCovered() {
    CheckedPolicy policy = Policies.bookshop();
    CheckedPolicy pasted = Policies.bookshop(BoundaryTests.text(BoundaryTests.of(policy)));
    assertThat(Coverage.of(policy).percent()).isBetween(30, 90);
    assertThat(Coverage.of(pasted).percent()).isEqualTo(100);
    assertThat(Coverage.of(pasted).untested()).isEmpty();
  }
}
