// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.testing;

import dev.waybill.policy.explain.Slots;
import dev.waybill.policy.explain.Trace;
import dev.waybill.policy.explain.Truth;
import dev.waybill.policy.explain.Units;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Item;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Counts what tests see. Used once. */
final class Tally {
  private final CheckedPolicy policy;
  private final Map<Rule, Map<Truth, Integer>> rules = new LinkedHashMap<>();
  private final Map<Span, Condition.Atom> atoms = new LinkedHashMap<>();
  private final Map<Span, Set<Truth>> truths = new LinkedHashMap<>();
  private final Map<Span, boolean[]> edges = new LinkedHashMap<>();

  Tally(CheckedPolicy policy) {
    this.policy = policy;
    for (Rule rule : policy.rules()) {
      rules.put(rule, new EnumMap<>(Truth.class));
      for (Condition.Atom atom : Slots.atoms(rule.condition())) {
        atoms.putIfAbsent(atom.span(), atom);
        truths.putIfAbsent(atom.span(), EnumSet.noneOf(Truth.class));
        if (atom instanceof Condition.Compare compare && isBoundary(compare)) {
          edges.putIfAbsent(atom.span(), new boolean[3]);
        }
      }
    }
  }

  /** One side is a constant, or would be if tables and settings were looked up. */
  private static boolean isBoundary(Condition.Compare compare) {
    return Slots.reads(compare.left()).isEmpty() != Slots.reads(compare.right()).isEmpty();
  }

  void add(Scenario scenario) {
    Trace whole = Trace.of(policy, scenario.request(), History.ledger(policy, scenario));
    rules.forEach(
        (rule, seen) -> {
          if (rule.actions().contains(scenario.request().action())) {
            for (Trace trace : whole.decided(rule)) {
              seen.merge(trace.fires(rule), 1, Integer::sum);
              Slots.atoms(rule.condition()).forEach(atom -> add(trace, atom));
            }
          }
        });
  }

  private void add(Trace trace, Condition.Atom atom) {
    Objects.requireNonNull(truths.get(atom.span())).add(trace.truth(atom));
    boolean[] edge = edges.get(atom.span());
    if (edge != null && atom instanceof Condition.Compare compare) {
      Long difference = trace.difference(compare);
      long step = Units.step(compare.left().dimension());
      if (difference != null && Math.abs(difference) <= step) {
        edge[Long.signum(difference) + 1] = true;
      }
    }
  }

  Coverage coverage() {
    List<Coverage.RuleSeen> seen = new ArrayList<>();
    List<Coverage.Untested> untested = new ArrayList<>();
    rules.forEach(
        (rule, counts) -> {
          boolean canMiss = canMiss(rule);
          seen.add(
              new Coverage.RuleSeen(
                  rule.name(),
                  rule.nameSpan(),
                  counts.getOrDefault(Truth.YES, 0),
                  counts.getOrDefault(Truth.NO, 0),
                  counts.getOrDefault(Truth.UNKNOWN, 0),
                  canMiss));
          boolean fire = !counts.containsKey(Truth.YES);
          boolean miss = canMiss && !counts.containsKey(Truth.NO);
          if (fire || miss) {
            untested.add(untested(rule, fire, miss));
          }
        });
    List<Coverage.AtomSeen> parts = new ArrayList<>();
    truths.forEach(
        (span, t) ->
            parts.add(
                new Coverage.AtomSeen(
                    text(span),
                    span,
                    t.contains(Truth.YES),
                    t.contains(Truth.NO),
                    t.contains(Truth.UNKNOWN))));
    List<Coverage.BoundarySeen> boundaries = new ArrayList<>();
    edges.forEach(
        (span, e) -> boundaries.add(new Coverage.BoundarySeen(text(span), span, e[0], e[1], e[2])));
    return new Coverage(seen, parts, boundaries, untested);
  }

  private static boolean canMiss(Rule rule) {
    return !(rule.condition() instanceof Condition.Always)
        || rule.effect() instanceof Effect.Cap
        || rule.effect() instanceof Effect.Limit
        || rule.effect() instanceof Effect.RequireIdentity;
  }

  private static String text(Span span) {
    return span.text().replaceAll("\\s+", " ").strip();
  }

  private Coverage.Untested untested(Rule rule, boolean fire, boolean miss) {
    List<Item.Test> tests = new ArrayList<>();
    if (fire) {
      BoundaryTests.fires(policy, rule).ifPresent(tests::add);
    }
    if (miss) {
      BoundaryTests.misses(policy, rule).ifPresent(tests::add);
    }
    return new Coverage.Untested(rule.name(), fire, miss, BoundaryTests.text(tests));
  }
}
