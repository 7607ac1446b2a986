// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.commerce.Order;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Orders;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.kit.OrdersFixture;
import dev.waybill.testkit.kit.OrdersKit;
import dev.waybill.testkit.kit.SampleOrders;
import dev.waybill.testkit.kit.Trouble;
import java.time.Duration;

/** The orders of a shop in memory keep the rules; when told to hang, they do it past deadlines. */
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
    if (trouble == Trouble.SILENT || trouble == Trouble.STALLED) {
      return super.ordersIn(trouble);
    }
    Failure failure =
        new Failure(
            trouble.kind(),
            trouble == Trouble.THROTTLED ? clock.instant().plus(Duration.ofMinutes(1)) : null,
            "set by the test");
    shop.fail(InMemoryShop.LIST, failure);
    SampleOrders.all().stream().map(Order::number).forEach(number -> shop.fail(number, failure));
    return shop.orders();
  }
}
