// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import dev.waybill.commerce.Address;
import dev.waybill.commerce.Fulfilment;
import dev.waybill.commerce.FulfilmentState;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Payment;
import dev.waybill.commerce.Refund;
import dev.waybill.commerce.ReturnCase;
import dev.waybill.policy.value.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An order in the words of {@code commerce/1}, all of it by the merchant's word. */
final class OrderFacts {

  private final Order order;
  private final PolicyFacts.Supplement more;
  private final ZoneId zone;

  OrderFacts(Order order, PolicyFacts.Supplement more, ZoneId zone) {
    this.order = order;
    this.more = more;
    this.zone = zone;
  }

  Map<String, Value> order() {
    List<Value> items = new ArrayList<>();
    List<Value> ids = new ArrayList<>();
    for (OrderLine line : order.lines()) {
      Map<String, Value> more = PolicyFacts.completed(item(line), this.more.line(order, line.id()));
      items.add(new Value.Fields(more));
      ids.add(Value.text(line.id()));
    }
    Attributes words =
        new Attributes()
            .text("id", order.number())
            .textOrAbsent("customer_id", order.customerId())
            .text("state", state(order))
            .dayOf("placed_on", order.placedAt(), zone)
            .money("total", order.total())
            .value("items", new Value.Items(items))
            .value("item_ids", new Value.Items(ids))
            .value("ship_to", address(order.shipTo()));
    if (Objects.equals(state(order), "delivered")) {
      words.dayOf("delivered_on", deliveredAt(order), zone);
    } else if (state(order) != null && !Objects.equals(state(order), "returned")) {
      words.absent("delivered_on");
    }
    return PolicyFacts.completed(words.all(), more.order(order));
  }

  private Map<String, Value> item(OrderLine line) {
    Attributes words =
        new Attributes()
            .text("id", line.id())
            .textOrAbsent("sku", line.sku())
            .text("name", line.title())
            .number("quantity", line.ordered() - line.cancelled())
            .money("price", line.unitPrice())
            .money("paid", line.lineTotal());
    List<Fulfilment> with =
        order.fulfilments().stream()
            .filter(fulfilment -> fulfilment.state() != FulfilmentState.CANCELLED)
            .filter(fulfilment -> holds(fulfilment, line))
            .toList();
    if (with.stream().anyMatch(part -> part.state() != FulfilmentState.DELIVERED)
        || order.unshipped(line) > 0) {
      words.absent("delivered_on");
    } else if (with.stream().allMatch(part -> part.deliveredAt() != null)) {
      words.dayOf("delivered_on", lastArrival(with), zone);
    }
    return words.all();
  }

  private static boolean holds(Fulfilment fulfilment, OrderLine line) {
    return fulfilment.contents().stream().anyMatch(part -> part.lineId().equals(line.id()));
  }

