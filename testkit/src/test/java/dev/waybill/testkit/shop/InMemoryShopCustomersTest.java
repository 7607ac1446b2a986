// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.connector.Customers;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.kit.CustomersFixture;
import dev.waybill.testkit.kit.CustomersKit;
import dev.waybill.testkit.kit.SampleCustomers;
import dev.waybill.testkit.kit.Trouble;
import java.util.List;

/** The customers of a shop in memory keep the rules. */
class InMemoryShopCustomersTest extends CustomersKit {

  private final VirtualClock clock = VirtualClock.at("2026-07-08T10:00:00Z");
  private final InMemoryShop shop = new InMemoryShop(clock);

  @Override
  protected VirtualClock clock() {
    return clock;
  }

  @Override
  protected CustomersFixture fixture() {
    return SampleCustomers.complete();
  }

  @Override
  protected Customers customers() {
    SampleCustomers.all().forEach(shop::put);
    return shop.customers();
  }

  @Override
  protected Customers customersIn(Trouble trouble) {
    BadDay.of(shop, trouble, clock, List.of("c7", "Ada.I@example.com"));
    return shop.customers();
  }
}
