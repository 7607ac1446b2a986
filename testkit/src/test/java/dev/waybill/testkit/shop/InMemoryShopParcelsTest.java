// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Parcels;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.kit.ParcelsFixture;
import dev.waybill.testkit.kit.ParcelsKit;
import dev.waybill.testkit.kit.SampleParcels;
import dev.waybill.testkit.kit.Trouble;
import java.time.Duration;

/**
 * The carriers of a shop in memory keep the rules; when told to hang, they do it past deadlines.
 */
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
    if (trouble == Trouble.SILENT || trouble == Trouble.STALLED) {
      return super.parcelsIn(trouble);
    }
    Failure failure =
        new Failure(
            trouble.kind(),
            trouble == Trouble.THROTTLED ? clock.instant().plus(Duration.ofMinutes(1)) : null,
            "set by the test");
    SampleParcels.all().stream()
        .map(Tracking::trackingNumber)
        .forEach(number -> shop.fail(number, failure));
    return shop.parcels();
  }
}
