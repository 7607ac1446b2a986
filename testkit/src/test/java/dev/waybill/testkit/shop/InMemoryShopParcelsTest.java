// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Parcels;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.kit.ParcelsFixture;
import dev.waybill.testkit.kit.ParcelsKit;
import dev.waybill.testkit.kit.SampleParcels;
import dev.waybill.testkit.kit.Trouble;

/** The carriers of a shop in memory keep the rules. */
class InMemoryShopParcelsTest extends ParcelsKit {

  private final VirtualClock clock = VirtualClock.at("2026-07-08T10:00:00Z");
  private final InMemoryShop shop = new InMemoryShop(clock);

  @Override
  protected VirtualClock clock() {
    return clock;
  }

  @Override
  protected ParcelsFixture fixture() {
    return SampleParcels.complete();
  }

  @Override
  protected Parcels parcels() {
    SampleParcels.all().forEach(shop::put);
    return shop.uncovered(SampleParcels.UNCOVERED).parcels();
  }

  @Override
  protected Parcels parcelsIn(Trouble trouble) {
    BadDay.of(
        shop, trouble, clock, SampleParcels.all().stream().map(Tracking::trackingNumber).toList());
    return shop.parcels();
  }
}
