// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.decide.Outcome;
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

/** Compares two policies, action by action. */
final class Comparer {
  /** How many further cases are tried when the evaluators do not confirm one. */
  private static final int RETRIES = 20;

  private final CheckedPolicy before;
  private final CheckedPolicy after;
  private final Budget budget;
  private final List<PolicyDiff.Region> regions = new ArrayList<>();
  private final List<String> limits = new ArrayList<>();
  private final Evaluator oldEvaluator;
  private final Evaluator newEvaluator;

  Comparer(CheckedPolicy before, CheckedPolicy after, Budget budget) {
    this.before = before;
    this.after = after;
    this.budget = budget;
    this.oldEvaluator = Evaluator.of(before);
    this.newEvaluator = Evaluator.of(after);
  }

  static String name(CheckedPolicy policy) {
    return policy.version().isEmpty() ? policy.name() : policy.name() + " " + policy.version();
  }

  PolicyDiff compare() {
    if (!before.currency().equals(after.currency())) {
      limits.add("not analysed: the currencies differ, so no two amounts can be compared");
    } else if (!before.zone().equals(after.zone())) {
      limits.add("not analysed: the time zones differ, so no two days can be compared");
    } else {
      try {
        new Pair().compare();
      } catch (BudgetExceededException e) {
        limits.add("not analysed: " + e.getMessage());
      }
    }
    regions.sort(
        (a, b) ->
            a.change() != b.change()
                ? a.change().compareTo(b.change())
                : a.action().compareTo(b.action()));
    return new PolicyDiff(name(before), name(after), regions, limits);
  }

  /** The diagrams of both. */
  private final class Pair {
    private final Space space = SpaceBuilder.build(before, after);
    private final Diagrams diagrams = new Diagrams(budget.nodes());
    private final Marks marks = new Marks(after.vocabulary(), before.vocabulary());
    private final Lowering.Workshop workshop = new Lowering.Workshop(diagrams, space);
    private final RuleDiagrams old =
        new RuleDiagrams(before, after, false, space, diagrams, marks, workshop);
    private final RuleDiagrams now =
        new RuleDiagrams(after, before, true, space, diagrams, marks, workshop);
    private final Feasibility feasibility = new Feasibility(space, day(), before.zone());
    private final Words words = new Words(before.currency());
    private final Changes changes = new Changes(marks);

    private LocalDate day() {
      LocalDate first = after.from() != null ? after.from() : before.from();
      return first == null ? LocalDate.of(2026, 1, 1) : first;
    }

    void compare() {
      Set<String> actions = new TreeSet<>(before.vocabulary().actions().keySet());
      for (String action : after.vocabulary().actions().keySet()) {
        if (!actions.contains(action)) {
          limits.add("not analysed: the first policy does not know the action " + action);
        }
      }
      for (String action : actions) {
        if (after.vocabulary().actions().containsKey(action)) {
          compare(action);
        } else {
          limits.add("not analysed: the second policy does not know the action " + action);
        }
      }
    }

    private void compare(String action) {
      try {
        int oldVerdict = old.verdict(action);
        int newVerdict = now.verdict(action);
        int pairs = diagrams.join(changes, oldVerdict, newVerdict);
        for (int kind : changes.kinds()) {
          regions(action, diagrams.map(pairs, changes.only(kind)), null);
        }
        int denied = diagrams.map(pairs, changes.onlyDenied());
        Messages messages = new Messages(diagrams, marks);
        int told =
            messages.differ(messages.told(old, action), messages.told(now, action));
        regions(
            action,
            diagrams.choose(told, denied, Diagrams.leaf(0)),
            Change.REASON_CHANGED);
      } catch (BudgetExceededException e) {
        limits.add("not analysed: " + action + ": " + e.getMessage());
      }
    }

    private void regions(String action, int differing, @Nullable Change change) {
      int left = differing;
      int found = 0;
      while (true) {
        Paths paths = new Paths(diagrams, space, feasibility, budget.paths());
        if (paths.find(left) == Paths.End.NONE) {
          return;
        }
        if (found++ == budget.regions()) {
          limits.add(
              "not analysed: "
                  + action
                  + ": more than "
                  + budget.regions()
                  + " regions of one kind differ");
          return;
        }
        Cube cube = new Cube(diagrams, space, feasibility, paths.cells());
        cube.widen(differing);
        region(action, differing, cube, paths, change);
        left = diagrams.choose(cube.node(), Diagrams.leaf(0), left);
      }
    }

