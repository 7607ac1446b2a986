// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.handoff.HandoffPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Judges the writes: exactly those that are listed, with their arguments. */
final class ActionChecks {

  private static final String HANDOFF = "handoff.create";

  private final Play play;

  ActionChecks(Play play) {
    this.play = play;
  }

  List<Check> all() {
    Node actions = play.scenario().expect().get("actions");
    List<Check> checks = new ArrayList<>();
    List<HandoffPacket> made = new ArrayList<>(play.handoffs());
    int refused = play.refusedHandoffs();
    for (Node action : actions.items()) {
      String name = action.get("name").text("");
      String what = "actions: " + name;
      if (!name.equals(HANDOFF)) {
        checks.add(Check.failed(what, "not built yet: the library makes no such write"));
      } else if (action.get("outcome").text("").equals("failed")) {
        checks.add(Check.of(what + " fails", refused > 0, "no hand-off failed"));
        refused = 0;
      } else if (made.isEmpty()) {
        checks.add(Check.failed(what, "it was not done"));
      } else {
        checks.addAll(arguments(what, action.get("args"), made.remove(0)));
      }
    }
    made.forEach(
        packet ->
            checks.add(
                Check.failed(
                    "actions: nothing but what is listed",
                    "it also handed over to " + packet.queue() + ": " + packet.reason())));
    if (actions.items().isEmpty() && made.isEmpty()) {
      checks.add(Check.passed("actions: none"));
    }
    return checks;
  }

  private static List<Check> arguments(String what, Node wanted, HandoffPacket packet) {
    Map<String, String> made =
        Map.of(
            "queue", packet.queue().name().toLowerCase(Locale.ROOT),
            "reason", packet.reason().name().toLowerCase(Locale.ROOT),
            "order", packet.orderNumber() == null ? "" : packet.orderNumber());
    List<Check> checks = new ArrayList<>();
    wanted
        .fields()
        .forEach(
            (name, value) -> {
              String argument = what + " " + name + "=" + value;
              String held = made.get(name);
              checks.add(
                  held == null
                      ? Check.unchecked(argument, "a hand-off holds no such argument")
                      : Check.of(argument, held.equals(value.text("")), "it was " + held));
            });
    return checks.isEmpty() ? List.of(Check.passed(what)) : checks;
  }
}
