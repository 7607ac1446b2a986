// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.connector.Catalog;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.kit.CatalogFixture;
import dev.waybill.testkit.kit.CatalogKit;
import dev.waybill.testkit.kit.SampleProducts;
import dev.waybill.testkit.kit.Trouble;
import java.util.List;

/** The catalogue of a shop in memory keeps the rules. */
class InMemoryShopCatalogTest extends CatalogKit {

  private final VirtualClock clock = VirtualClock.at("2026-07-08T10:00:00Z");
  private final InMemoryShop shop = new InMemoryShop(clock);

  @Override
  protected VirtualClock clock() {
    return clock;
  }

  @Override
  protected CatalogFixture fixture() {
    return SampleProducts.complete();
  }

  @Override
  protected Catalog catalog() {
    SampleProducts.all().forEach(shop::put);
    return shop.catalog();
  }

  @Override
  protected Catalog catalogIn(Trouble trouble) {
    BadDay.of(shop, trouble, clock, List.of(InMemoryShop.SEARCH, "LAMP-1"));
    return shop.catalog();
  }
}
