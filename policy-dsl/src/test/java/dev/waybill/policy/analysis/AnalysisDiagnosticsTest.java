// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.DiagnosticGoldens;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AnalysisDiagnosticsTest {

  @TestFactory
  Stream<DynamicTest> whatIsOddIsSaidInTheWordsOfTheGoldenFiles() {
    return DiagnosticGoldens.of(
        "P050.", source -> Analyses.of(PolicyFiles.check(source), Budget.standard()));
  }

  @Test
  void aSoundPolicyHasNoWarnings() {
    CheckedPolicy policy =
        PolicyFiles.text(
            """
            rule "refunds" allow refund
            rule "blocked" deny refund when customer.fraud_score is at least 80
              tell customer "I cannot do this here."
            rule "large" require approval by supervisor for refund when request.amount is more than $100
            rule "cap" cap request.amount at payment.captured - payment.refunded for refund
            rule "often" limit refund to 3 per customer in 30 days
            """);
    assertThat(Analyses.of(policy, Budget.standard())).isEmpty();
  }

  @Test
  void aCoveredRuleThatTellsTheCustomerSomethingIsNoWarning() {
    CheckedPolicy policy =
        PolicyFiles.text(
            """
            rule "refunds" allow refund
            rule "a" deny refund when customer.fraud_score is at least 90
              tell customer "A colleague will write to you."
            rule "b" deny refund when customer.fraud_score is at least 80
            """);
    assertThat(Analyses.of(policy, Budget.standard())).isEmpty();
  }

  @Test
  void ofTwoEqualRulesOnlyTheLaterIsReported() {
    CheckedPolicy policy =
        PolicyFiles.text(
            """
            rule "refunds" allow refund
            rule "z" deny refund when customer.fraud_score is at least 90
            rule "a" deny refund when customer.fraud_score is at least 90
            """);
    assertThat(Analyses.of(policy, Budget.standard()))
        .extracting(Diagnostic::title)
        .containsExactly(
            "rule \"a\" never changes a decision: rule \"z\" (line 3) already denies every case");
  }

  @Test
  void whatRestsOnTheLedgerIsNeverCalledImpossible() {
    CheckedPolicy policy =
        PolicyFiles.text(
            """
            rule "refunds" allow refund
            rule "often" deny refund when count of refund per customer in 90 days is at least 3 and count of refund per customer in 30 days is at most 1
            """);
    assertThat(Analyses.of(policy, Budget.standard())).isEmpty();
  }

  @Test
  void aCountIsNeverBelowZero() {
    CheckedPolicy policy =
        PolicyFiles.text(
            """
            rule "refunds" allow refund
            rule "odd" deny refund when count of refund per customer in 90 days is less than 0
            """);
    assertThat(Analyses.of(policy, Budget.standard()))
        .extracting(Diagnostic::code)
        .containsExactly(Code.P0501);
  }

  @Test
  void anImpossibleSumIsFoundByArithmetic() {
    CheckedPolicy policy =
        PolicyFiles.text(
            """
            rule "refunds" allow refund
            rule "odd" deny refund when request.amount is more than 20% of order.total and order.total is at least $100 and request.amount is less than $20
            """);
    assertThat(Analyses.of(policy, Budget.standard()))
        .extracting(Diagnostic::code)
        .containsExactly(Code.P0501);
  }

  @Test
  void whatDoesNotFitTheBudgetIsSaid() {
    CheckedPolicy policy = PolicyFiles.example("1-apparel-returns.policy");
    List<Diagnostic> found = Analyses.of(policy, new Budget(200, 100, 5));
    assertThat(found).isNotEmpty();
    assertThat(found)
        .allMatch(d -> d.code() == Code.P0599)
        .anyMatch(d -> d.title().startsWith("not analysed: "));
  }

  @Test
  void guardrailsOnlyTighten() {
    CheckedPolicy policy = PolicyFiles.example("1-apparel-returns.policy");
    assertThat(policy.rules()).anyMatch(rule -> rule.guardrail());
    assertThat(Analyses.of(policy, Budget.standard())).noneMatch(d -> d.code() == Code.P0599);
    List<dev.waybill.policy.model.Rule> own =
        policy.rules().stream().filter(rule -> !rule.guardrail()).toList();
    PolicyDiff diff = PolicyDiff.between(Models.with(policy, own), policy, Budget.standard());
    assertThat(diff.has(Change.TIGHTENED)).isTrue();
    assertThat(diff.has(Change.LOOSENED)).isFalse();
    assertThat(diff.has(Change.OTHER)).isFalse();
  }

  @Test
  void theExamplePoliciesHaveOnlyGaps() {
    for (String name :
        List.of(
            "1-apparel-returns.policy",
            "2-address-cancel.policy",
            "3-goodwill.policy",
            "4-disclosure.policy",
            "5-warranty.policy",
            "6-tau2-retail.policy")) {
      assertThat(Analyses.of(PolicyFiles.example(name), Budget.standard()))
          .as(name)
          .isNotEmpty()
          .allMatch(d -> d.code() == Code.P0503);
    }
  }
}
