// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.testing;

import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.explain.Explanation;
import dev.waybill.policy.explain.Place;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Item;
import dev.waybill.policy.syntax.TestStep;
import dev.waybill.policy.syntax.Text;
import dev.waybill.policy.syntax.Word;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.ActionType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds requests that a policy lets through, or in which a rule fires. It may find nothing. */
final class Scenarios {

  private static final int ROUNDS = 30;

  private final CheckedPolicy policy;
  private final Evaluator evaluator;
  private final Solver solver;
  private final Map<String, Optional<Scenario>> permitted = new HashMap<>();
  private final Span nowhere;

  Scenarios(CheckedPolicy policy) {
    this.policy = policy;
    this.evaluator = Evaluator.of(policy);
    this.solver = new Solver(policy);
    this.nowhere = new Span(policy.source(), 0, 0);
  }

  Decision decide(Scenario scenario) {
    return evaluator.decide(scenario.request(), solver.ledger(scenario));
  }

  /** Gives a request for an action that the policy lets through; empty if none is found. */
  Optional<Scenario> permitted(String action) {
    Optional<Scenario> found = permitted.get(action);
    if (found == null) {
      found = search(action);
      permitted.put(action, found);
    }
    return found;
  }

  private Optional<Scenario> search(String action) {
    for (Scenario start : starts(action)) {
      for (Rule rule : policy.rules()) {
        if (rule.effect() instanceof Effect.Allow && rule.actions().contains(action)) {
          Optional<Scenario> found = solver.solve(start, rule, true).flatMap(this::mend);
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
      Optional<Scenario> found = solver.solve(start, rule, true);
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

  Solver solver() {
    return solver;
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
      read = read(read, missing.path());
    }
    return Optional.of(read);
  }

  private Scenario read(Scenario scenario, String path) {
    Scenario read = scenario;
    ActionType action = policy.vocabulary().actions().get(scenario.request().action());
    ActionType.Each each = action == null ? null : action.each();
    if (each != null
        && (path.equals("request." + each.argument()) || path.startsWith(each.variable() + "."))
        && read.request().facts().stream().noneMatch(f -> f.name().equals(each.variable()))) {
      read = solver.withElement(read, each.variable());
    }
    for (Place place : solver.probe(read).places(read.request())) {
      if (place.slot().path().equals(path)) {
        read = solver.with(read, place, solver.usual(read, place.slot()));
      }
    }
    return read;
  }

  private Optional<Scenario> undo(Scenario scenario, Decision decision) {
    for (Decision.Reason reason : decision.grounds().reasons()) {
      for (Rule rule : policy.rules()) {
        if (reason.part() == Decision.Part.DENIED && rule.name().equals(reason.rule())) {
          return solver.solve(scenario, rule, false);
        }
      }
    }
    return Optional.empty();
  }
}
