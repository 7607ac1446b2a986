// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.model.Rule;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves that the included guardrails only tighten. They do by the meaning of the language; if this
 * proof fails, the analysis is wrong, and says so.
 */
final class Guardrails {
  private Guardrails() {}

  static void check(Analysis analysis, String action, List<Diagnostic> found) {
    List<Rule> own = new ArrayList<>();
    Rule guardrail = null;
    for (Rule rule : analysis.rules.rules(action)) {
      if (rule.guardrail()) {
        guardrail = guardrail == null ? rule : guardrail;
      } else {
        own.add(rule);
      }
    }
    if (guardrail == null) {
      return;
    }
    RuleDiagrams.VerdictLeaf verdict = new RuleDiagrams.VerdictLeaf(analysis.marks);
    int without = analysis.diagrams.map(analysis.rules.together(own, action), verdict);
    int with = analysis.diagrams.map(analysis.together(action), verdict);
    int loosened = analysis.diagrams.join(new Loosened(analysis.marks), without, with);
    if (!analysis.isImpossible(loosened)) {
      found.add(
          Diagnostic.error(
              Code.P0599,
              guardrail.nameSpan(),
              "internal alarm: the guardrails loosen " + action + ", which they never can"));
    }
  }

  private static final class Loosened extends Diagrams.Join {
    private final Marks marks;

    Loosened(Marks marks) {
      this.marks = marks;
    }

    @Override
    int leaves(int left, int right) {
      Change change = marks.change(left, right);
      return change == Change.LOOSENED || change == Change.OTHER ? 1 : 0;
    }

    @Override
    int shortcut(int left, int right) {
      return left == right ? Diagrams.leaf(0) : IntMap.NONE;
    }
  }
}
