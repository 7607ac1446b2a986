// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.testing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.analysis.Analyses;
import dev.waybill.policy.analysis.Budget;
import dev.waybill.policy.check.Checker;
import dev.waybill.policy.check.Includes;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.DiagnosticGoldens;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.vocabulary.Vocabularies;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The messages about in-file tests, word for word. */
class TestDiagnosticsTest {

  @TestFactory
  Stream<DynamicTest> messagesAboutTestsAreTheGoldenOnes() {
    return DiagnosticGoldens.of("P06..", source -> TestCheck.check(checked(source)));
  }

  /** A budget so small that nothing can be analysed within it: it is said, never passed over. */
  @TestFactory
  Stream<DynamicTest> whatIsOverTheBudgetIsSaid() {
    return DiagnosticGoldens.of(
        "P0599", source -> Analyses.of(checked(source), new Budget(8, 8, 8)));
  }

  @Test
  void aTestThatFailsSaysWhyTheNamedRuleDidNotFire() {
    CheckedPolicy policy =
        checked(
            new Source(
                "returns.policy",
                """
                policy "Returns"
                  currency USD
                  time zone "America/New_York"
                  uses "commerce/1"

                rule "open"
                  allow create_return
                  when order.state is delivered

                rule "confirm"
                  require confirmation for create_return showing order.id

                rule "return window"
                  deny create_return
                  unless order.delivered_on is at most 30 days ago or (customer.tier is gold and order.delivered_on is at most 45 days ago)

                test "day 40, gold"
                  on 2026-03-20
                  given order { id "A1", state delivered, delivered_on 2026-02-08 }
                  given customer { tier gold }
                  ask create_return { order_id "A1", reason changed_mind }
                  expect deny by "return window"
                """));

    List<TestResult> results = PolicyTests.of(policy).run();

    assertThat(results).singleElement().matches(result -> !result.passed());
    assertThat(results.get(0).text())
        .startsWith(
            "FAIL \"day 40, gold\"  expected deny by \"return window\", got REQUIRE confirmation")
        .contains("\"return window\" did not fire", "customer.tier is gold", "40 days ago")
        .contains("at most 45");
  }

  private static CheckedPolicy checked(Source source) {
    List<Diagnostic> problems =
        Checker.check(source, Includes.none(), Vocabularies.standard()).diagnostics();
    return requireNonNull(
        Checker.check(source, Includes.none(), Vocabularies.standard()).policy(),
        () -> problems.toString());
  }
}
