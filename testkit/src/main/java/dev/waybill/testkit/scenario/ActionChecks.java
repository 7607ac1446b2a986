// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges the writes: exactly those that are listed, in that order, with their arguments. */
final class ActionChecks {

  private static final String FOLLOW_UP = "followup.schedule";

  private final Play play;

  ActionChecks(Play play) {
    this.play = play;
  }

  List<Check> all() {
    Node actions = play.scenario().expect().get("actions");
    List<Deed> left = new ArrayList<>(Deed.of(play));
    List<Integer> places = new ArrayList<>();
    List<Deed> made = List.copyOf(left);
    List<Check> checks = new ArrayList<>();
    for (Node action : actions.items()) {
      Optional<Deed> deed = take(action, left);
      deed.ifPresent(held -> places.add(made.indexOf(held)));
      checks.addAll(judged(action, deed));
    }
    if (asksForFollowUp()) {
      take(Node.of(Map.of("name", FOLLOW_UP)), left);
    }
    if (places.size() > 1) {
      checks.add(
          Check.of(
              "actions: in this order",
              places.equals(places.stream().sorted().toList()),
              "they were done in another"));
    }
    left.forEach(
        deed ->
            checks.add(
                Check.failed(
                    "actions: nothing but what is listed",
                    "there was also "
                        + deed.name()
                        + " "
                        + deed.arguments()
                        + ", "
                        + deed.outcome())));
    if (actions.items().isEmpty() && left.isEmpty()) {
      checks.add(Check.passed("actions: none"));
    }
    return checks;
  }

  /** A follow-up may be asked for as a state: one is listed then. */
  private boolean asksForFollowUp() {
    return play.scenario().expect().at("state.followup_scheduled").text("").equals("true");
  }

  /** The first of this name, if there is one with this outcome that; else any of this name. */
  private static Optional<Deed> take(Node action, List<Deed> left) {
    List<Deed> named =
        left.stream().filter(deed -> deed.name().equals(action.get("name").text(""))).toList();
    Optional<Deed> best =
        named.stream()
            .filter(deed -> deed.outcome().equals(action.get("outcome").text("done")))
            .findFirst()
            .or(() -> named.stream().findFirst());
    best.ifPresent(left::remove);
    return best;
  }

  private List<Check> judged(Node action, Optional<Deed> deed) {
    String name = action.get("name").text("");
    String what = "actions: " + name;
    if (deed.isEmpty()) {
      return List.of(
          Check.failed(
              what,
              ActionWord.lacking().contains(name)
                  ? "not built yet: commerce/1 has no action for it"
                  : "it was not done"));
    }
    List<Check> checks = new ArrayList<>();
    String outcome = action.get("outcome").text("done");
    checks.add(
        Check.of(
            outcome.equals("done") ? what : what + " ends " + outcome,
            deed.get().outcome().equals(outcome),
            "it ended " + deed.get().outcome()));
    action
        .get("args")
        .fields()
        .forEach((argument, wanted) -> checks.add(argument(what, argument, wanted, deed.get())));
    action.get("idempotency_key").text().ifPresent(rule -> checks.add(key(what, name, rule)));
    return checks;
  }

  private Check key(String what, String name, String rule) {
    String check = what + " idempotency_key=" + rule;
    long keys =
        play.writes().stream()
            .filter(write -> write.name().equals(name))
            .map(Write::key)
            .distinct()
            .count();
    return rule.equals("same_on_retry")
        ? Check.of(check, keys == 1, "it was tried with " + keys + " keys")
        : Check.unchecked(check, "only same_on_retry is known");
  }

  private Check argument(String what, String name, Node wanted, Deed deed) {
    String check = what + " " + name + "=" + wanted;
    String held = deed.arguments().get(name);
    boolean canHold =
        deed.name().equals(ActionWord.APPROVAL)
            || deed.name().equals(WorldApprovals.VOID)
            || ActionWord.named(deed.name()).map(word -> word.canHold(name)).orElse(false);
    if (held == null) {
      return canHold
          ? Check.failed(check, "it had none")
          : Check.unchecked(check, "commerce/1 has no such argument for it");
    }
    return Check.of(check, isSame(wanted, held), "it was " + held);
  }

  /** The same word, number or time; or every part of what stands at that path of the world. */
  private boolean isSame(Node wanted, String held) {
    String text = wanted.text("");
    Node there = text.contains(".") ? play.scenario().world().at(text) : Node.of(null);
    if (!there.isMissing()) {
      List<String> parts = List.of(held.split("; ", -1));
      return there.isMap()
          ? there.fields().entrySet().stream().allMatch(part -> parts.contains(pair(part)))
          : there.text("").equals(held);
    }
    return text.equals(held) || sameNumber(text, held) || sameTime(text, held);
  }

  private static String pair(Map.Entry<String, Node> part) {
    return part.getKey() + "=" + part.getValue().text("");
  }

  private static boolean sameNumber(String wanted, String held) {
    return wanted.matches("-?\\d+(\\.\\d+)?")
        && held.matches("-?\\d+(\\.\\d+)?")
        && new BigDecimal(wanted).compareTo(new BigDecimal(held)) == 0;
  }

  private static boolean sameTime(String wanted, String held) {
    try {
      return OffsetDateTime.parse(wanted)
          .toInstant()
          .equals(OffsetDateTime.parse(held).toInstant());
    } catch (DateTimeException e) {
      return false;
    }
  }
}
