// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.decide.Label;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.ledger.InMemoryLedger;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.testing.Policies;
import dev.waybill.policy.value.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  private static final Instant NOW = Instant.parse("2026-03-20T16:00:00Z");

  private static Request.Builder refund(int dollars, String tier, String delivered) {
    return Request.of("refund", NOW)
        .fact(
            "order",
            "oms",
            Map.of(
                "id", Value.text("B1"),
                "state", Value.text("delivered"),
                "delivered_on", Value.day(LocalDate.parse(delivered))))
        .fact("item", "oms", Map.of("name", Value.text("Atlas"), "final_sale", Value.yes(false)))
        .fact(
            "payment",
            "oms",
            Map.of(
                "method", Value.text("card"),
                "captured", Value.money(15_000, "USD"),
                "refunded", Value.money(0, "USD")))
        .fact(
            "customer",
            "crm",
            Map.of(
                "id", Value.text("C1"),
                "tier", Value.text(tier),
                "identity", Value.text("verified"),
                "fraud_score", Value.number(5)))
        .argument("order_id", Value.text("B1"), Label.system("oms"))
        .argument("amount", Value.money(dollars * 100L, "USD"), Label.system("oms"))
        .argument("reason", Value.text("changed_mind"), Label.customer(true));
  }

  @Test
  void aRefusalSaysWhichRuleWhichExceptionWasNotMetAndWhatWouldBeAllowed() {
    Explanation explanation =
        Explanation.of(
            Policies.bookshop(), refund(120, "silver", "2026-01-31").build(), new InMemoryLedger());
    assertThat(explanation.text().replaceAll("sha256 [0-9a-f]{8}", "sha256 12345678"))
        .isEqualTo(Policies.resource("/tools/explained.txt").stripTrailing());
  }

  @Test
  void whatWouldBeAllowedIsAllowedWhenTried() {
    CheckedPolicy policy = Policies.bookshop();
    Ledger ledger = new InMemoryLedger();
    Request request = refund(120, "silver", "2026-01-31").build();
    Explanation explanation = Explanation.of(policy, request, ledger);
    assertThat(explanation.nearest())
        .anySatisfy(
            nearest -> {
              assertThat(nearest.path()).isEqualTo("order.delivered_on");
              assertThat(nearest.value()).isEqualTo("Feb 18, 2026");
              assertThat(nearest.outcome())
                  .isEqualTo("REQUIRE confirmation, approval by supervisor");
            });
    Evaluator evaluator = Evaluator.of(policy);
    assertThat(evaluator.decide(refund(120, "silver", "2026-02-18").build(), ledger))
        .isInstanceOf(Decision.Require.class);
    assertThat(evaluator.decide(refund(120, "silver", "2026-02-17").build(), ledger))
        .isInstanceOf(Decision.Deny.class);
  }

  @Test
  void aCapIsExplainedWithItsParts() {
    Explanation explanation =
        Explanation.of(
            Policies.bookshop(), refund(160, "gold", "2026-03-10").build(), new InMemoryLedger());
    assertThat(explanation.outcome()).isEqualTo("DENY by \"no more than was paid\"");
    assertThat(explanation.lines())
        .filteredOn(line -> line.rule().equals("no more than was paid"))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.because())
                    .containsExactly(
                        "request.amount is $160.00",
                        "the cap is $150.00 (payment.captured - payment.refunded)"));
    assertThat(explanation.nearest())
        .contains(new Explanation.Nearest("request.amount", "$150.00", "REQUIRE confirmation"));
  }

  @Test
  void whatIsNotKnownIsNamedWithWhyAndWhatToDo() {
    Explanation explanation =
        Explanation.of(
            Policies.bookshop(),
            Request.of("refund", NOW)
                .fact("order", "crm", Map.of("state", Value.text("delivered")))
                .build(),
            new InMemoryLedger());
    assertThat(explanation.outcome()).startsWith("NEED EVIDENCE ").contains("order.state");
    assertThat(explanation.text())
        .contains("order.state is not known (from a source the policy does not rely on)")
        .contains("needed: order.state. ");
    assertThat(explanation.nearest()).isEmpty();
  }

  @Test
  void anActionThatNoRuleAllowsSaysWhyEachAllowDidNotFire() {
    Explanation explanation =
        Explanation.of(
            Policies.bookshop(),
            Request.of("change_address", NOW)
                .fact(
                    "order", "oms", Map.of("id", Value.text("B1"), "state", Value.text("shipped")))
                .build(),
            new InMemoryLedger());
    assertThat(explanation.outcome()).isEqualTo("DENY, since no rule allows it");
    assertThat(explanation.lines())
        .anySatisfy(
            line -> {
              assertThat(line.rule()).isEqualTo("addresses before picking");
              assertThat(line.part()).isNull();
              assertThat(line.because())
                  .containsExactly(
                      "condition not met (order.state is shipped (needs placed or paid))");
            });
    assertThat(explanation.nearest())
        .contains(new Explanation.Nearest("order.state", "placed", "ALLOW"));
  }

  @Test
  void secretsAreNeverShown() {
    CheckedPolicy policy =
        Policies.check(
            "vault.policy",
            """
            policy "Vault"
              currency USD
              time zone "UTC"
              uses "vault/1"

            trust safe only from oms

            rule "open"
              allow open
              when safe.color is green

            rule "code"
              deny open
              when safe.code is "7391" or safe.weight is more than 12
            """,
            """
            vocabulary "vault/1"

            system oms

            fact safe
              color: color
              code: text secret
              weight: number secret

            enum color is green, red

            action open
            """);
    Explanation explanation =
        Explanation.of(
            policy,
            Request.of("open", NOW)
                .fact(
                    "safe",
                    "oms",
                    Map.of(
                        "color", Value.text("green"),
                        "code", Value.text("7391"),
                        "weight", Value.number(9)))
                .build(),
            new InMemoryLedger());
    assertThat(explanation.outcome()).isEqualTo("DENY by \"code\"");
    assertThat(explanation.text()).contains("safe.code is not shown (secret)");
    assertThat(explanation.text()).doesNotContain("7391").doesNotContain("is 9");
    assertThat(explanation.nearest()).noneMatch(n -> n.path().startsWith("safe.w"));
  }
}
