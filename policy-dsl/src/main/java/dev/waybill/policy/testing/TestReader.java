// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.testing;

import dev.waybill.policy.decide.Argument;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.decide.Label;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.explain.Origins;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Variable;
import dev.waybill.policy.syntax.Item;
import dev.waybill.policy.syntax.Origin;
import dev.waybill.policy.syntax.TestStep;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.FactType;
import dev.waybill.policy.vocabulary.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns a test as written into a request and a history. Used once. */
final class TestReader {

  private final CheckedPolicy policy;
  private final Item.Test test;
  private final Literals literals;
  private final Misfits misfits;
  private final Instant now;
  private final List<Fact> facts = new ArrayList<>();
  private final Map<String, List<Value>> elements = new LinkedHashMap<>();
  private final Map<String, TestStep.Given> elementSteps = new LinkedHashMap<>();
  private final Map<String, Argument> arguments = new TreeMap<>();

  private TestReader(CheckedPolicy policy, Item.Test test) {
    this.policy = policy;
    this.test = test;
    this.literals = new Literals(policy);
    this.misfits = new Misfits(policy);
    this.now = noon(policy, test);
  }

  static ReadTest read(CheckedPolicy policy, Item.Test test) {
    return new TestReader(policy, test).read();
  }

  private ReadTest read() {
    List<TestStep.Ask> asks = new ArrayList<>();
    for (TestStep step : test.steps()) {
      if (step instanceof TestStep.Ask ask) {
        asks.add(ask);
      }
    }
    if (asks.size() != 1) {
      misfits.add(test.name().span(), "a test asks for one action, this one for " + asks.size());
      return new ReadTest(test, null, misfits.found());
    }
    ActionType action = policy.vocabulary().actions().get(asks.get(0).action().name());
    if (action == null) {
      misfits.unknown("action", asks.get(0).action(), policy.vocabulary().actions().keySet());
      return new ReadTest(test, null, misfits.found());
    }
    for (TestStep step : test.steps()) {
      if (step instanceof TestStep.Given given) {
        given(action, given);
      }
    }
    ask(action, asks.get(0));
    elements();
    keys(action);
    Request request = new Request(action.name(), arguments, facts, now);
    List<TestStep.History> history = new ArrayList<>();
    for (TestStep step : test.steps()) {
      if (step instanceof TestStep.History done) {
        history.add(done);
      }
    }
    Scenario scenario = new Scenario(request, history);
    new History(policy, literals, misfits).entries(scenario);
    misfits.expectations(test, action);
    return new ReadTest(test, scenario, misfits.found());
  }

  /** Noon of the test's day; without one, of the policy's first day, or of 2026-01-01. */
  private static Instant noon(CheckedPolicy policy, Item.Test test) {
    LocalDate day = policy.from() == null ? LocalDate.of(2026, 1, 1) : policy.from();
    for (TestStep step : test.steps()) {
      if (step instanceof TestStep.On on) {
        day = on.date();
      }
    }
    return day.atTime(LocalTime.NOON).atZone(policy.zone()).toInstant();
  }

  private void given(ActionType action, TestStep.Given given) {
    String name = given.name().name();
    if (action.each() != null && action.each().variable().equals(name)) {
      if (given.fields() != null && elementOf(action) instanceof Type.Structure record) {
        facts.add(fact(name, record(given, record), system(given.from(), name), readAt(given)));
      } else {
        misfits.add(given.span(), "'" + name + "' is one element and has attributes");
      }
      return;
    }
    FactType fact = policy.vocabulary().facts().get(name);
    if (fact != null) {
      fact(given, fact);
      return;
    }
    for (Variable variable : policy.layout().variables()) {
      if (variable.name().equals(name) && !variable.list().path().startsWith("request.")) {
        element(given, variable.list().path(), variable.list().element());
        return;
      }
    }
    Set<String> names = new LinkedHashSet<>(policy.vocabulary().facts().keySet());
    policy.layout().variables().forEach(v -> names.add(v.name()));
    misfits.unknown("fact", given.name(), names);
  }

  private static Type elementOf(ActionType action) {
    ActionType.Each each = Objects.requireNonNull(action.each());
    return ((Type.ListOf) Objects.requireNonNull(action.arguments().get(each.argument())).type())
        .element();
  }

