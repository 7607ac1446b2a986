// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.math.BigDecimal;
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

  /** What is computed if a scenario asks for it. */
  private static final Set<String> FIGURES =
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
          "blended_cost_per_ticket");

  private static final String NUMBER = "-?\\d+(\\.\\d+)?";

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
    Optional<Check> known = considered(what, name, wanted).or(() -> known(what, name, wanted));
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
    return parcels
        .check(what, name, wanted)
        .or(() -> writes.check(what, name, wanted))
        .or(() -> talk.check(what, name, wanted))
        .or(() -> unasked(what, name, wanted))
        .or(() -> figure(what, name, wanted));
  }

  /** What the agent did of itself, or kept to itself. */
  private Optional<Check> unasked(String what, String name, Node wanted) {
    Course.Unasked unasked = play.course().unasked();
    return switch (name) {
      case "suppressed_reason" ->
          Optional.of(
              Check.of(
                  what,
                  unasked.suppressed().contains(wanted.text("")),
                  "the reasons were " + unasked.suppressed()));
      case "policy_conflict" ->
          Optional.of(
              Check.of(
                  what,
                  play.course().sequence().stream()
                      .filter(event -> event.startsWith(Chronicle.CONFLICT))
                      .anyMatch(event -> wanted.texts().stream().allMatch(event::contains)),
                  "the merchant was not told of these rules"));
      case "settle_window_respected" ->
          is(what, wanted, !unasked.messages().isEmpty() && unasked.settled());
      default -> Optional.empty();
    };
  }

  /** A figure, or a part of one; numbers are compared as numbers. */
  private Optional<Check> figure(String what, String name, Node wanted) {
    if (!FIGURES.contains(name)) {
      return Optional.empty();
    }
    Node held = play.course().figures().values().get(name);
    return Optional.of(
        held == null
            ? Check.failed(what, "it was not computed")
            : Check.of(what, isSame(wanted, held), "it was " + held));
  }

  private static boolean isSame(Node wanted, Node held) {
    if (wanted.isMap()) {
      return wanted.fields().entrySet().stream()
          .allMatch(part -> isSame(part.getValue(), held.get(part.getKey())));
    }
    if (wanted.isList()) {
      return wanted.texts().equals(held.texts());
    }
    String one = wanted.text("");
    String other = held.text("");
    return one.equals(other)
        || (one.matches(NUMBER)
            && other.matches(NUMBER)
            && new BigDecimal(one).compareTo(new BigDecimal(other)) == 0);
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
