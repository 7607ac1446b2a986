// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.commerce.Order;
import dev.waybill.commerce.Tracking;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The orders and trackings of a sample shop as they stand, kept in step with the shop itself. */
final class SampleBook {

  private final InMemoryShop shop;
  private final Map<String, Order> orders = new LinkedHashMap<>();
  private final Map<String, Tracking> trackings = new LinkedHashMap<>();

  SampleBook(InMemoryShop shop) {
    this.shop = shop;
  }

  synchronized void put(Order order) {
    orders.put(Order.canonicalNumber(order.number()), order);
    shop.put(order);
  }

  synchronized void put(Tracking tracking) {
    trackings.put(tracking.trackingNumber(), tracking);
    shop.put(tracking);
  }

  synchronized Optional<Order> find(String number) {
    return Optional.ofNullable(orders.get(Order.canonicalNumber(number)));
  }

  synchronized Optional<Tracking> tracking(String number) {
    return Optional.ofNullable(trackings.get(number));
  }

  synchronized List<Order> orders() {
    return new ArrayList<>(orders.values());
  }
}
