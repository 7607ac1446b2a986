// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.conversation.Reply;
import java.util.ArrayList;
import java.util.List;

/** Judges how a scenario begins, and in which mode: what the library cannot do yet fails. */
final class BeginningChecks {

  private final Play play;

  BeginningChecks(Play play) {
    this.play = play;
  }

  List<Check> all() {
    List<Check> checks = new ArrayList<>();
    Node trigger = play.scenario().trigger();
    if (WorldSwitch.isServed(trigger)) {
      checks.add(
          Check.of(
              "trigger: kill_switch",
              play.course().sequence().contains(WorldSwitch.THROWN),
              "the switch was never thrown"));
    } else if (!trigger.isMissing()) {
      checks.add(
          Check.of(
              "trigger: " + trigger.get("event").text("?"),
              isTakenUp(),
              "not built yet: nothing takes up an event that no message brings"));
    }
    if (play.scenario().mode().equals("SHADOW")) {
      checks.add(
          Check.of(
              "mode: SHADOW",
              !play.replies().isEmpty() && play.replies().stream().allMatch(Reply::shadow),
              "a reply was to be sent"));
    } else if (!play.scenario().mode().isEmpty()) {
      checks.add(
          Check.failed(
              "mode: " + play.scenario().mode(), "not built yet: an agent has no such mode"));
    }
    if (WorldOutreach.isServed(play.scenario())
        && play.scenario().conversation().stream().anyMatch(line -> line.has("agent_proactive"))) {
      checks.add(
          Check.of(
              "conversation: agent_proactive",
              !play.course().unasked().messages().isEmpty(),
              "the agent wrote nothing of itself"));
    }
    if (!play.course().thrown().isEmpty()) {
      checks.add(
          Check.failed("no exception reaches the caller", "it threw " + play.course().thrown()));
    }
    return checks;
  }

  /** Whether something came of what began it: figures, or a word of the agent's own, or none. */
  private boolean isTakenUp() {
    return !play.course().figures().values().isEmpty() || !play.course().unasked().ends().isEmpty();
  }
}
