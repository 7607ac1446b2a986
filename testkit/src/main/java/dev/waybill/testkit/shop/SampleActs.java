// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.action.Act;
import dev.waybill.action.NotDoneException;
import dev.waybill.action.Receipt;
import dev.waybill.commerce.Address;
import dev.waybill.commerce.Fulfilment;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Payment;
import dev.waybill.commerce.Refund;
import dev.waybill.connector.Deadline;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import dev.waybill.policy.value.Value;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be done in the sample shop. Each is done whole or not at all, and once for a key. */
final class SampleActs {

  private static final Source SHOP = new Source("shop", DataLayer.ORDER);

  private final SampleBook book;
  private final Clock clock;
  private final Map<String, Receipt> receipts = new LinkedHashMap<>();

  private interface Change {
    Order of(Order order, Map<String, Value> arguments, String receipt) throws NotDoneException;
  }

  SampleActs(SampleBook book, Clock clock) {
    this.book = book;
    this.clock = clock;
  }

  /** The acts, by action of the policy. */
  Map<String, Act> all() {
    Map<String, Act> acts = new LinkedHashMap<>();
    acts.put("cancel_order", act((order, arguments, receipt) -> cancelled(order)));
    acts.put("change_address", act((order, arguments, receipt) -> readdressed(order, arguments)));
    acts.put("modify_order", act((order, arguments, receipt) -> modified(order, arguments)));
    acts.put("refund", act(this::refunded));
    acts.put("resend_invoice", act((order, arguments, receipt) -> order));
    acts.put("update_customer", noted());
    acts.put("stop_marketing", noted());
    return acts;
  }

  /** What changes no order: it is done by being written down. */
  private Act noted() {
    return new Act() {
      @Override
      public Receipt perform(Map<String, Value> arguments, String key, Deadline deadline) {
        return written(key);
      }

      @Override
      public Finding reconcile(String key, Deadline deadline) {
        Receipt receipt = receipt(key);
        return receipt == null ? new Finding.DidNotHappen() : new Finding.Happened(receipt);
      }
    };
  }

  private synchronized Receipt written(String key) {
    return receipts.computeIfAbsent(
        key, any -> new Receipt("V-" + (receipts.size() + 1), SHOP, clock.instant()));
  }

  private Act act(Change change) {
    return new Act() {
      @Override
      public Receipt perform(Map<String, Value> arguments, String key, Deadline deadline)
          throws NotDoneException {
        return done(change, arguments, key);
      }

      @Override
      public Finding reconcile(String key, Deadline deadline) {
        Receipt receipt = receipt(key);
        return receipt == null ? new Finding.DidNotHappen() : new Finding.Happened(receipt);
      }
    };
  }

  private synchronized @Nullable Receipt receipt(String key) {
    return receipts.get(key);
  }

  private synchronized Receipt done(Change change, Map<String, Value> arguments, String key)
      throws NotDoneException {
    Receipt earlier = receipts.get(key);
    if (earlier != null) {
      return earlier;
    }
    Order order =
        book.find(text(arguments, "order_id"))
            .orElseThrow(() -> new NotDoneException("there is no such order"));
    String reference = "V-" + (receipts.size() + 1);
    book.put(change.of(order, arguments, reference));
    Receipt receipt = new Receipt(reference, SHOP, clock.instant());
    receipts.put(key, receipt);
    return receipt;
  }

  private static Order cancelled(Order order) throws NotDoneException {
    requireOpen(order);
    return OrderChange.of(order).state(OrderState.CANCELLED).order();
  }

  private static Order readdressed(Order order, Map<String, Value> arguments)
      throws NotDoneException {
    requireOpen(order);
    Map<String, Value> to =
        arguments.get("new_address") instanceof Value.Fields fields
            ? fields.attributes()
            : Map.of();
    Address before = order.shipTo();
    return OrderChange.of(order)
        .shipTo(
            new Address(
                before == null ? null : before.name(),
                List.of(text(to, "line")),
                optional(to, "city"),
                optional(to, "region"),
                optional(to, "postal_code"),
                optional(to, "country")))
        .order();
  }

  private static Order modified(Order order, Map<String, Value> arguments) throws NotDoneException {
    requireOpen(order);
    String wanted =
        arguments.get("items") instanceof Value.Items items
                && items.items().get(0) instanceof Value.Fields item
            ? text(item.attributes(), "id")
            : "";
    List<OrderLine> lines = new ArrayList<>();
    for (OrderLine line : order.lines()) {
      lines.add(line.id().equals(wanted) ? modified(line, arguments) : line);
    }
    return OrderChange.of(order).lines(lines).order();
  }

  private static OrderLine modified(OrderLine line, Map<String, Value> arguments)
      throws NotDoneException {
    boolean other = arguments.get("new_sku") instanceof Value.Text;
    int pieces =
        arguments.get("quantity") instanceof Value.Decimal number
            ? number.number().intValue()
            : other ? line.ordered() : 0;
    return new OrderLine(
        line.id(),
        other ? text(arguments, "new_sku") : line.sku(),
        line.title(),
        Math.max(line.ordered(), pieces),
        Math.max(0, line.ordered() - pieces),
        line.returned(),
        line.unitPrice(),
        line.lineTotal(),
        line.backorder());
  }

  private Order refunded(Order order, Map<String, Value> arguments, String receipt)
      throws NotDoneException {
    if (!(arguments.get("amount") instanceof Value.Money asked)) {
      throw new NotDoneException("a refund must have an amount");
    }
    Money amount = Money.ofMinor(asked.minor(), asked.currency());
    List<Payment> payments = new ArrayList<>();
    boolean refunded = false;
    for (Payment payment : order.payments()) {
      boolean here = !refunded && covers(payment, amount);
      refunded |= here;
      payments.add(here ? withRefund(payment, amount, receipt) : payment);
    }
    if (!refunded) {
      throw new NotDoneException("less than that is left of the payment");
    }
    return OrderChange.of(order).payments(payments).order();
  }

  private static boolean covers(Payment payment, Money amount) {
    Money left = payment.captured();
    if (payment.state() != Payment.State.PAID
        || left == null
        || !left.currency().equals(amount.currency())) {
      return false;
    }
    for (Refund refund : payment.refunds()) {
      left = left.minus(refund.amount());
    }
    return left.compareTo(amount) >= 0;
  }

  private Payment withRefund(Payment payment, Money amount, String receipt) {
    List<Refund> refunds = new ArrayList<>(payment.refunds());
    refunds.add(new Refund(receipt, Refund.State.PENDING, null, amount, clock.instant()));
    return new Payment(
        payment.id(),
        payment.state(),
        payment.sourceState(),
        payment.method(),
        payment.captured(),
        refunds);
  }

  private static void requireOpen(Order order) throws NotDoneException {
    boolean packed = order.fulfilments().stream().anyMatch(SampleActs::isPackedOrGone);
    if (order.state() != OrderState.OPEN || packed) {
      throw new NotDoneException("the order is packed, held or closed");
    }
  }

  private static boolean isPackedOrGone(Fulfilment fulfilment) {
    return fulfilment.state().hasLeft() || !fulfilment.parcels().isEmpty();
  }

  private static String text(Map<String, Value> fields, String name) throws NotDoneException {
    String text = optional(fields, name);
    if (text == null) {
      throw new NotDoneException(name + " is missing");
    }
    return text;
  }

  private static @Nullable String optional(Map<String, Value> fields, String name) {
    return fields.get(name) instanceof Value.Text text ? text.text() : null;
  }
}
