// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.commerce.Order;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.HealthRecord;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.Orders;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The order-management system of the shop in memory. */
final class ShopOrders implements Orders {

  private static final Source SHOP = new Source("shop", DataLayer.ORDER);

  private final Switchboard switchboard;
  private final HealthRecord health = new HealthRecord();
  private final List<Order> held = new CopyOnWriteArrayList<>();
  private volatile boolean readsAll = true;

  ShopOrders(Switchboard switchboard) {
    this.switchboard = switchboard;
  }

  void put(Order order) {
    String number = Order.canonicalNumber(order.number());
    held.removeIf(other -> Order.canonicalNumber(other.number()).equals(number));
    held.add(order);
  }

  void readsAll(boolean all) {
    readsAll = all;
  }

  @Override
  public Lookup<Order> byNumber(String orderNumber, Deadline deadline) {
    return switchboard.read(
        new InMemoryShop.Call("byNumber", orderNumber),
        orderNumber,
        deadline,
        health,
        () -> find(Order.canonicalNumber(orderNumber)));
  }

  private Lookup<Order> find(String number) {
    return held.stream()
        .filter(order -> Order.canonicalNumber(order.number()).equals(number))
        .findFirst()
        .map(order -> switchboard.found(order, SHOP))
        .orElseGet(
            () ->
                readsAll
                    ? Lookup.failed(Failure.Kind.NOT_FOUND, "no such order")
                    : Lookup.failed(Failure.Kind.OUT_OF_REACH, "older orders are not readable"));
  }

  @Override
  public Lookup<List<Order>> byCustomer(String customerId, int limit, Deadline deadline) {
    return switchboard.read(
        new InMemoryShop.Call("byCustomer", customerId),
        InMemoryShop.LIST,
        deadline,
        health,
        () -> switchboard.found(newest(customerId, limit), SHOP));
  }

  private List<Order> newest(String customerId, int limit) {
    return held.stream()
        .filter(order -> customerId.equals(order.customerId()))
        .sorted(Comparator.comparing(ShopOrders::placed).reversed())
        .limit(limit)
        .toList();
  }

  private static Instant placed(Order order) {
    return order.placedAt() == null ? Instant.EPOCH : order.placedAt();
  }

  @Override
  public ConnectorHealth health() {
    return health.health();
  }
}
