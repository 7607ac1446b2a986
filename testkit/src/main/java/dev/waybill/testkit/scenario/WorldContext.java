// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.action.PolicyContext;
import dev.waybill.action.PolicyFacts;
import dev.waybill.commerce.Order;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.value.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the host of a scenario's world knows for the policy beside the systems of record: what the
 * world's records say of the customer, of the product of an order, and of orders, payments and
 * lines.
 */
final class WorldContext implements PolicyContext {

  private final Scenario scenario;
  private final World world;

  WorldContext(Scenario scenario, World world) {
    this.scenario = scenario;
    this.world = world;
  }

  @Override
  public List<Fact> facts(@Nullable String customerId, List<Order> orders, Instant now) {
    WorldFacts facts =
        new WorldFacts(
            world,
            ZoneId.of(ScenarioPolicy.zone(scenario)),
            scenario.shop().get("currency").text("USD"));
    return facts.beside(orders);
  }

  @Override
  public PolicyFacts.Supplement supplement() {
    return new PolicyFacts.Supplement() {
      @Override
      public Map<String, Value> order(Order order) {
        return of(order).order(order);
      }

      @Override
      public Map<String, Value> payment(Order order) {
        return of(order).payment(order);
      }

      @Override
      public Map<String, Value> line(Order order, String lineId) {
        return of(order).line(order, lineId);
      }
    };
  }

  private WorldSupplement of(Order order) {
    return new WorldSupplement(world.state().records().get("orders").get(order.number()));
  }
}
