// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.approval.InMemoryApprovalStore;
import dev.waybill.conversation.Identity;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.shop.CapturingHandoffDesk;
import dev.waybill.testkit.shop.InMemoryShop;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Builds the world of a scenario. */
final class WorldBuilder {

  private WorldBuilder() {}

  static World build(Scenario scenario) {
    Node world = scenario.world();
    VirtualClock clock = VirtualClock.at(scenario.now());
    InMemoryShop shop = new InMemoryShop(clock);
    WorldState state = new WorldState(scenario, shop);
    for (Node connector : world.get("connector").fields().values()) {
      if (connector.get("read_all_orders").text("true").equals("false")) {
        shop.readsAllOrders(false);
      }
    }
    CapturingHandoffDesk desk = new CapturingHandoffDesk();
    desk.failNext(world.get("script").get(ActionWord.HANDOFF).items().size());
    return new World(
        shop,
        state,
        new Script(world.get("script")),
        new Chronicle(shop, clock),
        desk,
        WorldHistory.ledger(scenario),
        new InMemoryApprovalStore(),
        identity(scenario),
        clock,
        ZoneId.of(scenario.shop().get("timezone").text("UTC")),
        WorldCoverage.unserved(scenario));
  }

  private static Identity identity(Scenario scenario) {
    Node customer = scenario.world().get("customer");
    @Nullable String id = customer.get("id").text().orElse(null);
    @Nullable String name = customer.get("name").text().orElse(null);
    @Nullable ZoneId zone = customer.get("zone").text().map(ZoneId::of).orElse(null);
    return switch (scenario.identity()) {
      case "verified" -> Identity.verified(id == null ? "nobody" : id, name, zone);
      case "matched" -> new Identity(Identity.Level.MATCHED, id, name, zone);
      case "claimed" -> new Identity(Identity.Level.CLAIMED, null, name, zone);
      default -> new Identity(Identity.Level.NONE, null, null, zone);
    };
  }
}
