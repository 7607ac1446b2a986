// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.testing;

import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.explain.Explanation;
import dev.waybill.policy.explain.Origins;
import dev.waybill.policy.explain.Place;
import dev.waybill.policy.explain.Probe;
import dev.waybill.policy.explain.Slots;
import dev.waybill.policy.explain.Trace;
import dev.waybill.policy.explain.Truth;
import dev.waybill.policy.explain.Units;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.model.Variable;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Expr;
import dev.waybill.policy.syntax.TestStep;
import dev.waybill.policy.syntax.Unit;
import dev.waybill.policy.syntax.Word;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes a request, one value at a time and always in the same order, until a rule fires or does
 * not. It may find nothing.
 */
final class Solver {

  private static final int MOST = 1_000;
  private static final int DEEPEST = 40;

  private final CheckedPolicy policy;
  private final Span nowhere;

  Solver(CheckedPolicy policy) {
    this.policy = policy;
    this.nowhere = new Span(policy.source(), 0, 0);
  }

  Ledger ledger(Scenario scenario) {
    return History.ledger(policy, scenario);
  }

  Scenario with(Scenario scenario, Place place, Value value) {
    return scenario.with(probe(scenario).with(scenario.request(), place, value));
  }

  /** Gives the same request with one element of which nothing is known yet. */
  Scenario withElement(Scenario scenario, String variable) {
    Request request = scenario.request();
    List<Fact> facts = new ArrayList<>(request.facts());
    String system = Origins.system(policy, variable);
    Value nothing = new Value.Fields(Map.of());
    facts.add(new Fact(variable, nothing, system, request.now(), true, List.of()));
    return scenario.with(new Request(request.action(), request.arguments(), facts, request.now()));
  }

  Probe probe(Scenario scenario) {
    return new Probe(policy, scenario.request().action(), ledger(scenario));
  }

  Trace trace(Scenario scenario, Rule rule) {
    return Explanation.first(Trace.of(policy, scenario.request(), ledger(scenario)), rule);
  }

  /** Gives the nearest scenario in which a rule fires, or does not. */
  Optional<Scenario> solve(Scenario start, Rule rule, boolean fires) {
    if (trace(start, rule).fires(rule) == truth(fires)) {
      return Optional.of(start);
    }
    if (rule.element() != null && elements(start, rule.element()).isEmpty()) {
      boolean given =
          start.request().facts().stream()
              .anyMatch(fact -> fact.name().equals(rule.element().name()));
      return given
          ? Optional.empty()
          : solve(withElement(start, rule.element().name()), rule, fires);
    }
    boolean quantity =
        rule.effect() instanceof Effect.Cap
            || rule.effect() instanceof Effect.Limit
            || rule.effect() instanceof Effect.RequireIdentity;
    Optional<Scenario> found =
        quantity && !fires ? Optional.of(start) : solve(start, rule, rule.condition(), fires, 0);
    if (quantity) {
      found = found.flatMap(scenario -> effect(scenario, rule, fires));
    }
    return found.filter(scenario -> trace(scenario, rule).fires(rule) == truth(fires));
  }

  private List<Trace> elements(Scenario scenario, Variable element) {
    List<Trace> each = Trace.of(policy, scenario.request(), ledger(scenario)).each(element);
    return each == null ? List.of() : each;
  }

  private static Truth truth(boolean yes) {
    return yes ? Truth.YES : Truth.NO;
  }

  /** Brings a request over or under a cap, a limit or an identity level. */
  private Optional<Scenario> effect(Scenario start, Rule rule, boolean fires) {
    if (rule.effect() instanceof Effect.Limit limit && limit.total() == null) {
      return fires
          ? used(start, rule, limit, 0)
          : Optional.of(new Scenario(start.request(), List.of()));
    }
    Scenario scenario = fill(start, rule, Slots.of(rule));
    for (Place place : places(scenario, rule, Slots.of(rule))) {
      for (Value value : probe(scenario).values(scenario.request(), place)) {
        Scenario changed = with(scenario, place, value);
        if (trace(changed, rule).fires(rule) == truth(fires)) {
          return Optional.of(changed);
        }
      }
    }
    return Optional.empty();
  }

  /** Gives a history in which a limit of a count is used up, but for some. */
  Optional<Scenario> used(Scenario start, Rule rule, Effect.Limit limit, int left) {
    Long bound = trace(start, rule).amount(limit.bound());
    long times = bound == null ? -1 : bound / 1_000_000 - left;
    if (times < 0 || times > MOST) {
      return Optional.empty();
    }
    Expr second = new Expr.LengthLiteral(BigDecimal.ONE, Unit.SECOND, nowhere);
    Word action = new Word(start.request().action(), nowhere);
    TestStep.History history =
        new TestStep.History(action, (int) times, second, null, List.of(), nowhere);
    return Optional.of(new Scenario(start.request(), times == 0 ? List.of() : List.of(history)));
  }

