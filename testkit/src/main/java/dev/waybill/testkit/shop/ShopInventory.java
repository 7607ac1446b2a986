// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.commerce.Stock;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.HealthRecord;
import dev.waybill.connector.Inventory;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The stock of the shop in memory. */
final class ShopInventory implements Inventory {

  private static final Source WAREHOUSE = new Source("shop-warehouse", DataLayer.ORDER);

  private final Switchboard switchboard;
  private final HealthRecord health = new HealthRecord();
  private final Map<String, Stock> held = new ConcurrentHashMap<>();

  ShopInventory(Switchboard switchboard) {
    this.switchboard = switchboard;
  }

  void put(Stock stock) {
    held.put(stock.sku(), stock);
  }

  @Override
  public Lookup<Stock> stock(String sku, Deadline deadline) {
    return switchboard.read(
        new InMemoryShop.Call("stock", sku), sku, deadline, health, () -> find(sku));
  }

  private Lookup<Stock> find(String sku) {
    Stock stock = held.get(sku);
    return stock == null
        ? Lookup.failed(Failure.Kind.NOT_FOUND, "no such stock-keeping unit")
        : switchboard.found(stock, WAREHOUSE);
  }

  @Override
  public ConnectorHealth health() {
    return health.health();
  }
}
