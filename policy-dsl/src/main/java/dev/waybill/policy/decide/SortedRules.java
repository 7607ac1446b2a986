// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import java.util.ArrayList;
import java.util.List;

/**
 * Rules sorted by the kind of their condition. Each of the most frequent kinds has a loop of its
 * own, in which the condition is of one known class: the JVM then inlines it, where it would have
 * to find out which of many it is. Rules may be judged in any order.
 */
final class SortedRules {

  private final RuleNode[] constants;
  private final RuleNode[] sets;
  private final RuleNode[] numbers;
  private final RuleNode[] conjunctions;
  private final RuleNode[] others;

  SortedRules(List<RuleNode> rules) {
    List<RuleNode> constants = new ArrayList<>();
    List<RuleNode> sets = new ArrayList<>();
    List<RuleNode> numbers = new ArrayList<>();
    List<RuleNode> conjunctions = new ArrayList<>();
    List<RuleNode> others = new ArrayList<>();
    for (RuleNode rule : rules) {
      TruthNode condition = rule.condition;
      List<RuleNode> kind =
          condition instanceof SlotTruths.ToConstant
              ? constants
              : condition instanceof SlotTruths.OneOf
                  ? sets
                  : condition instanceof SlotTruths.ToNumber
                      ? numbers
                      : condition instanceof Truths.All ? conjunctions : others;
      kind.add(rule);
    }
    this.constants = constants.toArray(new RuleNode[0]);
    this.sets = sets.toArray(new RuleNode[0]);
    this.numbers = numbers.toArray(new RuleNode[0]);
    this.conjunctions = conjunctions.toArray(new RuleNode[0]);
    this.others = others.toArray(new RuleNode[0]);
  }

  /** Judges them, and notes in the frame which fired and which are unknown. */
  int judge(Frame frame) {
    int flags = 0;
    for (RuleNode rule : constants) {
      flags |= rule.judge(((SlotTruths.ToConstant) rule.condition).test(frame), frame);
    }
    for (RuleNode rule : sets) {
      flags |= rule.judge(((SlotTruths.OneOf) rule.condition).test(frame), frame);
    }
    for (RuleNode rule : numbers) {
      flags |= rule.judge(((SlotTruths.ToNumber) rule.condition).test(frame), frame);
    }
    for (RuleNode rule : conjunctions) {
      flags |= rule.judge(((Truths.All) rule.condition).test(frame), frame);
    }
    for (RuleNode rule : others) {
      flags |= rule.judge(frame);
    }
    return flags;
  }
}
