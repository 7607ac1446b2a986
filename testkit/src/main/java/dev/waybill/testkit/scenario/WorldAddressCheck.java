// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.policy.value.Value;
import java.util.HashMap;
import java.util.Map;

/**
 * The address check of a scenario's world ({@code address_check}): how it writes whatever address
 * it is asked for, and whether it can be delivered to. Each check is written down.
 */
final class WorldAddressCheck {

  private static final Map<String, String> PARTS =
      Map.of(
          "line1", "line",
          "city", "city",
          "region", "region",
          "postcode", "postal_code",
          "country", "country");

  private final Node normalised;
  private final Node deliverable;
  private final Chronicle chronicle;

  WorldAddressCheck(Scenario scenario, Chronicle chronicle) {
    Node check = scenario.world().get("address_check");
    this.normalised = check.get("normalised");
    this.deliverable = check.get("deliverable");
    this.chronicle = chronicle;
  }

  boolean isServed() {
    return !deliverable.isMissing() || !normalised.isMissing();
  }

  Value checked(Value address) {
    if (!(address instanceof Value.Fields fields)) {
      return address;
    }
    chronicle.happened("address.validate");
    Map<String, Value> parts =
        new HashMap<>(normalised.isMissing() ? fields.attributes() : written());
    if (!deliverable.isMissing()) {
      parts.put("is_deliverable", Value.yes(deliverable.text("").equals("true")));
    }
    return new Value.Fields(parts);
  }

  private Map<String, Value> written() {
    Map<String, Value> parts = new HashMap<>();
    PARTS.forEach(
        (theirs, ours) ->
            normalised.get(theirs).text().ifPresent(text -> parts.put(ours, Value.text(text))));
    return parts;
  }
}
