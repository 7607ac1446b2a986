// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.commerce.Order;
import dev.waybill.connector.Orders;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.kit.OrdersFixture;
import dev.waybill.testkit.kit.OrdersKit;
import dev.waybill.testkit.kit.SampleOrders;
import dev.waybill.testkit.kit.Trouble;
import java.util.List;

/** The orders of a shop in memory keep the rules. */
class InMemoryShopOrdersTest extends OrdersKit {

  private final VirtualClock clock = VirtualClock.at("2026-07-08T10:00:00Z");
  private final InMemoryShop shop = new InMemoryShop(clock);

  @Override
  protected VirtualClock clock() {
    return clock;
  }

  @Override
  protected OrdersFixture fixture() {
    return SampleOrders.complete();
  }

  @Override
  protected Orders orders() {
    SampleOrders.all().forEach(shop::put);
    return shop.readsAllOrders(false).orders();
  }

  @Override
  protected Orders ordersIn(Trouble trouble) {
    BadDay.of(shop, trouble, clock, List.of(InMemoryShop.LIST));
    BadDay.of(shop, trouble, clock, SampleOrders.all().stream().map(Order::number).toList());
    return shop.orders();
  }
}
