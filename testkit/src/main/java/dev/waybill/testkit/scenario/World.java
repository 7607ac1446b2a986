// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.approval.ApprovalStore;
import dev.waybill.conversation.Identity;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.shop.CapturingHandoffDesk;
import dev.waybill.testkit.shop.InMemoryShop;
import java.time.ZoneId;
import java.util.List;

/**
 * The world of one scenario, ready to be asked and to be changed.
 *
 * @param shop orders and parcels
 * @param state the records behind the shop
 * @param script how the systems answer writes
 * @param chronicle what happens, in order
 * @param desk where people take over
 * @param ledger what was done for the customer before
 * @param approvals what waits for people
 * @param identity who the customer is
 * @param clock stands at the scenario's time
 * @param shopZone the shop's zone
 * @param unserved the parts of the scenario's world that nothing serves yet
 */
record World(
    InMemoryShop shop,
    WorldState state,
    Script script,
    Chronicle chronicle,
    CapturingHandoffDesk desk,
    Ledger ledger,
    ApprovalStore approvals,
    Identity identity,
    VirtualClock clock,
    ZoneId shopZone,
    List<String> unserved) {

  World {
    unserved = List.copyOf(unserved);
  }

  /** What all acts of this world share. */
  WorldAct.Systems systems() {
    return new WorldAct.Systems(state, script, chronicle, clock);
  }
}
