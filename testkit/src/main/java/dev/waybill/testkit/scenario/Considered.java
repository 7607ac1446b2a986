// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.value.Value;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A question to the policy of how it would decide.
 *
 * @param action the action
 * @param arguments what it would be done with
 * @param decision the answer
 */
public record Considered(String action, Map<String, Value> arguments, Decision decision) {

  public Considered {
    requireNonNull(action, "action");
    arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
    requireNonNull(decision, "decision");
  }

  boolean isDenied() {
    return decision instanceof Decision.Deny;
  }

  boolean isOpen() {
    return decision.fold(allow -> true, require -> true, need -> false, deny -> false);
  }

  /** Whether it is about a line of the order. */
  boolean isOf(String line) {
    return arguments.get("items") instanceof Value.Items items
        && items.items().stream()
            .anyMatch(
                item ->
                    item instanceof Value.Fields fields
                        && Value.text(line).equals(fields.attributes().get("id")));
  }
}
