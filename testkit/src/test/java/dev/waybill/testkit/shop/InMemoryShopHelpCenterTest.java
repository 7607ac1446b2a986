// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.connector.HelpCenter;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.kit.HelpCenterFixture;
import dev.waybill.testkit.kit.HelpCenterKit;
import dev.waybill.testkit.kit.SampleArticles;
import dev.waybill.testkit.kit.Trouble;
import java.util.List;

/** The help centre of a shop in memory keeps the rules. */
class InMemoryShopHelpCenterTest extends HelpCenterKit {

  private final VirtualClock clock = VirtualClock.at("2026-07-08T10:00:00Z");
  private final InMemoryShop shop = new InMemoryShop(clock);

  @Override
  protected VirtualClock clock() {
    return clock;
  }

  @Override
  protected HelpCenterFixture fixture() {
    return SampleArticles.complete();
  }

  @Override
  protected HelpCenter helpCenter() {
    SampleArticles.all().forEach(shop::put);
    return shop.helpCenter();
  }

  @Override
  protected HelpCenter helpCenterIn(Trouble trouble) {
    BadDay.of(shop, trouble, clock, List.of(InMemoryShop.SEARCH, "a1"));
    return shop.helpCenter();
  }
}
