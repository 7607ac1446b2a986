// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import static dev.waybill.policy.decide.PolicyBuilder.all;
import static dev.waybill.policy.decide.PolicyBuilder.any;
import static dev.waybill.policy.decide.PolicyBuilder.compare;
import static dev.waybill.policy.decide.PolicyBuilder.dollars;
import static dev.waybill.policy.decide.PolicyBuilder.hours;
import static dev.waybill.policy.decide.PolicyBuilder.not;
import static dev.waybill.policy.decide.PolicyBuilder.number;
import static dev.waybill.policy.decide.PolicyBuilder.percent;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.policy.decide.Decision.Missing;
import dev.waybill.policy.decide.Decision.Part;
import dev.waybill.policy.ledger.InMemoryLedger;
import dev.waybill.policy.model.Condition.Comparison;
import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.value.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the language says of outcomes, obligations, caps, elements and messages. */
class DecisionTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  private final PolicyBuilder policy = new PolicyBuilder();

  private Decision decide(Request.Builder request) {
    return Evaluator.of(policy.build()).decide(request.build(), new InMemoryLedger());
  }

  private static Request.Builder ask(String action, Object... order) {
    Map<String, Value> attributes = new LinkedHashMap<>();
    for (int i = 0; i < order.length; i += 2) {
      attributes.put((String) order[i], (Value) order[i + 1]);
    }
    return Request.of(action, NOW).fact("order", "oms", attributes);
  }

  private static Value usd(long cents) {
    return Value.money(cents, "USD");
  }

  private static Decision.Confirmation confirmation(Decision decision) {
    return requireNonNull(((Decision.Require) decision).obligations().confirmation());
  }

  private static List<String> rules(Decision decision, Part part) {
    return decision.grounds().reasons().stream()
        .filter(r -> r.part() == part)
        .map(Decision.Reason::rule)
        .toList();
  }

  private static List<String> needs(Decision decision) {
    return ((Decision.NeedEvidence) decision)
        .needs().stream().map(n -> n.path() + " " + n.why()).toList();
  }

  // ---- outcomes

  @Test
  void whatNoRuleAllowsIsDenied() {
    Decision decision = decide(ask("cancel"));

    assertThat(decision).isInstanceOf(Decision.Deny.class);
    assertThat(decision.grounds().reasons()).isEmpty();
  }

  @Test
  void anAllowThatFiresAllows() {
    policy.allow("paid orders", "cancel").when(policy.is("order.state", "paid"));

    assertThat(decide(ask("cancel", "state", Value.text("paid"))))
        .isInstanceOf(Decision.Allow.class);
    assertThat(decide(ask("cancel", "state", Value.text("shipped"))))
        .isInstanceOf(Decision.Deny.class);
  }

  @Test
  void anAllowThatIsUnknownNeedsItsEvidenceUnlessAnotherAllows() {
    policy.allow("paid orders", "cancel").when(policy.is("order.state", "paid"));
    assertThat(needs(decide(ask("cancel")))).containsExactly("order.state NOT_READ");

    policy
        .allow("cheap orders", "cancel")
        .when(compare(policy.read("order.total"), Comparison.LESS, dollars(1000)));
    Decision decision = decide(ask("cancel", "total", usd(999)));
    assertThat(decision).isInstanceOf(Decision.Allow.class);
    assertThat(rules(decision, Part.ALLOWED)).containsExactly("cheap orders");
    assertThat(rules(decision, Part.UNKNOWN)).isEmpty();
  }

  @Test
  void anUnknownDenyNeedsEvidenceAndAFiredOneWinsOverIt() {
    policy.allow("all", "cancel").always();
    policy.deny("shipped", "cancel").when(policy.is("order.state", "shipped"));
    Decision need = decide(ask("cancel"));
    assertThat(needs(need)).containsExactly("order.state NOT_READ");
    assertThat(((Decision.NeedEvidence) need).needs().get(0).rules()).containsExactly("shipped");
    assertThat(((Decision.NeedEvidence) need).needs().get(0).remedy())
        .isEqualTo("Read order.state.");

    policy.deny("dispute", "cancel").when(policy.is("order.dispute", "yes"));
    Decision denied = decide(ask("cancel", "dispute", Value.yes(true)));
    assertThat(denied).isInstanceOf(Decision.Deny.class);
    assertThat(rules(denied, Part.DENIED)).containsExactly("dispute");
  }

  @Test
  void onlyThePartsThatKeepAConditionUnknownAreNeeded() {
    policy.allow("all", "cancel").always();
    policy
        .deny("a", "cancel")
        .when(
            all(
                policy.is("order.dispute", "yes"),
                any(policy.is("order.state", "paid"), policy.is("customer.tier", "gold")),
                not(policy.is("order.email", "x@y.example"))));

    assertThat(
            needs(decide(ask("cancel", "dispute", Value.yes(true), "state", Value.text("paid")))))
        .containsExactly("order.email NOT_READ");
    assertThat(
            needs(decide(ask("cancel", "dispute", Value.yes(true), "state", Value.text("placed")))))
        .containsExactly("customer.tier NOT_READ", "order.email NOT_READ");
    assertThat(decide(ask("cancel", "dispute", Value.yes(false))))
        .isInstanceOf(Decision.Allow.class);
  }

  @Test
  void absentIsUnknownInComparisonsAndKnownToPresence() {
    policy.allow("all", "cancel").always();
    policy.deny("state", "cancel").when(policy.is("order.state", "paid"));
    assertThat(needs(decide(ask("cancel", "state", Value.ABSENT))))
        .containsExactly("order.state ABSENT");

    PolicyBuilder presence = new PolicyBuilder();
    presence.allow("no date", "cancel").when(presence.missing("order.delivered_on"));
    Evaluator evaluator = Evaluator.of(presence.build());
    InMemoryLedger none = new InMemoryLedger();
    assertThat(evaluator.decide(ask("cancel", "delivered_on", Value.ABSENT).build(), none))
        .isInstanceOf(Decision.Allow.class);
    assertThat(evaluator.decide(ask("cancel").build(), none))
        .as("an unread date is not a date that is missing")
        .isInstanceOf(Decision.NeedEvidence.class);
    assertThat(
            evaluator.decide(
                ask("cancel", "delivered_on", Value.day(LocalDate.of(2026, 1, 1))).build(), none))
        .isInstanceOf(Decision.Deny.class);
  }

  @Test
  void aDefaultCountsForWhatIsAbsentButNotForWhatWasNotRead() {
    Quantity or = new Quantity.ReadOr(policy.read("order.refunded"), dollars(0));
    policy.allow("nothing refunded", "cancel").when(compare(or, Comparison.EQUAL, dollars(0)));

    assertThat(decide(ask("cancel", "refunded", Value.ABSENT))).isInstanceOf(Decision.Allow.class);
    assertThat(decide(ask("cancel", "refunded", usd(1)))).isInstanceOf(Decision.Deny.class);
    assertThat(needs(decide(ask("cancel")))).containsExactly("order.refunded NOT_READ");
  }

  @Test
  void outsideOfItsDatesAPolicyDeniesEverything() {
    policy.effective(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 10));
    policy.allow("all", "cancel").always();
    Evaluator evaluator = Evaluator.of(policy.build());
    InMemoryLedger none = new InMemoryLedger();

    assertThat(evaluator.decide(at("2026-02-28T23:59:59.999999Z"), none))
        .isInstanceOf(Decision.Deny.class);
    assertThat(evaluator.decide(at("2026-03-01T00:00:00Z"), none))
        .isInstanceOf(Decision.Allow.class);
    assertThat(evaluator.decide(at("2026-03-10T23:59:59.999999Z"), none))
        .isInstanceOf(Decision.Allow.class);
    assertThat(evaluator.decide(at("2026-03-11T00:00:00Z"), none))
        .isInstanceOf(Decision.Deny.class);
  }

  private static Request at(String now) {
    return Request.of("cancel", Instant.parse(now)).build();
  }

  // ---- requests

  @Test
  void anUnknownActionIsAnErrorThatNamesTheKnownOnes() {
    assertThatThrownBy(() -> decide(Request.of("teleport", NOW)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The policy \"Test policy\" knows no action teleport; it knows refund, credit, cancel.");
  }

  @Test
  void anUnknownArgumentIsAnErrorThatNamesTheKnownOnes() {
    assertThatThrownBy(
            () -> decide(Request.of("credit", NOW).argument("amuont", usd(1), Label.system("oms"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The action credit has no argument amuont; it has amount, pieces, reason.");
  }

  @Test
  void aListOfMoreThanAThousandElementsIsAnError() {
    policy.allow("all", "refund").each().when(policy.is(item("final_sale"), "no"));
    List<Value> items = new ArrayList<>();
    for (int i = 0; i < 1_001; i++) {
      items.add(new Value.Fields(Map.of("final_sale", Value.yes(false))));
    }

    assertThatThrownBy(
            () ->
                decide(
                    ask("refund").argument("items", new Value.Items(items), Label.system("oms"))))
        .hasMessage("A list in a request has at most 1000 elements, not 1001.");
    assertThat(
            decide(
                ask("refund")
                    .argument(
                        "items", new Value.Items(items.subList(0, 1_000)), Label.system("oms"))))
        .isInstanceOf(Decision.Allow.class);
  }

  private String item(String attribute) {
    policy.variable("item", "request.items");
    return "item." + attribute;
  }

  @Test
  void valuesThatDoNotFitTheirTypeAreUnusableNeverAnException() {
    policy.allow("all", "cancel").always();
    policy.deny("state", "cancel").when(policy.is("order.state", "paid"));
    policy
        .deny("total", "cancel")
        .when(compare(policy.read("order.total"), Comparison.MORE, dollars(100)));
    policy
        .deny("pieces", "cancel")
        .when(compare(policy.read("order.pieces"), Comparison.MORE, number(3)));
    policy
        .deny("day", "cancel")
        .when(compare(policy.read("order.delivered_on"), Comparison.MORE, new Quantity.Today()));
    List<List<Value>> wrong =
        List.of(
            List.of(Value.text("teleported"), Value.text("12"), Value.text("3"), usd(1)),
            List.of(
                Value.yes(true),
                usd(Long.MIN_VALUE),
                new Value.Decimal(new BigDecimal("0.0000001")),
                new Value.Moment(NOW)),
            List.of(
                new Value.Items(List.of()),
                new Value.Fields(Map.of()),
                new Value.Decimal(new BigDecimal("1e999999999")),
                Value.text("2026-03-01")));
    for (List<Value> values : wrong) {
      Decision decision =
          decide(
              ask(
                  "cancel",
                  "state",
                  values.get(0),
                  "total",
                  values.get(1),
                  "pieces",
                  values.get(2),
                  "delivered_on",
                  values.get(3)));
      assertThat(needs(decision))
          .containsExactly(
              "order.delivered_on UNUSABLE",
              "order.pieces UNUSABLE",
              "order.state UNUSABLE",
              "order.total UNUSABLE");
    }
  }

  @Test
  void moneyInAnotherCurrencyIsNotExchanged() {
    policy
        .allow("all", "cancel")
        .when(compare(policy.read("order.total"), Comparison.LESS, dollars(100)));

    Decision decision = decide(ask("cancel", "total", Value.money(1, "EUR")));

    assertThat(needs(decision)).containsExactly("order.total WRONG_CURRENCY");
    assertThat(((Decision.NeedEvidence) decision).needs().get(0).remedy())
        .isEqualTo("Give order.total in USD; amounts are not exchanged.");
  }

  // ---- obligations

  @Test
  void approvalsAreUnitedWithoutTheRolesThatOthersInclude() {
    policy.allow("all", "cancel").always();
    policy.approve("c", "team_lead", hours(2), "cancel").always();
    policy.approve("a", "supervisor", hours(4), "cancel").always();
    policy.approve("b", "fraud_desk", null, "cancel").always();

    assertThat(((Decision.Require) decide(ask("cancel"))).obligations().approvals())
        .containsExactly(
            new Decision.Approval("fraud_desk", null, List.of("b")),
            new Decision.Approval("supervisor", Duration.ofHours(2), List.of("a", "c")));
  }

  @Test
  void confirmationsShowTheUnionInTheOrderOfTheRulesNames() {
    policy.allow("all", "refund", "cancel").always();
    policy.slot("order.id");
    policy.slot("request.amount");
    policy.slot("order.total");
    policy.list("request.item_ids");
    policy
        .rule(
            "b",
            new Effect.RequireConfirmation(List.of("order.total", "order.id"), "Sure?"),
            "refund",
            "cancel")
        .always();
    policy
        .rule(
            "a",
            new Effect.RequireConfirmation(
                List.of("order.id", "request.amount", "request.item_ids"), null),
            "refund",
            "cancel")
        .always();
    Request.Builder refund =
        ask("refund", "id", Value.text("A1"))
            .argument("amount", usd(4000), Label.system("oms"))
            .argument(
                "item_ids",
                new Value.Items(List.of(Value.text("X"), Value.text("Y"))),
                Label.system("oms"));

    Decision.Confirmation yes = confirmation(decide(refund));
    assertThat(yes.showing())
        .containsExactly(
            new Decision.Shown("order.id", "A1"),
            new Decision.Shown("request.amount", "$40.00"),
            new Decision.Shown("request.item_ids", "X, Y"),
            new Decision.Shown("order.total", ""));
    assertThat(yes.asking()).containsExactly("Sure?");

    Decision.Confirmation other = confirmation(decide(ask("cancel")));
    assertThat(other.showing())
        .as("a path the action does not have is not shown")
        .extracting(Decision.Shown::path)
        .containsExactly("order.id", "order.total");
  }

  @Test
  void aRecordIsShownAsTheAttributeThatStandsForIt() {
    policy.allow("all", "refund").always();
    policy.confirm("a", List.of("order.ship_to"), "refund").always();
    policy.deny("unused", "cancel").when(policy.known("order.ship_to.text"));
    Value address = new Value.Fields(Map.of("text", Value.text("12 Main St")));

    assertThat(confirmation(decide(ask("refund", "ship_to", address))).showing())
        .containsExactly(new Decision.Shown("order.ship_to", "12 Main St"));
    assertThat(confirmation(decide(ask("refund", "ship_to", Value.text("9 Elm St")))).showing())
        .containsExactly(new Decision.Shown("order.ship_to", "9 Elm St"));
  }

  @Test
  void theHighestIdentityIsAskedForAndAnUnknownOneNeedsEvidence() {
    policy.allow("all", "cancel").always();
    policy.identity("a", "stepped_up", "cancel").always();
    policy.identity("b", "matched", "cancel").always();

    assertThat(((Decision.Require) decide(identity("none"))).obligations().identity())
        .isEqualTo("stepped_up");
    assertThat(decide(identity("stepped_up"))).isInstanceOf(Decision.Allow.class);
    assertThat(needs(decide(ask("cancel")))).containsExactly("customer.identity NOT_READ");
  }

  private static Request.Builder identity(String level) {
    return ask("cancel").fact("customer", "crm", Map.of("identity", Value.text(level)));
  }

  // ---- caps

  private static Request.Builder credit(long cents) {
    return ask("credit", "total", usd(3333)).argument("amount", usd(cents), Label.system("oms"));
  }

  @Test
  void aCapDeniesAboveItsBoundAndTellsTheLargestRoundedDown() {
    policy.allow("all", "credit").always();
    policy
        .cap("cap", "request.amount", percent(1, 5, policy.read("order.total")), null, "credit")
        .always();

    Decision within = decide(credit(666));
    assertThat(within).isInstanceOf(Decision.Allow.class);
    assertThat(within.grounds().largest())
        .as("20% of $33.33 is $6.666")
        .containsExactly(new Decision.Largest("request.amount", 666, 666L, "$6.66"));
    Decision above = decide(credit(667));
    assertThat(above).isInstanceOf(Decision.Deny.class);
    assertThat(rules(above, Part.DENIED)).containsExactly("cap");
    assertThat(requireNonNull(above.grounds().request().arguments().get("amount")).value())
        .isEqualTo(usd(667));
  }

  @Test
  void theLeastCapCountsAndAnApprovalLetsThroughUpToTheLeastHardOne() {
    policy.allow("all", "credit").always();
    policy.cap("soft", "request.amount", dollars(1000), "team_lead", "credit").always();
    policy.cap("softer", "request.amount", dollars(2000), "supervisor", "credit").always();
    policy.cap("hard", "request.amount", dollars(5000), null, "credit").always();

    Decision asked = decide(credit(1500));
    assertThat(((Decision.Require) asked).obligations().approvals())
        .extracting(Decision.Approval::role)
        .containsExactly("team_lead");
    assertThat(asked.grounds().largest())
        .containsExactly(new Decision.Largest("request.amount", 1000, 5000L, "$10.00"));
    assertThat(decide(credit(5001))).isInstanceOf(Decision.Deny.class);
  }

  @Test
  void aSoftCapAloneHasNoLargestWithAnApprovalAndANegativeBoundShowsZero() {
    policy.allow("all", "credit").always();
    policy.cap("soft", "request.amount", dollars(-5), "team_lead", "credit").always();

    assertThat(decide(credit(1)).grounds().largest())
        .containsExactly(new Decision.Largest("request.amount", 0, null, "$0.00"));
  }

  @Test
  void aCapOfAnArgumentThatWasNotGivenNeedsIt() {
    policy.allow("all", "credit").always();
    policy.cap("cap", "request.amount", dollars(5), null, "credit").always();

    assertThat(needs(decide(ask("credit")))).containsExactly("request.amount NOT_READ");
  }

  @Test
  void arithmeticOutOfRangeIsUnknownAndNamesWhatIsTooLarge() {
    policy.allow("all", "cancel").always();
    policy
        .deny("sum", "cancel")
        .when(
            compare(
                new Quantity.Sum(
                    Dimension.MONEY,
                    policy.read("order.total"),
                    false,
                    policy.read("order.refunded")),
                Comparison.MORE,
                dollars(5)));

    assertThat(needs(decide(ask("cancel", "total", usd(Long.MAX_VALUE), "refunded", usd(1)))))
        .containsExactly("order.refunded UNUSABLE", "order.total UNUSABLE");
    assertThat(decide(ask("cancel", "total", usd(Long.MAX_VALUE), "refunded", usd(0))))
        .isInstanceOf(Decision.Deny.class);
  }

  @Test
  void fractionsAreComparedExactlyAtTheEdgeOfTheRange() {
    policy
        .allow("third", "cancel")
        .when(
            compare(
                percent(1, 3, policy.read("order.total")),
                Comparison.LESS,
                percent(1, 3, policy.read("order.refunded"))));

    assertThat(
            decide(
                ask("cancel", "total", usd(Long.MAX_VALUE - 1), "refunded", usd(Long.MAX_VALUE))))
        .isInstanceOf(Decision.Allow.class);
    assertThat(decide(ask("cancel", "total", usd(Long.MAX_VALUE), "refunded", usd(Long.MAX_VALUE))))
        .isInstanceOf(Decision.Deny.class);
  }

  // ---- elements

  private Request.Builder items(Value... finalSale) {
    List<Value> items = new ArrayList<>();
    int n = 0;
    for (Value value : finalSale) {
      Map<String, Value> fields = new LinkedHashMap<>();
      fields.put("name", Value.text("Shirt " + ++n));
      if (value != Value.ABSENT) {
        fields.put("final_sale", value);
      }
      items.add(new Value.Fields(fields));
    }
    return ask("refund").argument("items", new Value.Items(items), Label.system("oms"));
  }

  private void finalSale() {
    policy.allow("all", "refund").always();
    policy
        .deny("final sale", "refund")
        .each()
        .tell("{" + item("name") + "} was a final-sale item.")
        .when(policy.is(item("final_sale"), "yes"));
  }

  @Test
  void elementsAreDecidedOneByOneAndTheMostSevereIsTheWhole() {
    finalSale();

    Decision decision = decide(items(Value.yes(false), Value.yes(true), Value.ABSENT));

    assertThat(decision).isInstanceOf(Decision.Deny.class);
    assertThat(decision.grounds().elements())
        .extracting(e -> e.name() + " " + DecisionLawsTest.kind(e.decision()))
        .containsExactly("Shirt 1 ALLOW", "Shirt 2 DENY", "Shirt 3 NEED_EVIDENCE");
    assertThat(decision.customerMessage()).isEqualTo("Shirt 2 was a final-sale item.");
    assertThat(needs(decision.grounds().elements().get(2).decision()))
        .containsExactly("item.final_sale NOT_READ");
  }

  @Test
  void ofAListThatIsNotReadNothingIsKnownAndAnEmptyOneNeedsNothing() {
    finalSale();

    assertThat(needs(decide(ask("refund")))).containsExactly("request.items NOT_READ");
    Decision empty = decide(items());
    assertThat(empty).isInstanceOf(Decision.Allow.class);
    assertThat(empty.grounds().elements()).isEmpty();
  }

  @Test
  void anAllowThatSpeaksOfTheElementDoesNotAllowForAnEmptyList() {
    policy.allow("not final", "refund").each().when(policy.is(item("final_sale"), "no"));

    assertThat(decide(items())).isInstanceOf(Decision.Deny.class);
    assertThat(decide(items(Value.yes(false)))).isInstanceOf(Decision.Allow.class);
  }

  @Test
  void factsWithTheNameOfTheVariableAreTheElements() {
    finalSale();
    Request.Builder request = ask("refund");
    request.fact("item", "oms", Map.of("name", Value.text("Hat"), "final_sale", Value.yes(false)));
    request.fact("item", "oms", Map.of("name", Value.text("Cap"), "final_sale", Value.yes(true)));

    Decision decision = decide(request);

    assertThat(decision.grounds().elements())
        .extracting(e -> e.name() + " " + DecisionLawsTest.kind(e.decision()))
        .containsExactly("Hat ALLOW", "Cap DENY");
  }

  // ---- messages and reasons

  @Test
  void aMessageShowsValuesInPlainEnglish() {
    Quantity window = PolicyBuilder.days(30);
    policy
        .deny("window", "cancel")
        .tell(
            "Order {order.id} was delivered on {order.delivered_on}. Our window is {quantity}."
                + " {order.total} {order.state} {order.dispute} {order.pieces} {order.discount}",
            window)
        .always();

    Decision decision =
        decide(
            ask(
                "cancel",
                "id",
                Value.text("A1"),
                "delivered_on",
                Value.day(LocalDate.of(2026, 2, 8)),
                "total",
                usd(-123456),
                "state",
                Value.text("delivered"),
                "dispute",
                Value.yes(false),
                "pieces",
                new Value.Decimal(new BigDecimal("2.50")),
                "discount",
                new Value.Percent(new BigDecimal("12.5"))));

    assertThat(decision.customerMessage())
        .isEqualTo(
            "Order A1 was delivered on Feb 8, 2026. Our window is 30 days."
                + " -$1234.56 delivered no 2.5 12.5%");
  }

  @Test
  void aMessageWithAnUnknownOrSecretOrInternalValueIsLeftOutWhole() {
    policy.deny("a", "cancel").because("b").tell("Order {order.id}.").always();
    policy.deny("c", "cancel").tell("Code {customer.code}.").tellAgent("{customer.code}").always();
    policy.deny("d", "cancel").tell("{order.margin}").tellAgent("Margin {order.margin}.").always();
    Request.Builder request =
        ask("cancel", "margin", usd(5)).fact("customer", "crm", Map.of("code", Value.text("1234")));

    Decision decision = decide(request);

    assertThat(decision.grounds().reasons())
        .extracting(r -> r.rule() + ": " + r.customer() + ", " + r.agent())
        .containsExactly("a: null, null", "c: null, null", "d: null, Margin $0.05.");
  }

  @Test
  void noTextIsLongerThanTwoThousandCharacters() {
    policy.deny("a", "cancel").tell("{order.id}").always();

    assertThat(decide(ask("cancel", "id", Value.text("x".repeat(5_000)))).customerMessage())
        .hasSize(2_000);
  }

  @Test
  void reasonsAreSortedBySeverityThenByName() {
    policy.rule("z", new Effect.Inform(), "cancel").tellExactly("Told.").always();
    policy.allow("y", "cancel").tell("Yes.").always();
    policy.approve("x", "team_lead", null, "cancel").tell("A colleague looks at it.").always();
    policy.approve("w", "team_lead", null, "cancel").always();

    Decision require = decide(ask("cancel"));
    assertThat(require.grounds().reasons())
        .extracting(Decision.Reason::rule)
        .containsExactly("w", "x", "y", "z");
    assertThat(require.grounds().reasons().get(3).exactly()).isTrue();
    assertThat(require.customerMessage()).isEqualTo("A colleague looks at it.");

    policy.deny("v", "cancel").suggest("credit", "refund").always();
    policy.deny("u", "cancel").suggest("credit").always();
    Decision deny = decide(ask("cancel"));
    assertThat(deny.grounds().reasons())
        .extracting(Decision.Reason::rule)
        .containsExactly("u", "v", "w", "x", "y", "z");
    assertThat(deny.grounds().suggests()).containsExactly("credit", "refund");
    assertThat(deny.customerMessage())
        .as("nobody looks at what is denied, so nobody is told so")
        .isNull();
  }

  @Test
  void theEvidenceOfTheFactsTheRulesReadIsRecorded() {
    policy.allow("all", "cancel").when(policy.is("order.state", "paid"));
    Request.Builder request = Request.of("cancel", NOW);
    request.fact(
        new Fact(
            "order",
            new Value.Fields(Map.of("state", Value.text("paid"))),
            "oms",
            NOW,
            true,
            List.of("e2", "e1")));
    request.fact(new Fact("customer", new Value.Fields(Map.of()), "crm", NOW, true, List.of("e3")));

    assertThat(decide(request).grounds().evidence()).containsExactly("e1", "e2");
  }

  @Test
  void theSealChangesWithTheArgumentsOnly() {
    policy.allow("all", "credit").always();

    assertThat(decide(credit(5)).seal()).isEqualTo(decide(credit(5)).seal()).hasSize(64);
    assertThat(decide(credit(5)).seal()).isNotEqualTo(decide(credit(6)).seal());
  }

  @Test
  void listsAreComparedAsMultisets() {
    policy
        .allow("within", "refund")
        .when(
            new dev.waybill.policy.model.Condition.Within(
                policy.list("request.item_ids"),
                policy.list("order.item_ids"),
                PolicyBuilder.NOWHERE));

    assertThat(decide(ids("A", "B"))).isInstanceOf(Decision.Allow.class);
    assertThat(decide(ids("B", "A", "A"))).isInstanceOf(Decision.Allow.class);
    assertThat(decide(ids("B", "B"))).isInstanceOf(Decision.Deny.class);
    assertThat(decide(ids("C"))).isInstanceOf(Decision.Deny.class);
    assertThat(decide(ids())).isInstanceOf(Decision.Allow.class);
    assertThat(needs(decide(ask("refund").argument("item_ids", list("A"), Label.system("oms")))))
        .containsExactly("order.item_ids NOT_READ");
  }

  private static Request.Builder ids(String... ids) {
    return ask("refund", "item_ids", list("A", "A", "B"))
        .argument("item_ids", list(ids), Label.system("oms"));
  }

  private static Value list(String... texts) {
    return new Value.Items(Arrays.stream(texts).map(Value::text).toList());
  }

  @Test
  void aNeedNamesItsReasonOnceForAllRules() {
    policy.allow("all", "cancel").always();
    policy.deny("b", "cancel").when(policy.is("order.state", "paid"));
    policy.deny("a", "cancel").when(policy.is("order.state", "placed"));

    assertThat(((Decision.NeedEvidence) decide(ask("cancel"))).needs())
        .containsExactly(
            new Decision.Need(
                "order.state", Missing.NOT_READ, "Read order.state.", List.of("a", "b")));
  }
}
