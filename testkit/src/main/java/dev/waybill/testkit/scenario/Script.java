// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the systems of a scenario's world answer writes: {@code world.script}, by the action's name,
 * one step for each call; after the last step they work. Not for use by several threads.
 */
final class Script {

  private final Node script;
  private final Map<String, Integer> made = new HashMap<>();

  Script(Node script) {
    this.script = script;
  }

  /** The step for the next call of an action; missing if none is written. */
  Node next(String name) {
    List<Node> steps = script.get(name).items();
    int step = made.merge(name, 1, Integer::sum) - 1;
    return step < steps.size() ? steps.get(step) : Node.of(null);
  }

  /** The reference that the script gives the first thing an action makes, or empty. */
  String reference(String name) {
    for (Node step : script.get(name).items()) {
      String id = step.get("id").text(step.get("same_key_returns").text(""));
      if (!id.isEmpty()) {
        return id;
      }
    }
    return "";
  }
}
