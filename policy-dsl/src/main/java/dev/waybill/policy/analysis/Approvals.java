// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.decide.Outcome;
import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import java.util.List;

/** Finds actions that always need an approval although every rule asks for it only sometimes. */
final class Approvals {
  private Approvals() {}

  static void check(Analysis analysis, String action, List<Diagnostic> found) {
    Rule first = null;
    for (Rule rule : analysis.rules.rules(action)) {
      if (rule.effect() instanceof Effect.RequireApproval) {
        if (isAlways(rule.condition())) {
          return;
        }
        first = first == null ? rule : first;
      }
    }
    if (first == null) {
      return;
    }
    int together = analysis.together(action);
    int may = analysis.diagrams.map(together, new May(analysis.marks, false));
    int free = analysis.diagrams.map(together, new May(analysis.marks, true));
    if (!analysis.isImpossible(may) && analysis.isImpossible(free)) {
      found.add(
          Diagnostic.warning(Code.P0506, first.nameSpan(), action + " always needs an approval")
              .note("note", "in every case that is allowed, some rule asks for an approval")
              .help("ask for it without a condition, or leave some cases without it"));
    }
  }

  private static boolean isAlways(Condition condition) {
    if (condition instanceof Condition.Always always) {
      return always.holds();
    }
    if (condition instanceof Condition.All all) {
      for (Condition part : all.parts()) {
        if (!isAlways(part)) {
          return false;
        }
      }
      return true;
    }
    return false;
  }

  /** Keeps the cases in which an action may be done, or may be done without an approval. */
  private static final class May implements Diagrams.Leaf {
    private final Marks marks;
    private final boolean withoutApproval;

    May(Marks marks, boolean withoutApproval) {
      this.marks = marks;
      this.withoutApproval = withoutApproval;
    }

    @Override
    public int of(int value) {
      Verdict verdict = marks.verdictOf(marks.verdict(value));
      boolean may = verdict.outcome() == Outcome.ALLOW || verdict.outcome() == Outcome.REQUIRE;
      return may && !(withoutApproval && !verdict.roles().isEmpty()) ? 1 : 0;
    }
  }
}
