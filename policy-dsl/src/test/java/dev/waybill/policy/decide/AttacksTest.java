// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.check.Checked;
import dev.waybill.policy.check.Checker;
import dev.waybill.policy.check.Policies;
import dev.waybill.policy.ledger.InMemoryLedger;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.value.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests made to get a yes that must not be given. */
class AttacksTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private final InMemoryLedger ledger = new InMemoryLedger();

  private static Evaluator policy(String items) {
    return Evaluator.of(Policies.policy(items));
  }

  private static Request.Builder ask(String action) {
    return Request.of(action, NOW);
  }

  private Outcome decide(String items, Request.Builder request) {
    return outcome(policy(items), request);
  }

  private Outcome outcome(Evaluator evaluator, Request.Builder request) {
    Decision decision = evaluator.decide(request.build(), ledger);
    return decision.fold(
        allow -> Outcome.ALLOW,
        require -> Outcome.REQUIRE,
        need -> Outcome.NEED_EVIDENCE,
        deny -> Outcome.DENY);
  }

  private static Request.Builder credit(long cents) {
    return ask("store_credit")
        .argument("amount", Value.money(cents, "USD"), Label.system("oms"))
        .fact("customer", "crm", Map.of("id", Value.text("C1")));
  }

  private static final String BUDGET =
      """
      rule "all"
        allow store_credit
      rule "budget"
        limit total request.amount of store_credit to $100 per customer
      """;

  private void take(Evaluator evaluator, long cents, String id) {
    Charges charges = evaluator.charges(credit(cents).build(), ledger, id, List.of());
    assertThat(ledger.reserve(charges.entry(), charges.limits()))
        .isInstanceOf(Ledger.Reservation.Reserved.class);
    ledger.commit(id);
  }

  @Test
  void aNegativeAmountOpensNoRoomUnderALimit() {
    Evaluator evaluator = policy(BUDGET);
    take(evaluator, 10_000, "a");
    if (outcome(evaluator, credit(-10_000)) == Outcome.ALLOW) {
      take(evaluator, -10_000, "b");
    }

    assertThat(outcome(evaluator, credit(1))).isEqualTo(Outcome.DENY);
  }

  @Test
  void aFactFromTheFutureIsNotFreshForEver() {
    String policy =
        """
        trust order only from oms no older than 5 minutes
        rule "paid"
          allow cancel_order
          when order.state is paid
        """;
    Fact fact =
        new Fact(
            "order",
            new Value.Fields(Map.of("state", Value.text("paid"))),
            "oms",
            NOW.plus(Duration.ofDays(400)),
            true,
            List.of());
    assertThat(decide(policy, ask("cancel_order").fact(fact))).isEqualTo(Outcome.NEED_EVIDENCE);
    assertThat(
            decide(
                """
                trust order only from oms
                rule "paid"
                  allow cancel_order
                  when order is no older than 5 minutes
                """,
                ask("cancel_order").fact(fact)))
        .isEqualTo(Outcome.NEED_EVIDENCE);
  }

  private static Evaluator guarded(String main, String guardrails) {
    Checked checked =
        Checker.check(
            new Source(
                "main.policy",
                "policy \"Test\"\n  currency USD\n  time zone \"UTC\"\n  uses \"commerce/1\"\n"
                    + "  include \"guard.policy\" as guardrails\n\n"
                    + main),
            (file, from) -> new Source(file, "policy \"Guard\"\n\n" + guardrails),
            Policies.vocabularies());
    return Evaluator.of(
        java.util.Objects.requireNonNull(checked.policy(), () -> checked.diagnostics().toString()));
  }

  @Test
  void aLongerTrustOfThePolicyDoesNotReplaceThatOfAGuardrail() {
    Evaluator evaluator =
        guarded(
            """
            trust order.state only from crm
            rule "paid"
              allow cancel_order
              when order.state is paid
            """,
            "trust order only from oms\n");
    Map<String, Value> paid = Map.of("state", Value.text("paid"));

    assertThat(outcome(evaluator, ask("cancel_order").fact("order", "crm", paid)))
        .isEqualTo(Outcome.NEED_EVIDENCE);
  }

  @Test
  void aLongerTrustOfAGuardrailDoesNotReplaceThatOfThePolicy() {
    Evaluator evaluator =
        guarded(
            """
            trust order only from oms
            rule "paid"
              allow cancel_order
              when order.state is paid
            """,
            "trust order.state only from oms or crm\n");
    Map<String, Value> paid = Map.of("state", Value.text("paid"));

    assertThat(outcome(evaluator, ask("cancel_order").fact("order", "crm", paid)))
        .isEqualTo(Outcome.NEED_EVIDENCE);
    assertThat(outcome(evaluator, ask("cancel_order").fact("order", "oms", paid)))
        .isEqualTo(Outcome.ALLOW);
  }

  @Test
  void aSettingOfThePolicyIsNotThatOfAGuardrail() {
    Evaluator evaluator =
        guarded(
            """
            setting most is $4000
            term risky means order.state is paid
            rule "all"
              allow store_credit
              when request.amount is at most most
            """,
            """
            setting most is $40
            term risky means request.amount is more than $20
            rule "guard"
              cap request.amount at most for store_credit
            rule "guard 2"
              require approval by team_lead for store_credit
              when risky
            """);

    assertThat(outcome(evaluator, credit(4001))).isEqualTo(Outcome.DENY);
    assertThat(outcome(evaluator, credit(4000))).isEqualTo(Outcome.REQUIRE);
  }

  @Test
  void aLimitIsNotSplitIntoPartsThatEachHaveRoomOfTheirOwn() {
    Checked checked =
        Checker.check(
            new Source(
                "s.policy",
                """
                policy "T"
                  currency USD
                  time zone "UTC"
                  uses "commerce/1"

                rule "one"
                  limit cancel_order, create_discount to 1 per customer
                  when subject.customer_id is known
                """),
            dev.waybill.policy.check.Includes.none(),
            Policies.vocabularies());

    assertThat(checked.policy() == null).isTrue();
    assertThat(checked.diagnostics().toString())
        .contains("a limit counts its actions together")
        .contains("request.customer_id, order.customer_id");
  }

  @Test
  void otherVowelSignsAreAnotherAddress() {
    assertThat(Canonical.same(dev.waybill.policy.vocabulary.Type.Simple.TEXT, "कि गली", "का गली"))
        .isFalse();
    assertThat(
            Canonical.same(
                dev.waybill.policy.vocabulary.Type.Simple.TEXT, "Zu\u0308rich", "Zürich"))
        .isTrue();
  }

  @Test
  void aNumberOfAMillionDigitsIsNotWrittenOut() {
    Request request =
        ask("create_discount")
            .argument(
                "percent", new Value.Percent(new BigDecimal("1E+2000000000")), Label.customer(true))
            .build();
    Decision decision = policy("rule \"all\"\n  allow create_discount\n").decide(request, ledger);
    assertThat(decision.seal()).hasSize(64);
  }

  @Test
  void aRefundOfLessThanNothingIsUnderNoCap() {
    String policy =
        """
        rule "all"
          allow store_credit
        rule "cap"
          cap request.amount at $40 for store_credit
        """;
    assertThat(decide(policy, credit(-5_000))).isNotEqualTo(Outcome.ALLOW);
  }

  @Test
  void aMisspeltValueOfASettingIsAnError() {
    Checked checked =
        Checker.check(
            new Source(
                "m.policy",
                """
                policy "T"
                  currency USD
                  time zone "UTC"
                  uses "commerce/1"

                setting mode is strict

                rule "all"
                  allow store_credit
                rule "d"
                  deny store_credit
                  when mode is stict
                """),
            dev.waybill.policy.check.Includes.none(),
            Policies.vocabularies());
    assertThat(checked.policy() == null).isTrue();
    assertThat(checked.diagnostics().toString()).contains("'stict' is not a value of mode");
  }
}
