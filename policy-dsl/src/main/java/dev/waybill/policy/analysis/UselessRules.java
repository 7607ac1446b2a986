// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds rules without which every decision would be the same. For most rules a case that differs is
 * found quickly; only for the others is the effect of all other rules joined, and only where the
 * rule says anything.
 */
final class UselessRules {
  private static final int TRIES = 24;

  private final Analysis analysis;
  private final List<Diagnostic> found;
  private final Sampler sampler;
  private final Set<Rule> gone = Collections.newSetFromMap(new IdentityHashMap<>());

  private UselessRules(Analysis analysis, List<Diagnostic> found) {
    this.analysis = analysis;
    this.found = found;
    this.sampler = new Sampler(analysis.space);
  }

  /** Reports them, but not those that never fire. */
  static void check(Analysis analysis, Set<Rule> dead, List<Diagnostic> found) {
    UselessRules useless = new UselessRules(analysis, found);
    useless.gone.addAll(dead);
    Map<Span, List<Rule>> written = new LinkedHashMap<>();
    List<Rule> rules = analysis.policy.rules();
    for (int i = rules.size() - 1; i >= 0; i--) {
      Rule rule = rules.get(i);
      if (!dead.contains(rule) && !(rule.effect() instanceof Effect.Inform)) {
        List<Rule> parts = written.get(rule.nameSpan());
        if (parts == null) {
          parts = new ArrayList<>();
          written.put(rule.nameSpan(), parts);
        }
        parts.add(rule);
      }
    }
    for (List<Rule> parts : written.values()) {
      try {
        useless.check(parts);
      } catch (BudgetExceededException e) {
        Rule rule = parts.get(0);
        found.add(
            Diagnostic.warning(
                Code.P0599,
                rule.nameSpan(),
                "not analysed: rule \"" + rule.name() + "\": " + e.getMessage()));
      }
    }
  }

  /** Checks a rule; one about a subject is several rules in a checked policy. */
  private void check(List<Rule> parts) {
    Rule rule = parts.get(0);
    if (rule.effect() instanceof Effect.Allow && neverWins(parts)) {
      return;
    }
    if (rule.effect() instanceof Effect.Cap && neverReached(parts)) {
      return;
    }
    gone.addAll(parts);
    for (Rule part : parts) {
      for (String action : part.actions()) {
        if (matters(part, action)) {
          parts.forEach(gone::remove);
          return;
        }
      }
    }
    Rule cover = parts.size() == 1 ? cover(rule) : null;
    if (addsMore(rule, cover)) {
      parts.forEach(gone::remove);
      return;
    }
    report(rule, cover);
  }

  private void report(Rule rule, @Nullable Rule cover) {
    boolean cap = rule.effect() instanceof Effect.Cap;
    String who =
        cover == null
            ? "the other rules together already decide"
            : "rule \""
                + cover.name()
                + "\" (line "
                + cover.nameSpan().line()
                + ") already "
                + verb(cover);
    String title =
        cap
            ? "the cap of rule \""
                + rule.name()
                + "\" is never what decides: "
                + who
                + " every case"
            : "rule \"" + rule.name() + "\" never changes a decision: " + who + " every case";
    found.add(
        Diagnostic.warning(cap ? Code.P0504 : Code.P0502, rule.nameSpan(), title)
            .note("checked", "0 inputs differ without it")
            .help(
                rule.effect() instanceof Effect.Deny
                    ? "delete it, or did you mean 'require approval'?"
                    : "delete it"));
  }

  /** Tells whether a rule adds words, shown values or a time that another does not. */
  private static boolean addsMore(Rule rule, @Nullable Rule cover) {
    if (tells(rule)
        && (cover == null || !tells(cover) || cover.name().compareTo(rule.name()) > 0)) {
      return true;
    }
    if (rule.effect() instanceof Effect.RequireConfirmation mine) {
      return cover == null
          || !(cover.effect() instanceof Effect.RequireConfirmation theirs)
          || !theirs.showing().containsAll(mine.showing())
          || (mine.asking() != null && !mine.asking().equals(theirs.asking()));
    }
    return rule.effect() instanceof Effect.RequireApproval approval && approval.within() != null;
  }

