// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.connector.Inventory;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.kit.InventoryFixture;
import dev.waybill.testkit.kit.InventoryKit;
import dev.waybill.testkit.kit.SampleStocks;
import dev.waybill.testkit.kit.Trouble;
import java.util.List;

/** The stock of a shop in memory keeps the rules. */
class InMemoryShopInventoryTest extends InventoryKit {

  private final VirtualClock clock = VirtualClock.at("2026-07-08T10:00:00Z");
  private final InMemoryShop shop = new InMemoryShop(clock);

  @Override
  protected VirtualClock clock() {
    return clock;
  }

  @Override
  protected InventoryFixture fixture() {
    return SampleStocks.complete();
  }

  @Override
  protected Inventory inventory() {
    SampleStocks.all().forEach(shop::put);
    return shop.inventory();
  }

  @Override
  protected Inventory inventoryIn(Trouble trouble) {
    BadDay.of(shop, trouble, clock, List.of("LAMP-1"));
    return shop.inventory();
  }
}