    private void region(
        String action, int differing, Cube cube, Paths paths, @Nullable Change change) {
      Set<Verdict> from = new LinkedHashSet<>();
      Set<Verdict> to = new LinkedHashSet<>();
      Change kind = change;
      for (int leaf : cube.leaves(differing)) {
        if (leaf != 0) {
          from.add(marks.verdictOf(changes.before(leaf)));
          to.add(marks.verdictOf(changes.after(leaf)));
          kind = kind == null ? changes.change(leaf) : kind;
        }
      }
      int[] cells = paths.cells();
      int inside = diagrams.choose(cube.node(), differing, Diagrams.leaf(0));
      Witness witness = witness(action, inside, cells);
      List<String> changed = new ArrayList<>(rules(action, cells));
      regions.add(
          new PolicyDiff.Region(
              action,
              Objects.requireNonNull(kind),
              cube.words(words),
              List.copyOf(from),
              List.copyOf(to),
              changed,
              witness));
    }

    /** Looks for a case that both evaluators confirm. */
    private @Nullable Witness witness(String action, int inside, int[] first) {
      Witness possible = null;
      int left = inside;
      int[] cells = first;
      for (int i = 0; i < RETRIES; i++) {
        if (feasibility.check(cells) != LinearSystem.Answer.NONE) {
          Example example =
              ExampleBuilder.build(space, before, after, action, cells, feasibility.scene());
          boolean confirmed = confirmed(example, Diagrams.value(leaf(inside, cells)));
          Witness witness =
              new Witness(
                  example.request(), example.ledger().words(), confirmed, example.words());
          if (confirmed) {
            return witness;
          }
          possible = possible == null ? witness : possible;
        }
        left = diagrams.choose(cases(cells), Diagrams.leaf(0), left);
        Paths paths = new Paths(diagrams, space, feasibility, budget.paths());
        if (paths.find(left) == Paths.End.NONE) {
          break;
        }
        cells = paths.cells();
      }
      return possible;
    }

    private int cases(int[] cells) {
      return new Cube(diagrams, space, feasibility, cells).node();
    }

    private int leaf(int node, int[] cells) {
      return Diagrams.leaf(diagrams.evaluate(node, complete(cells)));
    }

    private boolean confirmed(Example example, int leaf) {
      Decision first = Replay.decide(oldEvaluator, example);
      Decision second = Replay.decide(newEvaluator, example);
      return Replay.same(marks.verdictOf(changes.before(leaf)), first)
          && Replay.same(marks.verdictOf(changes.after(leaf)), second);
    }

    private int[] complete(int[] cells) {
      int[] all = cells.clone();
      for (int i = 0; i < all.length; i++) {
        if (all[i] < 0) {
          all[i] = Math.max(0, space.level(i).unreadCell());
        }
      }
      return all;
    }

    /** Gives the rules that say something else in a case. */
    private Set<String> rules(String action, int[] cells) {
      int[] all = complete(cells);
      Map<String, Long> said = new TreeMap<>();
      Map<String, String> texts = new TreeMap<>();
      for (Rule rule : old.rules(action)) {
        said.put(rule.name(), marks.set(diagrams.evaluate(old.said(rule, action), all)));
        texts.put(rule.name(), Keys.of(rule.customer()));
      }
      Set<String> changed = new TreeSet<>();
      for (Rule rule : now.rules(action)) {
        long says = marks.set(diagrams.evaluate(now.said(rule, action), all));
        Long used = said.remove(rule.name());
        if (used == null ? says != 0 : used != says) {
          changed.add(rule.name());
        } else if (says == Marks.DENIED
            && !Keys.of(rule.customer()).equals(texts.get(rule.name()))) {
          changed.add(rule.name());
        }
      }
      for (Map.Entry<String, Long> entry : said.entrySet()) {
        if (entry.getValue() != 0) {
          changed.add(entry.getKey());
        }
      }
      return changed;
    }
  }

  /** Tells whether a verdict denies. */
  static boolean denies(Verdict verdict) {
    return verdict.outcome() == Outcome.DENY;
  }
}
