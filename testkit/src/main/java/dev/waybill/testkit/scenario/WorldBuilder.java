// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.conversation.Identity;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.shop.CapturingHandoffDesk;
import dev.waybill.testkit.shop.InMemoryShop;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the world of a scenario. */
final class WorldBuilder {

  private static final Set<String> SERVED =
      Set.of("customer", "orders", "shipments", "connector", "script");

  private WorldBuilder() {}

  static World build(Scenario scenario) {
    Node world = scenario.world();
    VirtualClock clock = VirtualClock.at(scenario.now());
    ZoneId shopZone = ZoneId.of(scenario.shop().get("timezone").text("UTC"));
    InMemoryShop shop = new InMemoryShop(clock);
    WorldOrders orders = new WorldOrders(scenario, shopZone);
    world.get("orders").fields().forEach((number, node) -> shop.put(orders.order(number, node)));
    WorldParcels parcels = new WorldParcels(scenario);
    world.get("shipments").fields().forEach((key, node) -> parcels.putInto(shop, key, node));
    for (Node connector : world.get("connector").fields().values()) {
      if (connector.get("read_all_orders").text("true").equals("false")) {
        shop.readsAllOrders(false);
      }
    }
    CapturingHandoffDesk desk = new CapturingHandoffDesk();
    desk.failNext(world.get("script").get("handoff.create").items().size());
    return new World(shop, desk, identity(scenario), clock, shopZone, unserved(scenario));
  }

  private static Identity identity(Scenario scenario) {
    Node customer = scenario.world().get("customer");
    @Nullable String id = customer.get("id").text().orElse(null);
    @Nullable String name = customer.get("name").text().orElse(null);
    @Nullable ZoneId zone = customer.get("zone").text().map(ZoneId::of).orElse(null);
    return switch (scenario.identity().toLowerCase(Locale.ROOT)) {
      case "verified" -> Identity.verified(id == null ? "nobody" : id, name, zone);
      case "matched" -> new Identity(Identity.Level.MATCHED, id, name, zone);
      case "claimed" -> new Identity(Identity.Level.CLAIMED, null, name, zone);
      default -> new Identity(Identity.Level.NONE, null, null, zone);
    };
  }

  private static List<String> unserved(Scenario scenario) {
    List<String> unserved = new ArrayList<>();
    scenario.world().fields().keySet().stream()
        .filter(part -> !SERVED.contains(part))
        .forEach(part -> unserved.add("world." + part));
    scenario.world().get("script").fields().keySet().stream()
        .filter(script -> !script.equals("handoff.create"))
        .forEach(script -> unserved.add("world.script." + script));
    scenario
        .world()
        .get("orders")
        .fields()
        .forEach(
            (number, order) -> {
              if (order.has("total") && !WorldOrders.isAmount(order.get("total"))) {
                unserved.add("world.orders." + number + ".total");
              }
            });
    for (Node line : scenario.conversation()) {
      line.fields().keySet().stream()
          .filter(field -> !field.equals("customer"))
          .forEach(field -> unserved.add("conversation." + field));
    }
    return unserved;
  }
}
