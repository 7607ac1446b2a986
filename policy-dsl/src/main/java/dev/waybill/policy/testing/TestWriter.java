// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.testing;

import dev.waybill.policy.decide.Argument;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.decide.Label;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.explain.Origins;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Expr;
import dev.waybill.policy.syntax.Item;
import dev.waybill.policy.syntax.Origin;
import dev.waybill.policy.syntax.Path;
import dev.waybill.policy.syntax.TestStep;
import dev.waybill.policy.syntax.Text;
import dev.waybill.policy.syntax.Word;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.FactType;
import dev.waybill.policy.vocabulary.Type;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a request and its decision as a test. */
final class TestWriter {

  private final CheckedPolicy policy;
  private final ValueLiterals literals;
  private final Span nowhere;

  TestWriter(CheckedPolicy policy) {
    this.policy = policy;
    this.nowhere = new Span(policy.source(), 0, 0);
    this.literals = new ValueLiterals(policy, nowhere);
  }

  /** Thrown inside, for what the language of tests cannot say. */
  private static final class Unsayable extends Exception {
    private static final long serialVersionUID = 1L;

    Unsayable() {
      super("the language of tests cannot say this", null, false, false);
    }
  }

  /** Gives a test that passes; empty if the language of tests cannot say it. */
  Optional<Item.Test> write(String name, Scenario scenario, Decision decision) {
    try {
      List<TestStep> steps = new ArrayList<>();
      Request request = scenario.request();
      LocalDate day = request.now().atZone(policy.zone()).toLocalDate();
      steps.add(new TestStep.On(day, nowhere));
      for (Fact fact : request.facts()) {
        given(fact, request, steps);
      }
      steps.addAll(scenario.history());
      steps.add(ask(request));
      expect(decision, steps);
      Item.Test test = new Item.Test(new Text(name, nowhere), steps, nowhere);
      return name.contains("\"") || !same(test, scenario) ? Optional.empty() : Optional.of(test);
    } catch (Unsayable e) {
      return Optional.empty();
    }
  }

  /** Read back, it must ask the same. */
  private boolean same(Item.Test test, Scenario scenario) {
    Scenario read = TestReader.read(policy, test).sound();
    return read != null
        && read.request().arguments().equals(scenario.request().arguments())
        && read.request().now().equals(scenario.request().now())
        && Set.copyOf(read.request().facts()).equals(Set.copyOf(scenario.request().facts()));
  }

  private void given(Fact fact, Request request, List<TestStep> steps) throws Unsayable {
    Word name = new Word(fact.name(), nowhere);
    String usual = Origins.system(policy, fact.name());
    boolean now = fact.asOf().equals(request.now());
    if (!fact.inThisConversation()) {
      throw new Unsayable();
    }
    if (!(fact.value() instanceof Value.Fields attributes)) {
      if (!now || !fact.system().equals(usual)) {
        throw new Unsayable();
      }
      steps.add(new TestStep.Given(name, null, null, null, nowhere));
      return;
    }
    List<TestStep.Field> fields = new ArrayList<>();
    Type type = type(fact.name(), request.action());
    boolean sameSystem = true;
    boolean usualKeys = true;
    for (Map.Entry<String, Value> attribute : attributes.attributes().entrySet()) {
      String path = fact.name() + "." + attribute.getKey();
      Attribute found =
          type instanceof Type.Structure record
              ? record.attributes().get(attribute.getKey())
              : null;
      if (found == null) {
        throw new Unsayable();
      }
      usualKeys &= isUsualKey(path, attribute.getValue());
      sameSystem &= Origins.system(policy, path).equals(fact.system());
      fields(List.of(attribute.getKey()), attribute.getValue(), found.type(), null, fields);
    }
    if (usualKeys && !attributes.attributes().isEmpty()) {
      return;
    }
    boolean plain = now && (sameSystem && fact.system().equals(usual));
    Origin from =
        plain ? null : new Origin(false, new Word(fact.system(), nowhere), false, nowhere);
    steps.add(new TestStep.Given(name, fields, from, now ? null : age(fact, request), nowhere));
  }

  /** Counter keys get these values anyhow. */
  private boolean isUsualKey(String path, Value value) {
    return policy.vocabulary().counters().entrySet().stream()
        .anyMatch(
            counter ->
                counter.getValue().equals(path)
                    && value.equals(Value.text("test-" + counter.getKey())));
  }

