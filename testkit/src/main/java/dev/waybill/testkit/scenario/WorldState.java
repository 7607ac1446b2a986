// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.testkit.shop.InMemoryShop;
import java.util.Map;

/**
 * The records of a scenario's world as they stand now. A change is seen by the next read of the
 * shop. Safe for use by many threads.
 */
final class WorldState {

  private final Scenario scenario;
  private final InMemoryShop shop;
  private Node records;

  WorldState(Scenario scenario, InMemoryShop shop) {
    this.scenario = scenario;
    this.shop = shop;
    this.records = scenario.world();
    publish();
  }

  /** All records. */
  synchronized Node records() {
    return records;
  }

  /** Changes what stands at a path. */
  synchronized void set(String path, Object value) {
    records = records.with(path, value);
    publish();
  }

  /** Adds to the list at a path. */
  synchronized void add(String path, Object item) {
    records = records.withAdded(path, item);
    publish();
  }

  private void publish() {
    new WorldGoods(records, scenario.shop().get("currency").text("USD")).putInto(shop);
    new WorldGoods(records, scenario.shop().get("currency").text("USD"))
        .putCartInto(shop, scenario.id());
    new WorldCases(records).putInto(shop);
    WorldOrders orders = new WorldOrders(scenario, records);
    WorldParcels parcels = new WorldParcels(scenario, records);
    for (Map.Entry<String, Node> order : records.get("orders").fields().entrySet()) {
      shop.put(orders.order(order.getKey(), order.getValue()));
    }
    new WorldReturns(records, at -> scenario.now())
        .ownOrders()
        .forEach(number -> shop.put(orders.order(number, Node.of(Map.of()))));
    for (Map.Entry<String, Node> shipment : records.get("shipments").fields().entrySet()) {
      parcels.putInto(shop, shipment.getKey(), shipment.getValue());
    }
  }
}
