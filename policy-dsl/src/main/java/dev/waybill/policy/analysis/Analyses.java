// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is odd about one policy: conditions that can never be true, rules that never change a
 * decision, cases no rule speaks of, and the like. Every warning is proved over all cases; what
 * rests on counts, lists and the ledger is never said to be impossible on account of those alone.
 */
public final class Analyses {

  private Analyses() {}

  /**
   * Analyses a policy.
   *
   * @param policy the policy
   * @param budget how much it may cost; what does not fit is reported under {@link Code#P0599}
   * @return warnings, in the order of {@link Diagnostic#ORDER}
   */
  public static List<Diagnostic> of(CheckedPolicy policy, Budget budget) {
    List<Diagnostic> found = new ArrayList<>();
    try {
      Analysis analysis = new Analysis(policy, budget);
      Set<Rule> dead = ImpossibleConditions.check(analysis, found);
      List<String> whole = new ArrayList<>();
      for (String action : actions(policy)) {
        try {
          analysis.together(action);
          whole.add(action);
        } catch (BudgetExceededException e) {
          found.add(notAnalysed(policy, action + ": " + e.getMessage()));
        }
      }
      if (whole.size() == actions(policy).size()) {
        UselessRules.check(analysis, dead, found);
      }
      for (String action : whole) {
        try {
          Gaps.check(analysis, action, found);
          Approvals.check(analysis, action, found);
          Guardrails.check(analysis, action, found);
        } catch (BudgetExceededException e) {
          found.add(notAnalysed(policy, action + ": " + e.getMessage()));
        }
      }
    } catch (BudgetExceededException e) {
      found.add(notAnalysed(policy, "the policy: " + e.getMessage()));
    }
    found.sort(Diagnostic.ORDER);
    return List.copyOf(found);
  }

  private static Set<String> actions(CheckedPolicy policy) {
    Set<String> actions = new TreeSet<>();
    for (Rule rule : policy.rules()) {
      actions.addAll(rule.actions());
    }
    return actions;
  }

  private static Diagnostic notAnalysed(CheckedPolicy policy, String what) {
    Span start = new Span(policy.source(), 0, 0);
    return Diagnostic.warning(Code.P0599, start, "not analysed: " + what)
        .help("split the policy, or raise the budget of the analysis");
  }
}
