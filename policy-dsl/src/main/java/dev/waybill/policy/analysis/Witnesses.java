// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.model.CheckedPolicy;
import org.jspecify.annotations.Nullable;

/** Finds requests that two policies decide differently, and asks both evaluators. */
final class Witnesses {
  /** How many further cases are tried when the evaluators do not confirm one. */
  private static final int RETRIES = 20;

  private final CheckedPolicy before;
  private final CheckedPolicy after;
  private final Space space;
  private final Diagrams diagrams;
  private final Feasibility feasibility;
  private final Marks marks;
  private final Changes changes;
  private final Budget budget;
  private final Evaluator oldEvaluator;
  private final Evaluator newEvaluator;

  Witnesses(
      CheckedPolicy before,
      CheckedPolicy after,
      Space space,
      Diagrams diagrams,
      Feasibility feasibility,
      Marks marks,
      Changes changes,
      Budget budget) {
    this.before = before;
    this.after = after;
    this.space = space;
    this.diagrams = diagrams;
    this.feasibility = feasibility;
    this.marks = marks;
    this.changes = changes;
    this.budget = budget;
    this.oldEvaluator = Evaluator.of(before);
    this.newEvaluator = Evaluator.of(after);
  }

  /**
   * Looks for a request that both evaluators confirm.
   *
   * @param action the action
   * @param inside pairs of verdicts; 0 outside the region
   * @param first a case in the region
   * @return a request that is confirmed, or else one that is possible; null if there is none
   */
  @Nullable Witness find(String action, int inside, int[] first) {
    Witness possible = null;
    int left = inside;
    int[] cells = first;
    for (int i = 0; i < RETRIES; i++) {
      if (feasibility.check(cells) != LinearSystem.Answer.NONE) {
        Example example =
            ExampleBuilder.build(space, before, after, action, cells, feasibility.scene());
        boolean confirmed = confirmed(example, diagrams.evaluate(inside, complete(cells)));
        Witness witness =
            new Witness(example.request(), example.ledger().words(), confirmed, example.words());
        if (confirmed) {
          return witness;
        }
        possible = possible == null ? witness : possible;
      }
      left = diagrams.choose(node(cells), Diagrams.leaf(0), left);
      Paths paths = new Paths(diagrams, space, feasibility, budget.paths());
      if (paths.find(left) == Paths.End.NONE) {
        break;
      }
      cells = paths.cells();
    }
    return possible;
  }

  /** Gives 1 in a case. */
  int node(int[] cells) {
    return new Cube(diagrams, space, feasibility, cells, false).node();
  }

  private boolean confirmed(Example example, int pair) {
    Decision first = Replay.decide(oldEvaluator, example);
    Decision second = Replay.decide(newEvaluator, example);
    return Replay.same(marks.verdictOf(changes.before(pair)), first)
        && Replay.same(marks.verdictOf(changes.after(pair)), second);
  }

  /** Completes a case: what does not matter is not known. */
  int[] complete(int[] cells) {
    int[] all = cells.clone();
    for (int i = 0; i < all.length; i++) {
      if (all[i] < 0) {
        all[i] = Math.max(0, space.level(i).unreadCell());
      }
    }
    return all;
  }
}