  private Optional<Scenario> solve(
      Scenario start, Rule rule, Condition condition, boolean want, int depth) {
    if (trace(start, rule).truth(condition) == truth(want)) {
      return Optional.of(start);
    }
    if (depth > DEEPEST) {
      return Optional.empty();
    }
    if (condition instanceof Condition.Not not) {
      return solve(start, rule, not.part(), !want, depth + 1);
    }
    if (condition instanceof Condition.Term term) {
      return solve(start, rule, term.meaning(), want, depth + 1);
    }
    if (condition instanceof Condition.All all) {
      return want
          ? every(start, rule, all.parts(), true, depth)
          : one(start, rule, all.parts(), false, depth);
    }
    if (condition instanceof Condition.Any any) {
      return want
          ? one(start, rule, any.parts(), true, depth)
          : every(start, rule, any.parts(), false, depth);
    }
    return condition instanceof Condition.Atom atom
        ? atom(start, rule, atom, want)
        : Optional.empty();
  }

  private Optional<Scenario> one(
      Scenario start, Rule rule, List<Condition> parts, boolean want, int depth) {
    for (Condition part : parts) {
      Optional<Scenario> found = solve(start, rule, part, want, depth + 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Mending one part may break another, so a second round. */
  private Optional<Scenario> every(
      Scenario start, Rule rule, List<Condition> parts, boolean want, int depth) {
    Optional<Scenario> found = Optional.of(start);
    for (int round = 0; round < 2; round++) {
      for (Condition part : parts) {
        found = found.flatMap(scenario -> solve(scenario, rule, part, want, depth + 1));
      }
    }
    return found;
  }

  private Optional<Scenario> atom(Scenario start, Rule rule, Condition.Atom atom, boolean want) {
    boolean presence = atom instanceof Condition.Presence;
    Scenario scenario = presence ? start : fill(start, rule, Slots.of(atom));
    if (trace(scenario, rule).truth(atom) == truth(want)) {
      return Optional.of(scenario);
    }
    for (Place place : places(scenario, rule, Slots.of(atom))) {
      List<Value> values = new ArrayList<>();
      if (presence) {
        values.add(usual(scenario, place.slot()));
      }
      values.addAll(probe(scenario).values(scenario.request(), place));
      for (Value value : values) {
        Scenario changed = with(scenario, place, value);
        if (trace(changed, rule).truth(atom) == truth(want)) {
          return Optional.of(changed);
        }
      }
    }
    return Optional.empty();
  }

  /** Gives the places of some slots; those of an element for the first element. */
  List<Place> places(Scenario scenario, Rule rule, Iterable<Slot> slots) {
    List<Place> places = new ArrayList<>();
    for (Slot slot : slots) {
      if (slot.of() == null) {
        places.add(new Place(slot, -1));
      } else if (slot.of().equals(rule.element())) {
        List<Trace> each = Trace.of(policy, scenario.request(), ledger(scenario)).each(slot.of());
        if (each != null && !each.isEmpty()) {
          places.add(new Place(slot, 0));
        }
      }
    }
    return places;
  }

  /** Gives usual values to slots that were not read. */
  private Scenario fill(Scenario start, Rule rule, Iterable<Slot> slots) {
    Scenario scenario = start;
    for (Place place : places(start, rule, slots)) {
      if (trace(scenario, rule).seen(place.slot()).why() == Decision.Missing.NOT_READ) {
        scenario =
            scenario.with(
                probe(scenario).with(scenario.request(), place, usual(scenario, place.slot())));
      }
    }
    return scenario;
  }

  /** Gives a value nobody would wonder about. */
  Value usual(Scenario scenario, Slot slot) {
    Type type = slot.attribute().type();
    if (type instanceof Type.Enumeration enumeration) {
      return Value.text(enumeration.values().get(0));
    }
    Dimension dimension = Dimension.of(type);
    if (dimension == null) {
      return type == Type.Simple.YES_NO ? Value.yes(false) : Value.text("A1");
    }
    long units =
        switch (dimension) {
          case MONEY -> 1_000;
          case NUMBER -> 1_000_000;
          case PERCENT -> 100_000;
          case DATE -> scenario.request().now().atZone(policy.zone()).toLocalDate().toEpochDay();
          case INSTANT -> scenario.request().now().getEpochSecond() * 1_000_000;
          default -> 86_400_000_000L;
        };
    Value value = Units.value(dimension, units, policy.currency().getCurrencyCode());
    return value == null ? Value.ABSENT : value;
  }
}
