// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.commerce.Order;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.Orders;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The orders of a shop in memory. */
final class OrdersInMemory implements Orders {

  private static final Source SHOP = new Source("shop", DataLayer.ORDER);
  private static final Comparator<Order> NEWEST_FIRST =
      Comparator.comparing(
          order -> order.placedAt() == null ? Instant.EPOCH : order.placedAt(),
          Comparator.reverseOrder());

  private final Switchboard.Line line;
  private final List<Order> orders = new CopyOnWriteArrayList<>();
  private volatile boolean readsAll = true;

  OrdersInMemory(Switchboard.Line line) {
    this.line = line;
  }

  void put(Order order) {
    orders.removeIf(held -> hasNumber(held, order.number()));
    orders.add(order);
  }

  void readsAll(boolean all) {
    readsAll = all;
  }

  Optional<Order> held(String number) {
    return orders.stream().filter(order -> hasNumber(order, number)).findFirst();
  }

  @Override
  public Lookup<Order> byNumber(String orderNumber, Deadline deadline) {
    return line.call(
        "byNumber",
        orderNumber,
        orderNumber,
        deadline,
        () ->
            held(orderNumber)
                .map(order -> line.found(order, SHOP))
                .orElseGet(
                    () ->
                        readsAll
                            ? Lookup.failed(Failure.Kind.NOT_FOUND, "no such order")
                            : Lookup.failed(
                                Failure.Kind.OUT_OF_REACH, "older orders are not readable")));
  }

  @Override
  public Lookup<List<Order>> byCustomer(String customerId, int limit, Deadline deadline) {
    return line.call(
        "byCustomer",
        customerId,
        InMemoryShop.LIST,
        deadline,
        () ->
            line.found(
                orders.stream()
                    .filter(order -> customerId.equals(order.customerId()))
                    .sorted(NEWEST_FIRST)
                    .limit(limit)
                    .toList(),
                SHOP));
  }

  @Override
  public ConnectorHealth health() {
    return line.health();
  }

  private static boolean hasNumber(Order order, String number) {
    return Order.canonicalNumber(order.number()).equals(Order.canonicalNumber(number));
  }
}
