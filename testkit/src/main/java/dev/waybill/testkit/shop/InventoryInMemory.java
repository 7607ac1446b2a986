// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.commerce.Stock;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Inventory;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The stock of a shop in memory. */
final class InventoryInMemory implements Inventory {

  private static final Source WAREHOUSE = new Source("warehouse", DataLayer.ORDER);

  private final Switchboard.Line line;
  private final Map<String, Stock> stocks = new ConcurrentHashMap<>();

  InventoryInMemory(Switchboard.Line line) {
    this.line = line;
  }

  void put(Stock stock) {
    stocks.put(stock.sku(), stock);
  }

  @Override
  public Lookup<Stock> stock(String sku, Deadline deadline) {
    return line.call(
        "stock",
        sku,
        sku,
        deadline,
        () -> {
          Stock held = stocks.get(sku);
          return held == null
              ? Lookup.failed(Failure.Kind.NOT_FOUND, "no such SKU")
              : line.found(held, WAREHOUSE);
        });
  }

  @Override
  public ConnectorHealth health() {
    return line.health();
  }
}
