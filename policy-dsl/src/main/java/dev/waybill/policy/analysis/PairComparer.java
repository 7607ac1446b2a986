// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares two policies by their diagrams and describes where they differ.
 *
 * <p>A region is found as one case, then widened: to all cases that change in the same way, and to
 * those that would if the other rules did not decide them. So a region speaks of what changed and
 * not of everything else in the policy. Cases in which something is not known come last; there is
 * one region for all that are due to the same rules.
 */
final class PairComparer {
  static final String UNKNOWN = "something is not known";

  /** How many cases are looked at for the rules that are due to. */
  private static final int MOST_GROUPS = 1_000;

  private final CheckedPolicy before;
  private final CheckedPolicy after;
  private final Budget budget;
  private final List<PolicyDiff.Region> regions;
  private final List<String> limits;
  private final Space space;
  private final Diagrams diagrams;
  private final Marks marks;
  private final RuleDiagrams old;
  private final RuleDiagrams now;
  private final Feasibility feasibility;
  private final Words words;
  private final Changes changes;
  private final Witnesses witnesses;

  PairComparer(
      CheckedPolicy before,
      CheckedPolicy after,
      Budget budget,
      List<PolicyDiff.Region> regions,
      List<String> limits) {
    this.before = before;
    this.after = after;
    this.budget = budget;
    this.regions = regions;
    this.limits = limits;
    space = SpaceBuilder.build(before, after);
    diagrams = new Diagrams(budget.nodes());
    marks = new Marks(after.vocabulary(), before.vocabulary());
    Workshop workshop = new Workshop(diagrams, space);
    old = new RuleDiagrams(before, after, false, space, diagrams, marks, workshop);
    now = new RuleDiagrams(after, before, true, space, diagrams, marks, workshop);
    LocalDate first = after.from() != null ? after.from() : before.from();
    LocalDate day = first == null ? LocalDate.of(2026, 1, 1) : first;
    feasibility = new Feasibility(space, day, before.zone());
    words = new Words(before.currency());
    changes = new Changes(marks);
    witnesses = new Witnesses(before, after, space, diagrams, feasibility, marks, changes, budget);
  }

  void compare() {
    Set<String> actions = new TreeSet<>(before.vocabulary().actions().keySet());
    for (String action : after.vocabulary().actions().keySet()) {
      if (!actions.contains(action)) {
        limits.add("not analysed: the first policy does not know the action " + action);
      }
    }
    for (String action : actions) {
      if (!after.vocabulary().actions().containsKey(action)) {
        limits.add("not analysed: the second policy does not know the action " + action);
        continue;
      }
      try {
        compare(action);
      } catch (BudgetExceededException e) {
        limits.add("not analysed: " + action + ": " + e.getMessage());
      }
    }
  }

  private void compare(String action) {
    int pairs = diagrams.join(changes, old.verdict(action), now.verdict(action));
    for (Changes.Kind kind : changes.kinds()) {
      int differing = diagrams.map(pairs, changes.only(kind));
      int left = known(action, pairs, differing);
      unknown(action, left);
    }
    reasons(action, pairs);
  }

  /** Describes the cases in which everything is known, and gives what is left. */
  private int known(String action, int pairs, int differing) {
    int left = differing;
    for (int found = 0; found <= budget.regions(); found++) {
      Paths paths = paths();
      if (paths.find(new Known(diagrams, space, false).of(left)) == Paths.End.NONE) {
        return left;
      }
      if (found == budget.regions()) {
        limits.add(
            "not analysed: " + action + ": more than " + found + " regions of one kind differ");
        return Diagrams.leaf(0);
      }
      int[] cells = paths.cells();
      Set<String> rules = rules(action, cells);
      Cube cube = new Cube(diagrams, space, feasibility, cells, true);
      cube.widen(alike(action, pairs, differing, rules, cells));
      add(action, cube.words(words), inside(cube, differing), cells, rules, null);
      left = diagrams.choose(cube.node(), Diagrams.leaf(0), left);
    }
    return left;
  }

  /**
   * Gives other than 0 where cases change like one of them, and where they would if only the rules
   * that changed for it decided.
   */
  private int alike(String action, int pairs, int differing, Set<String> rules, int[] cells) {
    int unchanged = diagrams.map(pairs, changes.unchanged());
    int others =
        diagrams.join(
            new Unequal(), said(old, action, rules, false), said(now, action, rules, false));
    int free = diagrams.choose(unchanged, Diagrams.leaf(1), others);
    int hidden = diagrams.choose(free, same(action, rules, cells), Diagrams.leaf(0));
    return diagrams.choose(differing, Diagrams.leaf(1), hidden);
  }

  /** Gives 1 where some rules say the same, in both policies, as in a case. */
  private int same(String action, Set<String> rules, int[] cells) {
    int said =
        diagrams.join(new Both(), said(old, action, rules, true), said(now, action, rules, true));
    int here = diagrams.evaluate(said, witnesses.complete(cells));
    return diagrams.map(said, new Truth.Is(here));
  }

