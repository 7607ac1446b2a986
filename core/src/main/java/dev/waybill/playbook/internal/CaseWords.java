// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.ServiceCase.Undertaking.Progress;
import dev.waybill.evidence.Unknown;
import dev.waybill.language.Phrases;
import dev.waybill.playbook.Plan;
import java.util.List;
import java.util.Map;

/** What is said of something that a person of the shop undertook. */
public final class CaseWords {

  private final Draft draft;

  /** In the customer's language. */
  public CaseWords(Phrases phrases) {
    this.draft = new Draft(requireNonNull(phrases, "phrases"));
  }

  /**
   * Who undertook it, when, and how far it has come.
   *
   * @param path where the undertaking stands in the ledger
   * @param progress how far it has come
   */
  public Plan promised(String path, Progress progress) {
    draft.say("case.promised", Map.of("$t", path));
    draft.rest(path + ".state");
    if (progress == Progress.OPEN || progress == Progress.UNKNOWN) {
      draft.say("case.promised.no-day", Map.of());
      draft.unknown(Unknown.Kind.SHIP_DATE, path);
      draft.say("case.promised.nudge", Map.of("$t", path));
    }
    return draft.plan(List.of());
  }
}
