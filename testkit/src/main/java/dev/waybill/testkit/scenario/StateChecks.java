// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges what must be so at the end ({@code expect.state}), and what must not ({@code
 * forbid.state}).
 */
final class StateChecks {

  /** What a report of the library would compute. */
  private static final Set<String> COMPUTED =
      Set.of(
          "top",
          "ranked_by",
          "excluded_small_sample",
          "deflection_rate",
          "resolution_rate",
          "abandonment_rate",
          "abandoned_counted_as_resolved",
          "issues",
          "resolved",
          "reopened_within_48h",
          "monthly_saving",
          "annual_saving",
          "ai_cost_per_resolution",
          "blended_cost_per_ticket",
          "proposed",
          "agrees_with_human");

  private final Play play;
  private final ParcelState parcels;
  private final WriteState writes;
  private final TalkState talk;

  StateChecks(Play play) {
    this.play = play;
    this.parcels = new ParcelState(play);
    this.writes = new WriteState(play);
    this.talk = new TalkState(play);
  }

  List<Check> all() {
    List<Check> checks = new ArrayList<>();
    for (Map.Entry<String, Node> state :
        play.scenario().expect().get("state").fields().entrySet()) {
      String what = "state: " + state.getKey() + "=" + state.getValue();
      checks.add(check(what, state.getKey(), state.getValue()));
    }
    for (Map.Entry<String, Node> state :
        play.scenario().forbid().get("state").fields().entrySet()) {
      String what = "forbid.state: " + state.getKey() + "=" + state.getValue();
      checks.add(not(check(what, state.getKey(), state.getValue())));
    }
    return checks;
  }

  private Check check(String what, String name, Node wanted) {
    if (COMPUTED.contains(name)) {
      return Check.failed(what, "not built yet: nothing computes it");
    }
    Optional<Check> known =
        considered(what, name, wanted).or(() -> known(what, name, wanted));
    return known.orElseGet(() -> Check.unchecked(what, "the trace does not show it yet"));
  }

  /** What the policy said when it was asked how it would decide about a return. */
  private Optional<Check> considered(String what, String name, Node wanted) {
    List<Considered> asked =
        play.course().considered().stream()
            .filter(one -> one.action().equals("create_return"))
            .toList();
    return name.equals("eligible")
        ? StateChecks.is(what, wanted, asked.stream().anyMatch(Considered::isOpen))
        : Optional.empty();
  }

  private Optional<Check> known(String what, String name, Node wanted) {
    return
        parcels
            .check(what, name, wanted)
            .or(() -> writes.check(what, name, wanted))
            .or(() -> talk.check(what, name, wanted));
  }

  /** What nothing computes is not so; what cannot be told stays open. */
  private static Check not(Check check) {
    return switch (check.mark()) {
      case PASSED -> Check.failed(check.what(), "it is so");
      case FAILED -> Check.passed(check.what());
      case UNCHECKED -> check;
    };
  }

  /** A check of a number or word. */
  static Optional<Check> is(String what, Node wanted, Object held) {
    return Optional.of(Check.of(what, wanted.text("").equals(held.toString()), "it was " + held));
  }
}