  private static boolean tells(Rule rule) {
    return rule.customer() != null || rule.agent() != null || !rule.suggests().isEmpty();
  }

  private static String verb(Rule rule) {
    if (rule.effect() instanceof Effect.Allow) {
      return "allows";
    }
    return rule.effect() instanceof Effect.Deny ? "denies" : "decides";
  }

  /** Tells whether a case differs without the rule. */
  private boolean matters(Rule rule, String action) {
    int said = analysis.rules.said(rule, action);
    List<Rule> others = new ArrayList<>();
    for (Rule other : analysis.rules.rules(action)) {
      if (!gone.contains(other)) {
        others.add(other);
      }
    }
    Cases cases = new Cases(said, others, action);
    if (cases.find(said, analysis.together(action))) {
      return true;
    }
    return !cases.isExhausted() && differs(said, others, action);
  }

  /** Tries single cases. */
  private final class Cases extends PairPaths {
    private final int said;
    private final List<Rule> others;
    private final String action;
    private int turn;
    private boolean tried;

    Cases(int said, List<Rule> others, String action) {
      super(analysis.diagrams, analysis.space, analysis.feasibility, TRIES);
      this.said = said;
      this.others = others;
      this.action = action;
    }

    /** Only where what the rule says shows in the verdict can it make a difference. */
    @Override
    boolean wanted(int first, int second) {
      long set = analysis.marks.set(first);
      if (set == 0) {
        return false;
      }
      long all = analysis.marks.set(second);
      return (set & Marks.DENIED) != 0
          || ((all & Marks.DENIED) == 0 && (all & (Marks.ALLOWED | Marks.MAYBE_ALLOWED)) != 0);
    }

    @Override
    boolean accept(int[] cells) {
      tried = true;
      Scene scene = analysis.feasibility.scene();
      for (int i = 0; i < 3; i++) {
        int[] all = sampler.complete(cells, scene, turn++);
        if (analysis.diagrams.evaluate(analysis.rules.inEffect(action), all) == 0) {
          continue;
        }
        long without = 0;
        for (Rule other : others) {
          without |= set(analysis.rules.said(other, action), all);
        }
        long with = without | set(said, all);
        if (verdict(with) != verdict(without)) {
          return true;
        }
      }
      return false;
    }

    /** Tells whether it was shown that nothing the rule says shows in a verdict. */
    boolean isExhausted() {
      return !tried && !gaveUp();
    }

    private long set(int node, int[] cells) {
      return analysis.marks.set(analysis.diagrams.evaluate(node, cells));
    }

    private int verdict(long set) {
      return analysis.marks.verdict(analysis.marks.number(set));
    }
  }

  /** Joins what all others say, where the rule says anything, and compares. */
  private boolean differs(int said, List<Rule> others, String action) {
    int says = analysis.diagrams.map(said, new Something());
    int inEffect = analysis.rules.inEffect(action);
    int where = analysis.diagrams.choose(inEffect, says, Diagrams.leaf(0));
    int without = Diagrams.leaf(0);
    for (Rule other : others) {
      int here =
          analysis.diagrams.choose(where, analysis.rules.said(other, action), Diagrams.leaf(0));
      without = analysis.diagrams.join(analysis.marks.join(), without, here);
    }
    int with =
        analysis.diagrams.join(
            analysis.marks.join(),
            without,
            analysis.diagrams.choose(where, said, Diagrams.leaf(0)));
    RuleDiagrams.VerdictLeaf verdict = new RuleDiagrams.VerdictLeaf(analysis.marks);
    int before = analysis.diagrams.map(with, verdict);
    int after = analysis.diagrams.map(without, verdict);
    return before != after
        && !analysis.isImpossible(analysis.diagrams.join(new Unequal(), before, after));
  }

