// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import static dev.waybill.policy.decide.PolicyBuilder.ago;
import static dev.waybill.policy.decide.PolicyBuilder.compare;
import static dev.waybill.policy.decide.PolicyBuilder.hours;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.ledger.InMemoryLedger;
import dev.waybill.policy.model.Condition.Comparison;
import dev.waybill.policy.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a policy relies on. */
class ProvenanceTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  private final PolicyBuilder policy = new PolicyBuilder();

  private Decision decide(Request request) {
    return Evaluator.of(policy.build()).decide(request, new InMemoryLedger());
  }

  private static List<String> needs(Decision decision) {
    return decision instanceof Decision.NeedEvidence need
        ? need.needs().stream().map(n -> n.path() + " " + n.why() + ": " + n.remedy()).toList()
        : List.of(decision.getClass().getSimpleName());
  }

  private static Fact order(String system, Duration age, boolean here) {
    return new Fact(
        "order",
        new Value.Fields(Map.of("state", Value.text("paid"), "id", Value.text("A"))),
        system,
        NOW.minus(age),
        here,
        List.of());
  }

  private static Request cancel(Fact... facts) {
    return new Request("cancel", Map.of(), List.of(facts), NOW);
  }

  @Test
  void aFactMayBeAsOldAsToldAndNotAMicrosecondOlder() {
    policy.trust("order", hours(1), "oms");
    policy.allow("paid", "cancel").when(policy.is("order.state", "paid"));

    assertThat(decide(cancel(order("oms", Duration.ofHours(1), true))))
        .isInstanceOf(Decision.Allow.class);
    assertThat(needs(decide(cancel(order("oms", Duration.ofHours(1).plusNanos(1_000), true)))))
        .containsExactly(
            "order.state STALE: Read order.state from oms again; it was read too long ago or in"
                + " another conversation.");
  }

  @Test
  void aDayOfTrustIsTwentyFourHours() {
    policy.zone("America/New_York").trust("order", PolicyBuilder.days(3), "oms");
    policy.allow("paid", "cancel").when(policy.is("order.state", "paid"));

    assertThat(decide(cancel(order("oms", Duration.ofDays(3), true))))
        .as("though the clocks went forward two days ago")
        .isInstanceOf(Decision.Allow.class);
    assertThat(needs(decide(cancel(order("oms", Duration.ofHours(73), true))))).hasSize(1);
  }

  @Test
  void aFactFromAnotherSourceDoesNotCountAndDoesNotHideATrustedOne() {
    policy.trust("order", null, "oms");
    policy.allow("paid", "cancel").when(policy.is("order.state", "paid"));

    assertThat(needs(decide(cancel(order("crm", Duration.ZERO, true)))))
        .containsExactly(
            "order.state WRONG_SOURCE: Read order.state from oms; other sources do not count.");
    assertThat(decide(cancel(order("crm", Duration.ZERO, true), order("oms", Duration.ZERO, true))))
        .isInstanceOf(Decision.Allow.class);
  }

  @Test
  void theLongestPathOfTrustCounts() {
    policy.trust("order", null, "oms").trust("order.state", null, "crm");
    policy
        .allow("both", "cancel")
        .when(PolicyBuilder.all(policy.is("order.state", "paid"), policy.is("order.id", "A")));

    assertThat(needs(decide(cancel(order("oms", Duration.ZERO, true)))))
        .singleElement()
        .asString()
        .startsWith("order.state WRONG_SOURCE");
    assertThat(decide(cancel(order("oms", Duration.ZERO, true), order("crm", Duration.ZERO, true))))
        .isInstanceOf(Decision.Allow.class);
  }

  @Test
  void severalTrustsOfOnePathMustAllHold() {
    policy.trust("order", hours(2), "oms", "crm").trust("order", null, "oms here");
    policy.allow("paid", "cancel").when(policy.is("order.state", "paid"));

    assertThat(decide(cancel(order("oms", Duration.ofHours(1), true))))
        .isInstanceOf(Decision.Allow.class);
    assertThat(needs(decide(cancel(order("oms", Duration.ofHours(3), true))))).hasSize(1);
    assertThat(needs(decide(cancel(order("oms", Duration.ofHours(1), false)))))
        .singleElement()
        .asString()
        .startsWith("order.state STALE");
  }

  @Test
  void anAbsentFactMustBeTrustedToo() {
    policy.trust("order", null, "oms");
    policy.allow("no order", "cancel").when(policy.missing("order"));
    Fact none = new Fact("order", Value.ABSENT, "oms", NOW, true, List.of());
    Fact claimed = new Fact("order", Value.ABSENT, "crm", NOW, true, List.of());

    assertThat(decide(cancel(none))).isInstanceOf(Decision.Allow.class);
    assertThat(decide(cancel(order("oms", Duration.ZERO, true)))).isInstanceOf(Decision.Deny.class);
    assertThat(needs(decide(cancel(claimed)))).singleElement().asString().contains("WRONG_SOURCE");
  }

  @Test
  void theAgeOfAFactIsThatOfItsOldestPart() {
    policy
        .allow("fresh", "cancel")
        .when(compare(policy.readAt("order"), Comparison.AT_LEAST, ago(hours(1))));

    assertThat(decide(cancel(order("oms", Duration.ofHours(1), true))))
        .isInstanceOf(Decision.Allow.class);
    assertThat(
            decide(
                cancel(
                    order("oms", Duration.ofMinutes(1), true),
                    order("crm", Duration.ofMinutes(61), true))))
        .isInstanceOf(Decision.Deny.class);
    assertThat(needs(decide(cancel()))).containsExactly("order NOT_READ: Read order.");
  }

  // ---- arguments

  private static Request refund(Value address, Label... labels) {
    return Request.of("refund", NOW).argument("address", address, labels).build();
  }

  @Test
  void anArgumentFromAWrongSourceNeedsEvidenceEvenIfNoRuleReadsIt() {
    policy.accept("address", "verified customer here");
    policy.allow("all", "refund").always();
    Value address = Value.text("9 Evil St");
    String need =
        "request.address WRONG_SOURCE: Ask the customer for the address; it must be in the"
            + " customer's own words after verification.";

    assertThat(needs(decide(refund(address, new Label("order.note", false, true, "e1")))))
        .containsExactly(need);
    assertThat(needs(decide(refund(address)))).as("no origin").containsExactly(need);
    assertThat(needs(decide(refund(address, Label.customer(false))))).containsExactly(need);
    assertThat(needs(decide(refund(address, Label.customer(true), Label.system("agent")))))
        .as("every label counts")
        .containsExactly(need);
    assertThat(decide(refund(address, Label.customer(true)))).isInstanceOf(Decision.Allow.class);
    assertThat(needs(decide(refund(address, new Label("customer", true, false, null)))))
        .singleElement()
        .asString()
        .startsWith("request.address STALE");
  }

  @Test
  void plainCustomerCoversTheVerifiedOneToo() {
    policy.accept("address", "customer");
    policy.allow("all", "refund").always();

    assertThat(decide(refund(Value.text("x"), Label.customer(true))))
        .isInstanceOf(Decision.Allow.class);
    assertThat(decide(refund(Value.text("x"), Label.customer(false))))
        .isInstanceOf(Decision.Allow.class);
  }

  @Test
  void anAbsentOrMissingArgumentNeedsNoOrigin() {
    policy.accept("address", "customer");
    policy.allow("all", "refund").always();

    assertThat(decide(refund(Value.ABSENT))).isInstanceOf(Decision.Allow.class);
    assertThat(decide(Request.of("refund", NOW).build())).isInstanceOf(Decision.Allow.class);
  }

  @Test
  void everyAcceptOfAnArgumentMustHold() {
    policy.accept("address", "customer", "oms").accept("address", "customer", "crm");
    policy.allow("all", "refund").always();

    assertThat(needs(decide(refund(Value.text("x"), Label.system("oms")))))
        .singleElement()
        .asString()
        .contains("WRONG_SOURCE");
    assertThat(decide(refund(Value.text("x"), Label.customer(false))))
        .isInstanceOf(Decision.Allow.class);
  }

  @Test
  void aRuleThatReadsPartOfAnArgumentOfWrongOriginNeedsTheWholeArgument() {
    policy.accept("address", "oms");
    policy.allow("deliverable", "refund").when(policy.is("request.address.is_deliverable", "yes"));
    Value address = new Value.Fields(Map.of("is_deliverable", Value.yes(true)));

    assertThat(needs(decide(refund(address, Label.customer(true)))))
        .containsExactly("request.address WRONG_SOURCE: Take the address from oms.");
    assertThat(decide(refund(address, Label.system("oms")))).isInstanceOf(Decision.Allow.class);
  }

  @Test
  void aQuestionOfOriginIsAnsweredFromTheLabels() {
    policy.allow("own words", "refund").when(policy.comesFrom("address", "customer"));

    assertThat(decide(refund(Value.text("x"), Label.customer(false))))
        .isInstanceOf(Decision.Allow.class);
    assertThat(decide(refund(Value.text("x"), Label.system("oms"))))
        .isInstanceOf(Decision.Deny.class);
    assertThat(needs(decide(Request.of("refund", NOW).build())))
        .containsExactly("request.address NOT_READ: Give the address.");
  }

  // ---- elements

  private static Value item(boolean finalSale) {
    return new Value.Fields(Map.of("final_sale", Value.yes(finalSale)));
  }

  @Test
  void theElementsMustBeTrustedWhereverTheyComeFrom() {
    policy.variable("item", "request.items");
    policy.trust("item", null, "oms");
    policy.allow("not final", "refund").each().when(policy.is("item.final_sale", "no"));
    Value items = new Value.Items(List.of(item(false)));

    assertThat(
            decide(Request.of("refund", NOW).argument("items", items, Label.system("oms")).build()))
        .isInstanceOf(Decision.Allow.class);
    assertThat(
            needs(
                decide(
                    Request.of("refund", NOW)
                        .argument("items", items, Label.customer(true))
                        .build())))
        .singleElement()
        .asString()
        .startsWith("item.final_sale WRONG_SOURCE");
    assertThat(
            decide(
                Request.of("refund", NOW)
                    .argument("items", items, Label.customer(true))
                    .fact("item", "oms", Map.of("final_sale", Value.yes(false)))
                    .build()))
        .as("a fact tells what the argument may not")
        .isInstanceOf(Decision.Allow.class);
  }

  @Test
  void aFactOverrulesWhatAnArgumentSaysOfAnElement() {
    policy.variable("item", "request.items");
    policy.allow("not final", "refund").each().when(policy.is("item.final_sale", "no"));

    assertThat(
            decide(
                Request.of("refund", NOW)
                    .argument("items", new Value.Items(List.of(item(false))), Label.system("agent"))
                    .fact("item", "oms", Map.of("final_sale", Value.yes(true)))
                    .build()))
        .isInstanceOf(Decision.Deny.class);
  }

  @Test
  void anotherNumberOfFactsThanItemsIsUnusable() {
    policy.variable("item", "request.items");
    policy.allow("not final", "refund").each().when(policy.is("item.final_sale", "no"));
    Value two = new Value.Items(List.of(item(false), item(false)));

    assertThat(
            needs(
                decide(
                    Request.of("refund", NOW)
                        .argument("items", two, Label.system("oms"))
                        .fact("item", "oms", Map.of("final_sale", Value.yes(false)))
                        .build())))
        .singleElement()
        .asString()
        .startsWith("request.items UNUSABLE");
  }
}