  private void fact(TestStep.Given given, FactType type) {
    Instant asOf = readAt(given);
    if (given.fields() == null) {
      facts.add(fact(type.name(), Value.ABSENT, system(given.from(), type.name()), asOf));
      return;
    }
    Map<String, Tree> bySystem = new LinkedHashMap<>();
    if (given.fields().isEmpty()) {
      bySystem.put(system(given.from(), type.name()), new Tree());
    }
    for (TestStep.Field field : given.fields()) {
      Value value = value(type.name(), type.type(), field);
      if (value != null) {
        String path = type.name() + "." + field.path().dotted();
        Origin from = field.from() == null ? given.from() : field.from();
        bySystem
            .computeIfAbsent(system(from, path), system -> new Tree())
            .put(field.path().parts(), value);
      }
    }
    bySystem.forEach((system, tree) -> facts.add(fact(type.name(), tree.fields(), system, asOf)));
  }

  private static Fact fact(String name, Value value, String system, Instant asOf) {
    return new Fact(name, value, system, asOf, true, List.of());
  }

  private String system(@Nullable Origin from, String path) {
    if (from == null) {
      return Origins.system(policy, path);
    }
    misfits.origin(from, policy.vocabulary().systems());
    return from.name().name();
  }

  private Instant readAt(TestStep.Given given) {
    if (given.age() == null) {
      return now;
    }
    Instant at = literals.before(now, given.age());
    if (at == null) {
      misfits.add(given.age().span(), "this is not an age such as 5 minutes");
      return now;
    }
    return at;
  }

  private void element(TestStep.Given given, String list, Type type) {
    if (given.fields() == null || !(type instanceof Type.Structure record)) {
      misfits.add(given.span(), "'" + given.name().name() + "' is one element and has attributes");
      return;
    }
    elements.computeIfAbsent(list, key -> new ArrayList<>()).add(record(given, record));
    elementSteps.put(list, given);
  }

  private Value record(TestStep.Given given, Type.Structure record) {
    Tree tree = new Tree();
    if (given.fields() != null) {
      for (TestStep.Field field : given.fields()) {
        Value value = value(given.name().name(), record, field);
        if (value != null) {
          tree.put(field.path().parts(), value);
        }
      }
    }
    return tree.fields();
  }

  /** Puts the elements that were given one by one into the lists of their facts. */
  private void elements() {
    elements.forEach(
        (list, values) -> {
          List<String> names = List.of(list.split("\\.", -1));
          TestStep.Given step = Objects.requireNonNull(elementSteps.get(list));
          Tree tree = new Tree();
          tree.put(names.subList(1, names.size()), new Value.Items(values));
          facts.add(fact(names.get(0), tree.fields(), system(step.from(), list), readAt(step)));
        });
  }

  private void ask(ActionType action, TestStep.Ask ask) {
    Type.Structure all = new Type.Structure(action.name(), action.arguments(), null);
    Tree tree = new Tree();
    Map<String, Set<Label>> labels = new TreeMap<>();
    for (TestStep.Field field : ask.fields()) {
      String name = field.path().parts().get(0);
      Value value = value(action.name(), all, field);
      if (value != null) {
        tree.put(field.path().parts(), value);
        labels
            .computeIfAbsent(name, key -> new LinkedHashSet<>())
            .add(
                field.from() == null
                    ? Origins.label(policy, action.name(), name)
                    : label(field.from()));
      }
    }
    tree.values()
        .forEach(
            (name, value) ->
                arguments.put(
                    name, new Argument(value, List.copyOf(labels.getOrDefault(name, Set.of())))));
  }

  private Label label(Origin origin) {
    misfits.label(origin);
    return new Label(origin.name().name(), origin.verified(), true, null);
  }

  /** Gives the value of a field; null if there is no such attribute or the value does not fit. */
  private @Nullable Value value(String owner, Type.Structure record, TestStep.Field field) {
    Type type = misfits.type(owner, record, field.path());
    if (type == null) {
      return null;
    }
    Value value = literals.value(field.values(), type);
    if (value == null) {
      misfits.value(owner, field, type);
    }
    return value;
  }

  /** Gives the values of counter keys that the test does not speak of. */
  private void keys(ActionType action) {
    policy
        .vocabulary()
        .counters()
        .forEach(
            (counter, path) -> {
              List<String> names = List.of(path.split("\\.", -1));
              Value key = Value.text("test-" + counter);
              if (!names.get(0).equals("request")) {
                keyFact(names, path, key);
              } else if (action.arguments().containsKey(names.get(1))
                  && !arguments.containsKey(names.get(1))) {
                Label label = Origins.label(policy, action.name(), names.get(1));
                arguments.put(names.get(1), new Argument(key, List.of(label)));
              }
            });
  }

  private void keyFact(List<String> names, String path, Value key) {
    if (!History.isGiven(facts, names)
        && facts.stream()
            .noneMatch(f -> f.name().equals(names.get(0)) && f.value() instanceof Value.Absent)) {
      Tree tree = new Tree();
      tree.put(names.subList(1, names.size()), key);
      facts.add(fact(names.get(0), tree.fields(), Origins.system(policy, path), now));
    }
  }
}