  private static @Nullable Instant lastArrival(List<Fulfilment> all) {
    return all.stream()
        .map(Fulfilment::deliveredAt)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static @Nullable Value address(@Nullable Address address) {
    if (address == null) {
      return null;
    }
    return new Value.Fields(
        new Attributes()
            .text("line", address.lines().isEmpty() ? null : String.join(", ", address.lines()))
            .textOrAbsent("city", address.city())
            .textOrAbsent("region", address.region())
            .textOrAbsent("postal_code", address.postalCode())
            .text("country", address.country())
            .all());
  }

  /**
   * Where an order stands, by its own state, its fulfilments and its payments. As soon as something
   * has left, it is shipped; as soon as something is packed or labelled, it is being picked.
   *
   * @return a value of {@code order_state}, or null if it cannot be told
   */
  static @Nullable String state(Order order) {
    return switch (order.state()) {
      case CANCELLED -> "cancelled";
      case ON_HOLD -> "on_hold";
      case UNKNOWN -> null;
      case OPEN, COMPLETED -> running(order);
    };
  }

  private static @Nullable String running(Order order) {
    List<Fulfilment> counted =
        order.fulfilments().stream()
            .filter(fulfilment -> fulfilment.state() != FulfilmentState.CANCELLED)
            .toList();
    if (counted.stream().anyMatch(f -> f.state() == FulfilmentState.UNKNOWN)) {
      return null;
    }
    if (isAllBack(order)) {
      return "returned";
    }
    if (counted.stream().anyMatch(f -> f.state().hasLeft())) {
      boolean arrived = counted.stream().allMatch(f -> f.state() == FulfilmentState.DELIVERED);
      return arrived && order.unshippedLines().isEmpty() ? "delivered" : "shipped";
    }
    if (order.state() == OrderState.COMPLETED) {
      return null;
    }
    if (counted.stream().anyMatch(f -> f.state() == FulfilmentState.ON_HOLD)) {
      return "on_hold";
    }
    boolean picking =
        counted.stream()
            .anyMatch(f -> f.state() == FulfilmentState.PACKED || !f.parcels().isEmpty());
    return picking ? "picking" : isPaid(order) ? "paid" : "placed";
  }

  private static boolean isAllBack(Order order) {
    return !order.lines().isEmpty()
        && order.lines().stream()
            .allMatch(line -> line.returned() >= line.ordered() - line.cancelled())
        && order.lines().stream().anyMatch(line -> line.returned() > 0);
  }

  private static boolean isPaid(Order order) {
    return !order.payments().isEmpty()
        && order.payments().stream()
            .allMatch(
                payment ->
                    payment.state() == Payment.State.PAID
                        || payment.state() == Payment.State.AUTHORIZED);
  }

  private static @Nullable Instant deliveredAt(Order order) {
    List<Fulfilment> counted =
        order.fulfilments().stream()
            .filter(fulfilment -> fulfilment.state() == FulfilmentState.DELIVERED)
            .toList();
    return counted.stream().anyMatch(fulfilment -> fulfilment.deliveredAt() == null)
        ? null
        : lastArrival(counted);
  }

  /** The payments of the order as one; what is not the same for all of them is not given. */
  Map<String, Value> payment() {
    List<Payment> payments = order.payments();
    if (payments.isEmpty()) {
      return more.payment(order);
    }
    Attributes words =
        new Attributes()
            .money("captured", sum(payments.stream().map(OrderFacts::captured).toList()))
            .money("refunded", sum(payments.stream().map(OrderFacts::refunded).toList()));
    if (payments.size() == 1) {
      words.text("id", payments.get(0).id());
    }
    List<Payment.State> states = payments.stream().map(Payment::state).distinct().toList();
    if (states.size() == 1 && states.get(0) != Payment.State.UNKNOWN) {
      words.text("state", word(states.get(0)));
    }
    return PolicyFacts.completed(words.all(), more.payment(order));
  }

  private static @Nullable Money captured(Payment payment) {
    return payment.captured();
  }

  /** What went back or is under way; null if it cannot be told. */
  private static @Nullable Money refunded(Payment payment) {
    Money captured = payment.captured();
    if (payment.refunds().stream().anyMatch(r -> r.state() == Refund.State.UNKNOWN)) {
      return null;
    }
    List<@Nullable Money> amounts = new ArrayList<>();
    if (captured != null) {
      amounts.add(new Money(0, captured.currency()));
    }
    for (Refund refund : payment.refunds()) {
      if (refund.state() == Refund.State.PENDING || refund.state() == Refund.State.SUCCEEDED) {
        amounts.add(refund.amount());
      }
    }
    return sum(amounts);
  }

  /** The sum; null if there is nothing to add, one is not known, or the currencies differ. */
  private static @Nullable Money sum(List<@Nullable Money> amounts) {
    Money sum = null;
    for (Money amount : amounts) {
      if (amount == null || (sum != null && !sum.currency().equals(amount.currency()))) {
        return null;
      }
      sum = sum == null ? amount : sum.plus(amount);
    }
    return sum;
  }

  /** There is no parcel, and so no label. */
  Map<String, Value> noShipment() {
    return new Attributes()
        .absent("label_printed_at")
        .absent("shipped_on")
        .absent("delivered_on")
        .absent("delivered_at")
        .dayOrAbsent("promised_on", ShipmentFacts.promised(order))
        .all();
  }

  static Map<String, Value> returned(Order order, ReturnCase returned, ZoneId zone) {
    Attributes words =
        new Attributes()
            .text("id", returned.id())
            .textOrAbsent("customer_id", order.customerId())
            .text(
                "state",
                returned.state() == ReturnCase.State.UNKNOWN ? null : word(returned.state()))
            .dayOf("requested_on", returned.createdAt(), zone);
    return switch (returned.state()) {
      case REQUESTED, APPROVED, DECLINED, IN_TRANSIT, CANCELLED ->
          words.absent("received_on").all();
      case PARTIALLY_RECEIVED, RECEIVED, CLOSED, UNKNOWN -> words.all();
    };
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
