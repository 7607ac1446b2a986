// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.action.GateWorld.Bank;
import dev.waybill.action.GateWorld.StandingClock;
import dev.waybill.policy.check.Checked;
import dev.waybill.policy.check.Checker;
import dev.waybill.policy.check.Includes;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Vocabularies;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests made to get something done that must not be. */
class AttacksTest {

  private static final String POLICY =
      """
      policy "Attacked"
        currency USD
        time zone "UTC"
        uses "commerce/1"

      trust order, payment, shipment, product only from oms no older than 5 minutes
      accept request.order_id, request.items only from oms or customer
      accept request.amount, request.reason, request.percent only from customer

      rule "refunds"
        allow refund
        when order.state is delivered

      rule "what came back"
        cap request.amount at total of item.paid for item in request.items for refund

      rule "what was taken"
        cap request.amount at payment.captured - payment.refunded for refund

      rule "own orders"
        deny refund
        when order.customer_id is not session.customer_id

      rule "discounts"
        allow create_discount

      rule "in stock"
        allow reship
        when product.stock is at least 1
      """;

  private final StandingClock clock = new StandingClock();
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final Bank bank = new Bank();
  private final ActionGate gate =
      ActionGate.builder(evaluator())
          .clock(clock)
          .executor(executor)
          .act("refund", bank)
          .act("create_discount", bank)
          .act("reship", bank)
          .build();

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  private static Evaluator evaluator() {
    Checked checked =
        Checker.check(
            new Source("attacks.policy", POLICY), Includes.none(), Vocabularies.standard());
    assertThat(checked.policy() == null).as(checked.diagnostics().toString()).isFalse();
    return Evaluator.of(requireNonNull(checked.policy()));
  }

  private Fact fact(String name, Map<String, Value> attributes) {
    return new Fact(name, new Value.Fields(attributes), "oms", clock.instant(), true, List.of());
  }

  private List<Fact> order(String id, String customer, long captured) {
    return List.of(
        fact(
            "order",
            Map.of(
                "id", Value.text(id),
                "customer_id", Value.text(customer),
                "state", Value.text("delivered"),
                "items",
                    new Value.Items(
                        List.of(
                            new Value.Fields(
                                Map.of(
                                    "id", Value.text("L-" + id),
                                    "quantity", Value.number(1),
                                    "paid", Value.money(5_000, "USD"))))))),
        fact(
            "payment",
            Map.of("captured", Value.money(captured, "USD"), "refunded", Value.money(0, "USD"))));
  }

  private static Value items(String... ids) {
    List<Value> items = new ArrayList<>();
    for (String id : ids) {
      items.add(new Value.Fields(Map.of("id", Value.text(id))));
    }
    return new Value.Items(items);
  }

  private ActionResult refund(String order, long cents, Value items, List<Fact> facts) {
    return gate.request(
        GateWorld.ask(
            "refund",
            Map.of(
                "order_id", Value.text(order),
                "items", items,
                "amount", Value.money(cents, "USD"),
                "reason", Value.text("damaged")),
            "k",
            facts,
            GateWorld.said(
                "m1", "A1 and B2 came damaged, L-A1 and L-B2, give me $50 or $100 or $500")));
  }

  private static List<Fact> both(List<Fact> one, List<Fact> other) {
    List<Fact> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  @Test
  void whatIsAboutTheOrderItselfMayBeDone() {
    assertThat(refund("a1", 5_000, items("L-A1"), order("A1", "C1", 50_000)))
        .isInstanceOf(ActionResult.Done.class);
  }

  @Test
  void anOrderThatMayBeRefundedIsNoEvidenceForAnotherOne() {
    assertThat(refund("B2", 5_000, items("L-A1"), order("A1", "C1", 50_000)))
        .isInstanceOf(ActionResult.NeedsEvidence.class);
  }

  @Test
  void theOwnOrderReadFirstDoesNotHideThatAnotherIsSomebodyElses() {
    assertThat(
            refund(
                "B2",
                5_000,
                items("L-A1"),
                both(order("A1", "C1", 50_000), order("B2", "C9", 50_000))))
        .isNotInstanceOf(ActionResult.Done.class);
    assertThat(bank.performed).hasValue(0);
  }

  @Test
  void thePaymentOfOneOrderIsNotThatOfAnother() {
    assertThat(
            refund(
                "B2",
                50_000,
                items("L-B2"),
                both(order("A1", "C1", 50_000), order("B2", "C1", 100))))
        .isNotInstanceOf(ActionResult.Done.class);
    assertThat(bank.performed).hasValue(0);
  }

  @Test
  void theStockOfOneProductIsNotThatOfAnother() {
    assertThat(
            gate.request(
                GateWorld.ask(
                    "reship",
                    Map.of("order_id", Value.text("A1"), "sku", Value.text("S-2")),
                    "k",
                    List.of(
                        fact(
                            "product", Map.of("sku", Value.text("S-1"), "stock", Value.number(9)))),
                    GateWorld.said("m1", "A1 please"))))
        .isNotInstanceOf(ActionResult.Done.class);
  }

  @Test
  void anItemThatIsListedTwiceIsNotWorthTwice() {
    assertThat(refund("A1", 10_000, items("L-A1", "L-A1"), order("A1", "C1", 50_000)))
        .isInstanceOf(ActionResult.NeedsEvidence.class);
    assertThat(refund("A1", 5_000, items("L-A1"), order("A1", "C1", 50_000)))
        .isInstanceOf(ActionResult.Done.class);
  }

  @Test
  void aNumberOfABillionDigitsIsNotWrittenOut() {
    assertThat(
            gate.request(
                GateWorld.ask(
                    "create_discount",
                    Map.of("percent", new Value.Percent(new BigDecimal("1E+2000000000"))),
                    "k",
                    List.of(),
                    GateWorld.said("m1", "give me 100 percent"))))
        .isInstanceOf(ActionResult.NeedsEvidence.class);
  }

  @Test
  void aRefundOfLessThanNothingIsNotDone() {
    assertThat(refund("A1", -5_000, items("L-A1"), order("A1", "C1", 50_000)))
        .isInstanceOf(ActionResult.NeedsEvidence.class);
  }

  @Test
  void whatWasReadLastCountsAndNotWhatWasReadFirst() {
    Map<String, Value> cancelled =
        Map.of(
            "id", Value.text("A1"),
            "customer_id", Value.text("C1"),
            "state", Value.text("cancelled"));
    List<Fact> facts = new ArrayList<>(order("A1", "C1", 50_000));
    clock.advance(Duration.ofMinutes(1));
    facts.add(
        new Fact("order", new Value.Fields(cancelled), "oms", clock.instant(), true, List.of()));

    assertThat(refund("A1", 5_000, items("L-A1"), facts)).isInstanceOf(ActionResult.Refused.class);
  }
}