  /** Gives what the rules with some names, or all others, say together. */
  private int said(RuleDiagrams diagramsOf, String action, Set<String> names, boolean these) {
    List<Rule> some = new ArrayList<>();
    for (Rule rule : diagramsOf.rules(action)) {
      if (names.contains(rule.name()) == these) {
        some.add(rule);
      }
    }
    return diagramsOf.joined(some, action);
  }

  /** Numbers pairs of marks. */
  private static final class Both extends Diagrams.Join {
    private final IntMap numbers = new IntMap();
    private int next = 1;

    @Override
    int leaves(int left, int right) {
      long key = IntMap.pair(left, right);
      int known = numbers.get(key);
      if (known == IntMap.NONE) {
        known = next++;
        numbers.put(key, known);
      }
      return known;
    }
  }

  /** Describes the other cases, by the rules that changed. */
  private void unknown(String action, int from) {
    int left = from;
    Set<Set<String>> seen = new LinkedHashSet<>();
    for (int tries = 0; ; tries++) {
      Paths paths = paths();
      if (paths.find(left) == Paths.End.NONE) {
        return;
      }
      if (tries == MOST_GROUPS) {
        limits.add(
            "not analysed: "
                + action
                + ": not all cases in which something is not known were looked at");
        return;
      }
      int[] cells = paths.cells();
      Set<String> rules = rules(action, cells);
      int same = same(action, rules, cells);
      if (seen.add(rules)) {
        int inside = diagrams.choose(same, left, Diagrams.leaf(0));
        add(action, List.of(UNKNOWN), inside, cells, rules, null);
      }
      left = diagrams.choose(same, Diagrams.leaf(0), left);
    }
  }

  /** Describes the cases that stay denied, but in which the customer is told something else. */
  private void reasons(String action, int pairs) {
    int denied = diagrams.map(pairs, changes.onlyDenied());
    Messages messages = new Messages(diagrams, marks);
    int told = messages.differ(messages.told(old, action), messages.told(now, action));
    int differing = diagrams.choose(told, denied, Diagrams.leaf(0));
    int left = differing;
    Set<Set<String>> seen = new LinkedHashSet<>();
    for (int tries = 0; ; tries++) {
      Paths paths = paths();
      if (paths.find(left) == Paths.End.NONE) {
        return;
      }
      if (tries == MOST_GROUPS) {
        limits.add("not analysed: " + action + ": not all changed messages were looked at");
        return;
      }
      int[] cells = paths.cells();
      Set<String> rules = rules(action, cells);
      Cube cube = new Cube(diagrams, space, feasibility, cells, true);
      cube.widen(differing);
      if (seen.add(rules)) {
        int inside = inside(cube, differing);
        add(action, cube.words(words), inside, cells, rules, Change.REASON_CHANGED);
      }
      left = diagrams.choose(cube.node(), Diagrams.leaf(0), left);
      left = diagrams.choose(witnesses.node(cells), Diagrams.leaf(0), left);
    }
  }

  private Paths paths() {
    return new Paths(diagrams, space, feasibility, budget.paths());
  }

  /** Gives the pairs of verdicts in a region in which everything is known. */
  private int inside(Cube cube, int differing) {
    int all = diagrams.choose(cube.node(), differing, Diagrams.leaf(0));
    return new Known(diagrams, space, false).of(all);
  }

  private void add(
      String action,
      List<String> when,
      int inside,
      int[] cells,
      Set<String> rules,
      @Nullable Change change) {
    Set<Verdict> from = new LinkedHashSet<>();
    Set<Verdict> to = new LinkedHashSet<>();
    Change kind = change;
    for (int pair : diagrams.leaves(inside)) {
      if (pair != 0) {
        from.add(marks.verdictOf(changes.before(pair)));
        to.add(marks.verdictOf(changes.after(pair)));
        kind = kind == null ? changes.change(pair) : kind;
      }
    }
    regions.add(
        new PolicyDiff.Region(
            action,
            Objects.requireNonNull(kind),
            when,
            List.copyOf(from),
            List.copyOf(to),
            List.copyOf(rules),
            witnesses.find(action, inside, cells)));
  }

  /** Gives the rules that say something else in a case. */
  private Set<String> rules(String action, int[] cells) {
    int[] all = witnesses.complete(cells);
    Map<String, Long> said = new TreeMap<>();
    Map<String, String> texts = new TreeMap<>();
    for (Rule rule : old.rules(action)) {
      said.merge(
          rule.name(), marks.set(diagrams.evaluate(old.said(rule, action), all)), (a, b) -> a | b);
      texts.put(rule.name(), Keys.of(rule.customer()));
    }
    Map<String, Long> says = new TreeMap<>();
    Set<String> changed = new TreeSet<>();
    for (Rule rule : now.rules(action)) {
      long marked = marks.set(diagrams.evaluate(now.said(rule, action), all));
      says.merge(rule.name(), marked, (a, b) -> a | b);
      if (marked == Marks.DENIED && !Keys.of(rule.customer()).equals(texts.get(rule.name()))) {
        changed.add(rule.name());
      }
    }
    Set<String> names = new TreeSet<>(said.keySet());
    names.addAll(says.keySet());
    for (String name : names) {
      if (!said.getOrDefault(name, 0L).equals(says.getOrDefault(name, 0L))) {
        changed.add(name);
      }
    }
    return changed;
  }
}
