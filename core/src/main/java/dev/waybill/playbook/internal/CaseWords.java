// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.ServiceCase.Undertaking.Progress;
import dev.waybill.evidence.Unknown;
import dev.waybill.language.Phrases;
import dev.waybill.playbook.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is said of something that a person of the shop undertook. */
public final class CaseWords {

  private final Draft draft;
  private final List<String> open = new ArrayList<>();

  /** In the customer's language. */
  public CaseWords(Phrases phrases) {
    this.draft = new Draft(requireNonNull(phrases, "phrases"));
  }

  /**
   * Who undertook it, when, and how far it has come; with several, each in its turn.
   *
   * @param casePath where the case stands in the ledger
   * @param task which of its undertakings
   * @param progress how far it has come
   * @param ofOrder whether it must be said of which order it is
   */
  public void promised(String casePath, int task, Progress progress, boolean ofOrder) {
    String path = casePath + ".tasks." + task;
    Map<String, String> places = Map.of("$c", casePath, "$t", path);
    if (ofOrder) {
      draft.newPoint();
      draft.say("case.of-order", places);
    }
    draft.say("case.promised", places);
    draft.rest(path + ".state");
    if (progress == Progress.OPEN || progress == Progress.UNKNOWN) {
      draft.say("case.promised.no-day", Map.of());
      draft.unknown(Unknown.Kind.SHIP_DATE, path);
      open.add(path);
    }
  }

  /** What was said so far, with the offer to ask whoever has not done it yet. */
  public Plan plan() {
    if (open.size() == 1) {
      draft.say("case.promised.nudge", Map.of("$t", open.get(0)));
    } else if (!open.isEmpty()) {
      draft.newLine();
      draft.say("offer.person", Map.of());
    }
    return draft.plan(List.of());
  }
}
