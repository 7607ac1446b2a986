// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.testing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTestsTest {

  private static TestResult last(String test) {
    List<TestResult> results = PolicyTests.of(Policies.bookshop(test)).run();
    return results.get(results.size() - 1);
  }

  private static Diagnostic problem(String test) {
    List<Diagnostic> found = TestCheck.check(Policies.bookshop(test));
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @Test
  void theTestsOfAPolicyPass() {
    CheckedPolicy policy = Policies.bookshop();
    assertThat(TestCheck.check(policy)).isEmpty();
    List<TestResult> results = PolicyTests.of(policy).run();
    assertThat(results).hasSize(6).allSatisfy(r -> assertThat(r.text()).startsWith("PASS"));
  }

  @Test
  void aFailureSaysWhichExceptionHeldWithItsValues() {
    TestResult result =
        last(
            """
            test "day 40, gold"
              on 2026-03-20
              given order { id "B1", state delivered, delivered_on 2026-02-08 }
              given item { name "Atlas", final_sale no }
              given payment { method card, captured $80, refunded $0 }
              given customer { tier gold, identity verified, fraud_score 5 }
              ask refund { order_id "B1", amount $40, reason changed_mind }
              expect deny by "window"
            """);
    assertThat(result.passed()).isFalse();
    assertThat(result.text())
        .isEqualTo(
            """
            FAIL "day 40, gold"  expected deny by "window", got REQUIRE confirmation
                 "window" did not fire: exception holds (customer.tier is gold; order.delivered_on is Feb 8, 2026, 40 days ago, at most 45 days ago)  [bookshop.policy:31]""");
  }

  @Test
  void aFailureSaysWhichConditionWasNotMet() {
    TestResult result =
        last(
            """
            test "day 12"
              on 2026-02-20
              given order { id "B1", state delivered, delivered_on 2026-02-08 }
              ask refund { order_id "B1", amount $40, reason changed_mind }
              expect deny by "window"
            """);
    assertThat(result.text())
        .contains(
            "\"window\" did not fire: condition not met (order.delivered_on is Feb 8, 2026, 12 days"
                + " ago (needs more than 30 days ago (setting return_window, line 8)))");
  }

  @Test
  void aFailureOfAnAllowSaysWhatRefused() {
    TestResult result =
        last(
            """
            test "risky"
              on 2026-02-20
              given customer { fraud_score 90 }
              ask refund { amount $40 }
              expect allow
            """);
    assertThat(result.text())
        .contains("expected allow, got DENY by \"risk\"")
        .contains("\"risk\" denied: customer.fraud_score is 90, at least 80");
  }

  @Test
  void factsWithoutASourceAreTrustedAndArgumentsWithoutAnOriginAccepted() {
    String test =
        """
        test "from nowhere"
          given order { state paid }
          ask change_address { order_id "B1", new_address "1 Main St" %s }
          expect %s
        """;
    assertThat(last(String.format(test, "", "allow")).text()).startsWith("PASS");
    assertThat(last(String.format(test, "from customer", "need request.new_address")).text())
        .startsWith("PASS");
    assertThat(last(String.format(test, "from agent", "need request.new_address")).text())
        .startsWith("PASS");
  }

  @Test
  void theHistoryCountsForTheKeyItNames() {
    String test =
        """
        test "twice"
          given order { state paid }
          given history change_address 1 times 2 days ago by %s
          ask change_address { order_id "B1", new_address "1 Main St" }
          expect %s
        """;
    assertThat(last(String.format(test, "order", "deny by \"orders change once\"")).text())
        .startsWith("PASS");
    assertThat(last(String.format(test, "customer", "allow")).text()).startsWith("PASS");
  }

  @Test
  void outsideItsDatesThePolicyDenies() {
    assertThat(
            last("""
                    test "last year"
                      on 2025-12-31
                      given order { state paid }
                      ask change_address { order_id "B1", new_address "1 Main St" }
                      expect deny
                    """)
                .text())
        .startsWith("PASS");
  }

  @Test
  void aConfirmationThatDoesNotShowEnoughFails() {
    String test =
        """
        test "shown"
          on 2026-02-20
          given order { id "B1", state delivered, delivered_on 2026-02-08 }
          given item { name "Atlas", final_sale no }
          given payment { method card, captured $80, refunded $0 }
          given customer { tier standard, identity verified, fraud_score 5 }
          ask refund { order_id "B1", amount $40, reason changed_mind }
          expect confirmation showing order.id, request.reason
        """;
    assertThat(last(test).text())
        .isEqualTo(
            "FAIL \"shown\"  expected confirmation showing order.id, request.reason, got REQUIRE"
                + " confirmation, showing order.id, request.amount\n"
                + "     \"read it back\" asked for something\n"
                + "     \"delivered orders\" allowed: order.state is delivered");
  }

  @Test
  void aMisspeltRuleIsAnErrorWithASuggestion() {
    Diagnostic problem =
        problem("test \"t\"\n  ask refund { amount $1 }\n  expect deny by \"windw\"\n");
    assertThat(problem.code()).isEqualTo(Code.P0601);
    assertThat(problem.title()).isEqualTo("there is no rule called \"windw\"");
    assertThat(problem.span().text()).isEqualTo("\"windw\"");
    assertThat(problem.help()).isEqualTo("did you mean \"window\"?");
    assertThat(requireNonNull(problem.fix()).replacement()).isEqualTo("\"window\"");
  }

  @Test
  void whatDoesNotFitIsFoundWithoutRunning() {
    String test = "test \"t\"\n  %s\n  ask refund { %s }\n  expect %s\n";
    assertThat(problem(String.format(test, "given order { stat paid }", "amount $1", "allow")))
        .satisfies(
            p -> {
              assertThat(p.code()).isEqualTo(Code.P0602);
              assertThat(p.title()).isEqualTo("order has no attribute 'stat'");
              assertThat(p.help()).isEqualTo("did you mean state?");
            });
    assertThat(problem(String.format(test, "given order { state payd }", "amount $1", "allow")))
        .satisfies(
            p -> {
              assertThat(p.title()).isEqualTo("this value does not fit order.state");
              assertThat(p.span().text()).isEqualTo("payd");
              assertThat(p.help()).isEqualTo("did you mean paid?");
            });
    assertThat(problem(String.format(test, "on 2026-02-01", "amount 40", "allow")).label())
        .isEqualTo("refund.amount is money");
    assertThat(problem(String.format(test, "on 2026-02-01", "amount €40", "allow")).title())
        .isEqualTo("this value does not fit refund.amount");
    assertThat(problem(String.format(test, "given ordr { id \"1\" }", "amount $1", "allow")).help())
        .isEqualTo("did you mean order?");
    assertThat(
            problem(String.format(test, "given order { id \"1\" } from omz", "amount $1", "allow"))
                .title())
        .isEqualTo("unknown system 'omz'");
  }
}
