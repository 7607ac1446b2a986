// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Rule;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The diagrams of one policy, for the checks. Not for use by several threads. */
final class Analysis {
  final CheckedPolicy policy;
  final Budget budget;
  final Space space;
  final Diagrams diagrams;
  final Marks marks;
  final RuleDiagrams rules;
  final Feasibility feasibility;
  final Words words;
  private final Map<String, Integer> together = new HashMap<>();
  private @Nullable Evaluator evaluator;

  Analysis(CheckedPolicy policy, Budget budget) {
    this.policy = policy;
    this.budget = budget;
    space = SpaceBuilder.build(policy, null);
    diagrams = new Diagrams(budget.nodes());
    marks = new Marks(policy.vocabulary(), null);
    Workshop workshop = new Workshop(diagrams, space);
    rules = new RuleDiagrams(policy, null, false, space, diagrams, marks, workshop);
    LocalDate from = policy.from();
    LocalDate day = from == null ? LocalDate.of(2026, 1, 1) : from;
    feasibility = new Feasibility(space, day, policy.zone());
    words = new Words(policy.currency());
  }

  /** Gives what all rules say about an action, on the days the policy is in effect. */
  int together(String action) {
    Integer known = together.get(action);
    if (known == null) {
      known = rules.together(rules.rules(action), action);
      together.put(action, known);
    }
    return known;
  }

  /** Gives when a rule fires, for the first of its actions. */
  int condition(Rule rule) {
    return rules.condition(rule, rule.actions().iterator().next());
  }

  /** Gives 1 where a leaf is a certain one. */
  int is(int node, int leaf) {
    return diagrams.map(node, new Truth.Is(leaf));
  }

  /** Tells whether no case leads to a leaf other than 0. */
  boolean isImpossible(int node) {
    return paths().find(node) == Paths.End.NONE;
  }

  /** Gives a diagram with 0 wherever something is not known, or has no value. */
  int known(int node) {
    return new Known(diagrams, space, true).of(node);
  }

  Paths paths() {
    return new Paths(diagrams, space, feasibility, budget.paths());
  }

  /**
   * Makes an example of a case, and tells whether the evaluator decides it so.
   *
   * @param action the action
   * @param cells the case
   * @param expected what it should decide
   * @param texts texts to prefer, by the key of a level
   */
  Witness witness(String action, int[] cells, Verdict expected, Map<String, String> texts) {
    feasibility.check(cells);
    Scene scene = feasibility.scene();
    Map<String, String> all = new HashMap<>(texts);
    all.putAll(scene.texts());
    Example example =
        ExampleBuilder.build(
            space, policy, policy, action, cells, new Scene(scene.today(), scene.numbers(), all));
    if (evaluator == null) {
      evaluator = Evaluator.of(policy);
    }
    boolean confirmed = Replay.same(expected, Replay.decide(evaluator, example));
    return new Witness(example.request(), example.ledger().words(), confirmed, example.words());
  }
}