  private @Nullable Type type(String fact, String action) {
    FactType type = policy.vocabulary().facts().get(fact);
    ActionType asked = policy.vocabulary().actions().get(action);
    if (asked != null && asked.each() != null && asked.each().variable().equals(fact)) {
      Attribute list = asked.arguments().get(asked.each().argument());
      return list != null && list.type() instanceof Type.ListOf items ? items.element() : null;
    }
    return type == null ? null : type.type();
  }

  private Expr age(Fact fact, Request request) throws Unsayable {
    Expr.Literal age = literals.length(Duration.between(fact.asOf(), request.now()));
    if (age == null) {
      throw new Unsayable();
    }
    return age;
  }

  /** Writes a value as one field, or a record as a field for each of its attributes. */
  private void fields(
      List<String> names,
      Value value,
      Type type,
      @Nullable Origin from,
      List<TestStep.Field> fields)
      throws Unsayable {
    if (value instanceof Value.Fields inner && type instanceof Type.Structure record) {
      if (inner.attributes().isEmpty()) {
        throw new Unsayable();
      }
      for (Map.Entry<String, Value> part : inner.attributes().entrySet()) {
        Attribute attribute = record.attributes().get(part.getKey());
        if (attribute == null) {
          throw new Unsayable();
        }
        List<String> path = new ArrayList<>(names);
        path.add(part.getKey());
        fields(path, part.getValue(), attribute.type(), from, fields);
      }
      return;
    }
    List<Expr.Literal> written = literals.of(value, type);
    if (written == null) {
      throw new Unsayable();
    }
    fields.add(new TestStep.Field(new Path(names, nowhere), written, from, nowhere));
  }

  private TestStep ask(Request request) throws Unsayable {
    ActionType action = policy.vocabulary().actions().get(request.action());
    List<TestStep.Field> fields = new ArrayList<>();
    for (Map.Entry<String, Argument> argument : request.arguments().entrySet()) {
      String name = argument.getKey();
      Attribute attribute = action == null ? null : action.arguments().get(name);
      if (attribute == null) {
        throw new Unsayable();
      }
      if (!isUsualKey("request." + name, argument.getValue().value())) {
        Origin from = origin(request.action(), name, argument.getValue());
        fields(List.of(name), argument.getValue().value(), attribute.type(), from, fields);
      }
    }
    return new TestStep.Ask(new Word(request.action(), nowhere), fields, nowhere);
  }

  private @Nullable Origin origin(String action, String name, Argument argument) throws Unsayable {
    if (argument.labels().equals(List.of(Origins.label(policy, action, name)))) {
      return null;
    }
    if (argument.labels().size() != 1 || !argument.labels().get(0).inThisConversation()) {
      throw new Unsayable();
    }
    Label label = argument.labels().get(0);
    return new Origin(label.verified(), new Word(label.name(), nowhere), false, nowhere);
  }

  private void expect(Decision decision, List<TestStep> steps) throws Unsayable {
    if (decision instanceof Decision.Require require) {
      Decision.Obligations asked = require.obligations();
      if (asked.identity() != null) {
        steps.add(outcome(TestStep.Outcome.IDENTITY, null, asked.identity(), List.of()));
      }
      if (asked.confirmation() != null) {
        steps.add(outcome(TestStep.Outcome.CONFIRMATION, null, null, List.of()));
      }
      for (Decision.Approval approval : asked.approvals()) {
        steps.add(outcome(TestStep.Outcome.APPROVAL, null, approval.role(), List.of()));
      }
    } else if (decision instanceof Decision.NeedEvidence need) {
      List<Path> paths = new ArrayList<>();
      for (Decision.Need missing : need.needs()) {
        if (missing.path().contains(" ")) {
          throw new Unsayable();
        }
        paths.add(new Path(List.of(missing.path().split("\\.", -1)), nowhere));
      }
      steps.add(outcome(TestStep.Outcome.NEED, null, null, paths));
    } else if (decision instanceof Decision.Deny) {
      String rule =
          decision.grounds().reasons().stream()
              .filter(reason -> reason.part() == Decision.Part.DENIED)
              .map(Decision.Reason::rule)
              .findFirst()
              .orElse(null);
      steps.add(outcome(TestStep.Outcome.DENY, rule, null, List.of()));
    } else {
      steps.add(outcome(TestStep.Outcome.ALLOW, null, null, List.of()));
    }
  }

  private TestStep outcome(
      TestStep.Outcome outcome, @Nullable String by, @Nullable String name, List<Path> paths) {
    return new TestStep.ExpectOutcome(
        outcome,
        by == null ? null : new Text(by, nowhere),
        null,
        name == null ? null : new Word(name, nowhere),
        paths,
        nowhere);
  }
}
