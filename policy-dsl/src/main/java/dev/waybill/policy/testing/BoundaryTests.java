// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.testing;

import dev.waybill.policy.explain.Place;
import dev.waybill.policy.explain.Probe;
import dev.waybill.policy.explain.Slots;
import dev.waybill.policy.explain.Trace;
import dev.waybill.policy.explain.Truth;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Item;
import dev.waybill.policy.syntax.PolicyFile;
import dev.waybill.policy.syntax.Printer;
import dev.waybill.policy.syntax.Text;
import dev.waybill.policy.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the tests at a policy's boundaries: for every comparison one request at its boundary, one
 * just below and one just above, for every choice one on each side, for every limit one at it and
 * one over it. They expect what the policy says now, so they show a later change; whether that is
 * what it should say is for the reader to judge.
 *
 * <p>The same policy gives the same tests. A boundary for which no request is found, or which a
 * test cannot say, is left out.
 */
public final class BoundaryTests {

  private final Scenarios scenarios;
  private final TestWriter writer;
  private final Set<String> names = new HashSet<>();
  private final Set<Object> asked = new HashSet<>();
  private final List<Item.Test> tests = new ArrayList<>();

  private BoundaryTests(CheckedPolicy policy) {
    this.scenarios = new Scenarios(policy);
    this.writer = new TestWriter(policy);
    policy.tests().forEach(test -> names.add(test.name().value()));
  }

  /**
   * Gives the boundary tests of a policy.
   *
   * @param policy the policy
   * @return the tests, in the order of the rules; none has the name of a test the policy has
   */
  public static List<Item.Test> of(CheckedPolicy policy) {
    BoundaryTests found = new BoundaryTests(policy);
    policy.rules().forEach(found::add);
    return List.copyOf(found.tests);
  }

  /**
   * Gives tests as text to paste at the end of a policy's file.
   *
   * @param tests the tests
   * @return their formatted text
   */
  public static String text(List<Item.Test> tests) {
    Source source = new Source("tests", "");
    Text name = new Text("tests", new Span(source, 0, 0));
    String file = Printer.print(new PolicyFile(source, name, List.of(), List.copyOf(tests)));
    int first = file.indexOf("\ntest ");
    return first < 0 ? "" : file.substring(first + 1);
  }

  private void add(Rule rule) {
    for (String action : rule.actions()) {
      Optional<Scenario> start = scenarios.at(rule, action);
      if (start.isPresent()) {
        around(rule, start.get());
        return;
      }
    }
  }

  /** Adds the tests around a request in which a rule fires. */
  private void around(Rule rule, Scenario start) {
    for (Probe.Bound bound : Probe.bounds(rule)) {
      edge(rule, start, bound);
    }
    for (Condition.Atom atom : Slots.atoms(rule.condition())) {
      if (!(atom instanceof Condition.Compare)) {
        sides(rule, start, atom);
      }
    }
    if (rule.effect() instanceof Effect.Limit limit && limit.total() == null) {
      for (int left = 1; left >= 0; left--) {
        String what = left == 1 ? "the last one" : "one too many";
        scenarios
            .solver()
            .used(start, rule, limit, left)
            .ifPresent(found -> add(rule, found, what));
      }
    }
    if (rule.effect() instanceof Effect.RequireIdentity identity) {
      Condition.Atom level =
          new Condition.OneOf(identity.identity(), Set.of(identity.level()), null, rule.nameSpan());
      sides(rule, start, level);
    }
    if (rule.condition() instanceof Condition.Always) {
      add(rule, start, "always");
    }
  }

  private void edge(Rule rule, Scenario start, Probe.Bound bound) {
    Probe probe = scenarios.solver().probe(start);
    Set<dev.waybill.policy.model.Slot> slots = new LinkedHashSet<>(Slots.of(bound.left()));
    slots.addAll(Slots.of(bound.right()));
    for (Place place : scenarios.solver().places(start, rule, slots)) {
      List<Value> values = probe.edges(start.request(), place, bound);
      for (Value value : values) {
        change(rule, start, place, value);
      }
      if (!values.isEmpty()) {
        return;
      }
    }
  }

  /** Adds one request in which an atom holds and one in which it does not. */
  private void sides(Rule rule, Scenario start, Condition.Atom atom) {
    for (Place place : scenarios.solver().places(start, rule, Slots.of(atom))) {
      Set<Truth> seen = new HashSet<>();
      for (Value value : scenarios.solver().probe(start).values(start.request(), place)) {
        Scenario changed = scenarios.solver().with(start, place, value);
        Trace trace = scenarios.solver().trace(changed, rule);
        if (trace.truth(atom) != Truth.UNKNOWN && seen.add(trace.truth(atom))) {
          change(rule, start, place, value);
        }
      }
    }
  }

  private void change(Rule rule, Scenario start, Place place, Value value) {
    Scenario changed = scenarios.solver().with(start, place, value);
    add(rule, changed, place.words() + " is " + scenarios.words(place, value));
  }

  private void add(Rule rule, Scenario scenario, String what) {
    if (!asked.add(List.of(scenario.request(), scenario.history()))) {
      return;
    }
    String name = rule.name() + ": " + what;
    if (names.contains(name)) {
      name = name + ", " + scenario.request().action();
    }
    Optional<Item.Test> test = writer.write(name, scenario, scenarios.decide(scenario));
    if (test.isPresent() && names.add(name)) {
      tests.add(test.get());
    }
  }

  /** Gives a test that makes a rule fire; empty if none is found. */
  static Optional<Item.Test> fires(CheckedPolicy policy, Rule rule) {
    return one(policy, rule, true);
  }

  /** Gives a test in which a rule just does not fire; empty if none is found. */
  static Optional<Item.Test> misses(CheckedPolicy policy, Rule rule) {
    return one(policy, rule, false);
  }

  private static Optional<Item.Test> one(CheckedPolicy policy, Rule rule, boolean fires) {
    Scenarios scenarios = new Scenarios(policy);
    for (String action : rule.actions()) {
      Optional<Scenario> found = scenarios.fired(rule, action);
      if (!fires) {
        found = found.flatMap(scenario -> scenarios.solver().solve(scenario, rule, false));
      }
      Optional<Item.Test> test =
          found.flatMap(
              scenario ->
                  new TestWriter(policy)
                      .write(
                          rule.name() + (fires ? ": fires" : ": just does not fire"),
                          scenario,
                          scenarios.decide(scenario)));
      if (test.isPresent()) {
        return test;
      }
    }
    return Optional.empty();
  }
}