  private static final class Something implements Diagrams.Leaf {
    @Override
    public int of(int value) {
      return value == 0 ? 0 : 1;
    }
  }

  /** Gives a rule that says everything this one says; null for none. */
  private @Nullable Rule cover(Rule rule) {
    for (Rule other : analysis.policy.rules()) {
      if (!gone.contains(other) && covers(other, rule)) {
        return other;
      }
    }
    return null;
  }

  private boolean covers(Rule other, Rule rule) {
    for (String action : rule.actions()) {
      if (!other.actions().contains(action)) {
        return false;
      }
      int mine = analysis.rules.said(rule, action);
      int theirs = analysis.rules.said(other, action);
      int both = analysis.diagrams.join(analysis.marks.join(), theirs, mine);
      if (both != theirs
          && !analysis.isImpossible(analysis.diagrams.join(new Unequal(), both, theirs))) {
        return false;
      }
    }
    return true;
  }

  private boolean neverWins(List<Rule> parts) {
    for (Rule part : parts) {
      if (canWin(part)) {
        return false;
      }
    }
    Rule rule = parts.get(0);
    Rule denier = null;
    for (Rule other : analysis.policy.rules()) {
      if (denier == null && parts.size() == 1 && denies(other, rule)) {
        denier = other;
      }
    }
    gone.addAll(parts);
    String why =
        denier == null
            ? "other rules deny every case"
            : "rule \""
                + denier.name()
                + "\" (line "
                + denier.nameSpan().line()
                + ") denies every case";
    found.add(
        Diagnostic.warning(
                Code.P0505, rule.nameSpan(), "rule \"" + rule.name() + "\" allows nothing: " + why)
            .note("note", "a deny wins over every allow")
            .help("delete it, or take its cases out of the deny with 'unless'"));
    return true;
  }

  private boolean canWin(Rule rule) {
    for (String action : rule.actions()) {
      int fires = analysis.rules.condition(rule, action);
      PairPaths wins =
          new PairPaths(
              analysis.diagrams, analysis.space, analysis.feasibility, analysis.budget.paths()) {
            @Override
            boolean wanted(int first, int second) {
              return first == Truth.YES && analysis.marks.set(second) != Marks.DENIED;
            }
          };
      if (wins.find(fires, analysis.together(action)) || wins.gaveUp()) {
        return true;
      }
    }
    return false;
  }

  private boolean denies(Rule other, Rule rule) {
    for (String action : rule.actions()) {
      if (!other.actions().contains(action)) {
        return false;
      }
      int fires = analysis.rules.condition(rule, action);
      PairPaths missed =
          new PairPaths(
              analysis.diagrams, analysis.space, analysis.feasibility, analysis.budget.paths()) {
            @Override
            boolean wanted(int first, int second) {
              return first == Truth.YES && analysis.marks.set(second) != Marks.DENIED;
            }
          };
      if (missed.find(fires, analysis.rules.said(other, action)) || missed.gaveUp()) {
        return false;
      }
    }
    return true;
  }

  private boolean neverReached(List<Rule> parts) {
    for (Rule rule : parts) {
      for (String action : rule.actions()) {
        int fires = analysis.rules.condition(rule, action);
        Integer above = analysis.rules.exceeded(rule, action);
        if (above == null
            || !analysis.isImpossible(analysis.is(analysis.rules.both(fires, above), Truth.YES))) {
          return false;
        }
      }
    }
    gone.addAll(parts);
    Rule rule = parts.get(0);
    found.add(
        Diagnostic.warning(
                Code.P0504,
                rule.nameSpan(),
                "the cap of rule \"" + rule.name() + "\" is never reached")
            .note("note", "the argument cannot be above the cap when the rule applies")
            .help("delete the rule, or lower the cap"));
    return true;
  }
}
