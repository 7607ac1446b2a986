// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import dev.waybill.CommerceAgent;
import dev.waybill.action.Act;
import dev.waybill.action.NotDoneException;
import dev.waybill.action.Receipt;
import dev.waybill.commerce.Fulfilment;
import dev.waybill.commerce.FulfilmentState;
import dev.waybill.commerce.LineQuantity;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Payment;
import dev.waybill.commerce.Product;
import dev.waybill.commerce.Product.Variant;
import dev.waybill.commerce.Refund;
import dev.waybill.commerce.ReturnCase;
import dev.waybill.commerce.Stock;
import dev.waybill.connector.Deadline;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import dev.waybill.policy.Policy;
import dev.waybill.policy.value.Value;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.shop.InMemoryShop;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A shop with one delivered order, in which a return and what it brings can be done. */
final class ReturnsDesk {

  static final String POLICY =
      """
      policy "returns desk"
        version "1"
        currency USD
        time zone "UTC"
        uses "commerce/1"

      accept request.amount only from oms or policy
      accept request.new_sku only from customer or catalog

      rule "a person can always take over"
        allow transfer_to_human

      rule "what arrived can come back"
        allow create_return, create_return_label, exchange, refund
        when order.state is delivered or return_case.state is known

      rule "window"
        deny create_return, exchange
        unless item.delivered_on is at most 30 days ago

      rule "the price fell"
        allow store_credit
        when request.reason is price_drop and order.placed_on is at most 30 days ago

      rule "not more than it fell"
        cap request.amount at total of item.paid for item in order.items - product.price for store_credit

      rule "not more than is left"
        cap request.amount at payment.captured - payment.refunded for refund

      rule "yes"
        require confirmation for create_return, exchange, refund, store_credit
      """;

  private static final Source OMS = new Source("oms", DataLayer.ORDER);
  private static final Money PAID = Money.ofMinor(9_000, "USD");

  final VirtualClock clock;
  private final InMemoryShop shop;
  private final Map<String, Receipt> receipts = new LinkedHashMap<>();
  private final List<String> effects = new ArrayList<>();
  private final List<ReturnCase> returns = new ArrayList<>();
  private final List<Refund> refunds = new ArrayList<>();
  private boolean losesAnswers;

  ReturnsDesk(VirtualClock clock) {
    this.clock = clock;
    this.shop = new InMemoryShop(clock);
    shop.put(order());
    shop.put(
        new Product("P1", "Plain Tee", null, null, Map.of(), List.of(unit("M"), unit("L")), null));
    shop.put(new Stock("TEE-M", List.of(new Stock.Level(null, 2L, null))));
    shop.put(new Stock("TEE-L", List.of(new Stock.Level(null, 3L, null))));
  }

  private static Variant unit(String size) {
    return new Variant(
        "TEE-" + size, null, Map.of("size", size), Money.ofMinor(7_200, "USD"), null);
  }

  CommerceAgent.Builder agent() {
    CommerceAgent.Builder agent =
        CommerceAgent.builder()
            .orders(shop.orders())
            .parcels(shop.parcels())
            .catalog(shop.catalog())
            .inventory(shop.inventory())
            .policy(Policy.of("desk.policy", POLICY).evaluator())
            .shopZone(ZoneOffset.UTC)
            .clock(clock);
    for (String action :
        List.of("create_return", "create_return_label", "exchange", "refund", "store_credit")) {
      agent.act(action, act(action));
    }
    return agent;
  }

  /** The next answer of each act is lost on its way, after it was done. */
  void loseAnswers() {
    losesAnswers = true;
  }

  /** What was really done, by action. */
  synchronized List<String> effects() {
    return List.copyOf(effects);
  }

  private Act act(String action) {
    return new Act() {
      @Override
      public Receipt perform(Map<String, Value> arguments, String key, Deadline deadline)
          throws NotDoneException {
        return done(action, key);
      }

      @Override
      public Finding reconcile(String key, Deadline deadline) {
        return found(key);
      }
    };
  }

  private synchronized Act.Finding found(String key) {
    Receipt receipt = receipts.get(key);
    return receipt == null ? new Act.Finding.DidNotHappen() : new Act.Finding.Happened(receipt);
  }

  private synchronized Receipt done(String action, String key) throws NotDoneException {
    Receipt earlier = receipts.get(key);
    if (earlier != null) {
      return earlier;
    }
    String id = "X-" + (receipts.size() + 1);
    apply(action, id);
    Receipt receipt = new Receipt(id, OMS, clock.instant());
    receipts.put(key, receipt);
    effects.add(action);
    shop.put(order());
    if (losesAnswers) {
      losesAnswers = false;
      throw new IllegalStateException("no answer came");
    }
    return receipt;
  }

  private void apply(String action, String id) throws NotDoneException {
    if (action.equals("create_return")) {
      returns.add(returned(id, null));
    } else if (action.equals("create_return_label")) {
      ReturnCase open = returns.remove(0);
      returns.add(returned(open.id(), new ReturnCase.Label("LBL-" + open.id(), null)));
    } else if (action.equals("refund")) {
      if (!refunds.isEmpty()) {
        throw new NotDoneException("nothing is left of the payment");
      }
      refunds.add(new Refund(id, Refund.State.PENDING, null, PAID, clock.instant()));
    }
  }

  private ReturnCase returned(String id, ReturnCase.@Nullable Label label) {
    return new ReturnCase(
        id,
        ReturnCase.State.APPROVED,
        null,
        List.of(new LineQuantity("L1", 1)),
        null,
        clock.instant(),
        List.of(),
        label);
  }

  private Order order() {
    return new Order(
        "N1",
        "C1",
        null,
        OrderState.OPEN,
        null,
        null,
        Instant.parse("2026-11-10T12:00:00Z"),
        List.of(new OrderLine("L1", "TEE-M", "Plain Tee", 1, 0, 0, PAID, PAID, null)),
        List.of(
            new Fulfilment(
                "F1",
                FulfilmentState.DELIVERED,
                null,
                null,
                List.of(new LineQuantity("L1", 1)),
                List.of(),
                null,
                Instant.parse("2026-11-14T12:00:00Z"))),
        List.of(new Payment("P1", Payment.State.PAID, null, "card", PAID, refunds)),
        returns,
        null,
        PAID,
        null);
  }
}
