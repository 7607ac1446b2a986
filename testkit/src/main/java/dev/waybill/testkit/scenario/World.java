// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static java.util.Objects.requireNonNull;

import dev.waybill.conversation.Identity;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.shop.CapturingHandoffDesk;
import dev.waybill.testkit.shop.InMemoryShop;
import java.time.ZoneId;
import java.util.List;

/**
 * The world of one scenario, ready to be asked.
 *
 * @param shop orders and parcels
 * @param desk where people take over
 * @param identity who the customer is
 * @param clock stands at the scenario's time
 * @param shopZone the shop's zone
 * @param unserved the parts of the scenario's world that nothing serves yet
 */
public record World(
    InMemoryShop shop,
    CapturingHandoffDesk desk,
    Identity identity,
    VirtualClock clock,
    ZoneId shopZone,
    List<String> unserved) {

  public World {
    requireNonNull(shop, "shop");
    requireNonNull(desk, "desk");
    requireNonNull(identity, "identity");
    requireNonNull(clock, "clock");
    requireNonNull(shopZone, "shopZone");
    unserved = List.copyOf(unserved);
  }
}
