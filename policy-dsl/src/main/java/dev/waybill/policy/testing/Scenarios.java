package dev.waybill.policy.testing;

import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.explain.Explanation;
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
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Expr;
import dev.waybill.policy.syntax.Item;
import dev.waybill.policy.syntax.Text;
import dev.waybill.policy.syntax.TestStep;
import dev.waybill.policy.syntax.Unit;
import dev.waybill.policy.syntax.Word;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds requests in which a rule fires, or just does not. The search is a few rounds of mending one
 * value at a time, always in the same order; it may find nothing.
 */
final class Scenarios {

  private static final int ROUNDS = 30;
  private static final int MOST = 1_000;

  private final CheckedPolicy policy;
  private final Evaluator evaluator;
  private final Span nowhere;

  Scenarios(CheckedPolicy policy) {
    this.policy = policy;
    this.evaluator = Evaluator.of(policy);
    this.nowhere = new Span(policy.source(), 0, 0);
  }

  Ledger ledger(Scenario scenario) {
    return History.ledger(policy, scenario);
  }

  Decision decide(Scenario scenario) {
    return evaluator.decide(scenario.request(), ledger(scenario));
  }

  /** Gives a request for an action that the policy lets through; empty if none is found. */
  Optional<Scenario> permitted(String action) {
    for (Scenario start : starts(action)) {
      for (Rule rule : policy.rules()) {
        if (rule.effect() instanceof Effect.Allow && rule.actions().contains(action)) {
          Optional<Scenario> found = solve(start, rule, true).flatMap(this::mend);
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Gives a request in which a rule fires; empty if none is found. */
  Optional<Scenario> fired(Rule rule, String action) {
    List<Scenario> all = new ArrayList<>(permitted(action).stream().toList());
    all.addAll(starts(action));
    for (Scenario start : all) {
      Optional<Scenario> found = solve(start, rule, true);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Gives a request at which to try a rule: one in which it fires, else one that is permitted. */
  Optional<Scenario> at(Rule rule, String action) {
    Optional<Scenario> found = fired(rule, action);
    return found.isPresent() ? found : permitted(action);
  }

  Scenario with(Scenario scenario, Place place, Value value) {
    return scenario.with(probe(scenario).with(scenario.request(), place, value));
  }

  String words(Place place, Value value) {
    return Explanation.words(policy, value, place.slot().attribute().type());
  }

  /** Gives where a search begins: the requests of the tests that ask for it, then an empty one. */
  List<Scenario> starts(String action) {
    List<Scenario> starts = new ArrayList<>();
    for (Item.Test test : policy.tests()) {
      ReadTest read = TestReader.read(policy, test);
      Scenario scenario = read.sound();
      if (scenario != null && scenario.request().action().equals(action)) {
        starts.add(scenario);
      }
    }
    starts.sort(Comparator.comparing(scenario -> rank(decide(scenario))));
    TestStep ask = new TestStep.Ask(new Word(action, nowhere), List.of(), nowhere);
    Scenario empty =
        TestReader.read(policy, new Item.Test(new Text("", nowhere), List.of(ask), nowhere))
            .scenario();
    if (empty != null) {
      starts.add(empty);
    }
    return starts;
  }

  private static int rank(Decision decision) {
    return decision.fold(allow -> 0, require -> 1, need -> 2, deny -> 3);
  }

  /** Reads what is missing and undoes what refuses, until the policy lets the request through. */
  private Optional<Scenario> mend(Scenario start) {
    Scenario scenario = start;
    for (int round = 0; round < ROUNDS; round++) {
      Decision decision = decide(scenario);
      if (rank(decision) < 2) {
        return Optional.of(scenario);
      }
      Optional<Scenario> next =
          decision instanceof Decision.NeedEvidence need
              ? read(scenario, need)
              : undo(scenario, decision);
      if (next.isEmpty() || next.get().equals(scenario)) {
        return Optional.empty();
      }
      scenario = next.get();
    }
    return Optional.empty();
  }

  private Optional<Scenario> read(Scenario scenario, Decision.NeedEvidence need) {
    Scenario read = scenario;
    for (Decision.Need missing : need.needs()) {
      if (missing.why() != Decision.Missing.NOT_READ && missing.why() != Decision.Missing.ABSENT) {
        return Optional.empty();
      }
      for (Place place : probe(read).places(read.request())) {
        if (place.slot().path().equals(missing.path())) {
          read = read.with(probe(read).with(read.request(), place, usual(read, place.slot())));
        }
      }
    }
    return Optional.of(read);
  }

  private Optional<Scenario> undo(Scenario scenario, Decision decision) {
    for (Decision.Reason reason : decision.grounds().reasons()) {
      for (Rule rule : policy.rules()) {
        if (reason.part() == Decision.Part.DENIED && rule.name().equals(reason.rule())) {
          return solve(scenario, rule, false);
        }
      }
    }
    return Optional.empty();
  }

  Probe probe(Scenario scenario) {
    return new Probe(policy, scenario.request().action(), ledger(scenario));
  }

  Trace trace(Scenario scenario, Rule rule) {
    return Explanation.first(
        Trace.of(policy, scenario.request(), ledger(scenario)), rule);
  }

  /** Gives the nearest scenario in which a rule fires, or does not. */
  Optional<Scenario> solve(Scenario start, Rule rule, boolean fires) {
    if (trace(start, rule).fires(rule) == truth(fires)) {
      return Optional.of(start);
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

  private static Truth truth(boolean yes) {
    return yes ? Truth.YES : Truth.NO;
  }

  /** Brings a request over or under a cap, a limit or an identity level. */
  private Optional<Scenario> effect(Scenario start, Rule rule, boolean fires) {
    if (rule.effect() instanceof Effect.Limit limit && limit.total() == null) {
      return fires ? used(start, rule, limit, 0) : Optional.of(new Scenario(start.request(), List.of()));
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
    return Optional.of(
        new Scenario(start.request(), times == 0 ? List.of() : List.of(history)));
  }

  private Optional<Scenario> solve(
      Scenario start, Rule rule, Condition condition, boolean want, int depth) {
    if (trace(start, rule).truth(condition) == truth(want)) {
      return Optional.of(start);
    }
    if (depth > 40) {
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
        List<Trace> each =
            Trace.of(policy, scenario.request(), ledger(scenario)).each(slot.of());
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
                probe(scenario)
                    .with(scenario.request(), place, usual(scenario, place.slot())));
      }
    }
    return scenario;
  }

  /** Gives a value nobody would wonder about. */
  private Value usual(Scenario scenario, Slot slot) {
    Type type = slot.attribute().type();
    if (type instanceof Type.Enumeration enumeration) {
      return Value.text(enumeration.values().get(0));
    }
    Dimension dimension = Probe.dimension(type);
    if (dimension == null) {
      return type == Type.Simple.YES_NO ? Value.yes(false) : Value.text("A1");
    }
    long units =
        switch (dimension) {
          case MONEY -> 1_000;
          case NUMBER -> 1_000_000;
          case PERCENT -> 100_000;
          case DATE ->
              scenario.request().now().atZone(policy.zone()).toLocalDate().toEpochDay();
          case INSTANT -> scenario.request().now().getEpochSecond() * 1_000_000;
          default -> 86_400_000_000L;
        };
    Value value = Units.value(dimension, units, policy.currency().getCurrencyCode());
    return value == null ? Value.ABSENT : value;
  }
}
