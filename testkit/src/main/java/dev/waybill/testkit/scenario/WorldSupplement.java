// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.action.PolicyFacts;
import dev.waybill.commerce.Order;
import dev.waybill.policy.value.Value;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the records of a scenario's world say of an order beside what {@link Order} holds.
 *
 * @param node the order, as written
 */
record WorldSupplement(Node node) implements PolicyFacts.Supplement {

  @Override
  public Map<String, Value> order(Order order) {
    Map<String, Value> more = new LinkedHashMap<>();
    more.put("is_gift", Value.yes(WorldFacts.isYes(node.get("gift"))));
    more.put("chargeback_open", Value.yes(node.at("chargeback.state").text("").equals("OPEN")));
    more.put("fraud_hold", Value.yes(WorldFacts.isYes(node.get("fraud_hold"))));
    more.put(
        "address_risk",
        node.get("risk")
            .text()
            .map(risk -> Value.text(risk.toLowerCase(Locale.ROOT)))
            .orElse(Value.ABSENT));
    return more;
  }

  /** An order of which nothing else is said was paid by card. */
  @Override
  public Map<String, Value> payment(Order order) {
    boolean cash = node.get("payment").text("").equals("cod");
    return Map.of("method", Value.text(cash ? "cash_on_delivery" : "card"));
  }

  @Override
  public Map<String, Value> line(Order order, String lineId) {
    Node line = node.get("lines").get(lineId);
    Map<String, Value> more = new LinkedHashMap<>();
    more.put("final_sale", Value.yes(line.get("tags").texts().contains("final-sale")));
    more.put(
        "label",
        line.get("tags").texts().stream()
            .filter(tag -> !tag.equals("final-sale"))
            .findFirst()
            .map(Value::text)
            .orElse(Value.ABSENT));
    more.put("category", Value.text(line.get("category").text("other")));
    return more;
  }
}
