// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.check.Checked;
import dev.waybill.policy.check.Checker;
import dev.waybill.policy.check.Includes;
import dev.waybill.policy.check.Policies;
import dev.waybill.policy.ledger.InMemoryLedger;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Type;
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

  private static Checked check(String items) {
    return Checker.check(
        new Source(
            "a.policy",
            "policy \"T\"\n  currency USD\n  time zone \"UTC\"\n  uses \"commerce/1\"\n\n" + items),
        Includes.none(),
        Policies.vocabularies());
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
    assertThat(checked.policy()).as(checked.diagnostics().toString()).isNotNull();
    return Evaluator.of(requireNonNull(checked.policy()));
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
        check(
            """
            rule "one"
              limit cancel_order, create_discount to 1 per customer
              when subject.customer_id is known
            """);

    assertThat(checked.policy() == null).isTrue();
    assertThat(checked.diagnostics().toString())
        .contains("a limit counts its actions together")
        .contains("request.customer_id, order.customer_id");
  }

  @Test
  void otherVowelSignsAreAnotherAddress() {
    assertThat(Canonical.same(Type.Simple.TEXT, "कि गली", "का गली")).isFalse();
    assertThat(Canonical.same(Type.Simple.TEXT, "Zu\u0308rich", "Zürich")).isTrue();
  }

  @Test
  void halfANumberMoreIsAnotherAddress() {
    assertThat(Canonical.same(Type.Simple.TEXT, "5½ Main St", "51/2 Main St")).isFalse();
    assertThat(Canonical.same(Type.Simple.TEXT, "5² Main St", "52 Main St")).isFalse();
    assertThat(Canonical.same(Type.Simple.TEXT, "5½ Main St", "5 1/2 Main St")).isTrue();
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
        check(
            """
            setting mode is strict

            rule "all"
              allow store_credit

            rule "strict"
              deny store_credit
              when mode is stict
            """);

    assertThat(checked.policy() == null).isTrue();
    assertThat(checked.diagnostics().toString()).contains("'stict' is not a value of mode");
  }

  @Test
  void textsWhoseAccentsAreWrittenOtherwiseAreTheSame() {
    for (String said : List.of("Zürich", "Zu\u0308rich")) {
      for (String written : List.of("Zürich", "Zu\u0308rich")) {
        String policy =
            "rule \"all\"\n  allow change_address\nrule \"not there\"\n  deny change_address\n"
                + "  when request.new_address.city is \""
                + written
                + "\"\n";
        Value address = new Value.Fields(Map.of("city", Value.text(said)));
        assertThat(
                decide(
                    policy,
                    ask("change_address").argument("new_address", address, Label.customer(true))))
            .isEqualTo(Outcome.DENY);
      }
    }
  }

  @Test
  void aSettingThatIsCalledLikeTheValueItIsComparedWithIsAnError() {
    Checked checked =
        check(
            """
            setting gold is silver

            rule "good customers"
              allow refund
              when customer.tier is gold
            """);

    assertThat(checked.policy() == null).isTrue();
    assertThat(checked.diagnostics().toString())
        .contains("'gold' is a value of customer.tier and a setting");
  }

  @Test
  void neitherARequestNorItsDecisionShowsPersonalDataInALog() {
    Request.Builder request =
        ask("change_address")
            .argument(
                "new_address",
                new Value.Fields(Map.of("line", Value.text("12 Secret St"))),
                Label.customer(true))
            .fact("customer", "crm", Map.of("email", Value.text("12 Secret St")));
    Decision decision =
        policy(
                """
                rule "all"
                  allow change_address
                rule "yes"
                  require confirmation for change_address showing request
                """)
            .decide(request.build(), ledger);

    assertThat(decision).isInstanceOf(Decision.Require.class);
    assertThat(decision.toString()).doesNotContain("Secret");
    assertThat(request.build().facts().toString()).doesNotContain("Secret");
    assertThat(request.build().arguments().toString()).doesNotContain("Secret");
  }

  @Test
  void aValueTheEnumDoesNotHaveIsNotOtherwise() {
    String policy =
        """
        table most by customer.tier
          gold $100
          otherwise $50
        rule "all"
          allow store_credit
        rule "most"
          cap request.amount at most for store_credit
        """;
    for (String tier : List.of("platinum", "Gold", "gold ", "")) {
      Map<String, Value> customer = Map.of("tier", Value.text(tier));
      assertThat(decide(policy, credit(1).fact("customer", "crm", customer)))
          .as(tier)
          .isEqualTo(Outcome.NEED_EVIDENCE);
    }
  }

  @Test
  void aLabelIsNoOtherByItsName() {
    String policy =
        """
        accept request.reason only from verified customer
        rule "all"
          allow cancel_order
        """;
    List<List<Label>> all =
        List.of(
            List.of(),
            List.of(new Label("verified customer", true, true, null)),
            List.of(new Label("order.note", true, true, null)),
            List.of(Label.customer(true), Label.customer(false)),
            List.of(Label.customer(true), Label.system("crm")));
    for (List<Label> labels : all) {
      Request.Builder request =
          ask("cancel_order").argument("reason", Value.text("other"), labels.toArray(new Label[0]));
      assertThat(decide(policy, request)).as(labels.toString()).isEqualTo(Outcome.NEED_EVIDENCE);
    }
  }

  @Test
  void aQuantifierInsideARuleAboutElementsLeavesTheElementAlone() {
    String policy =
        """
        rule "all"
          allow create_return
        rule "dear, with final sale"
          deny create_return
          when (any thing in request.items has (thing.final_sale)) and item.paid is more than $5
        """;
    Value items = new Value.Items(List.of(item("a", 600, false), item("b", 400, true)));

    assertThat(decide(policy, ask("create_return").argument("items", items, Label.system("oms"))))
        .isEqualTo(Outcome.DENY);
  }

  private static Value item(String id, long paid, boolean finalSale) {
    return new Value.Fields(
        Map.of(
            "id", Value.text(id),
            "paid", Value.money(paid, "USD"),
            "final_sale", Value.yes(finalSale)));
  }
}
