// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.testing;

import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.explain.DecisionWords;
import dev.waybill.policy.explain.Units;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.syntax.Expr;
import dev.waybill.policy.syntax.Path;
import dev.waybill.policy.syntax.TestStep;
import dev.waybill.policy.syntax.Word;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a test expects, held against a decision. */
final class Expectation {

  private final CheckedPolicy policy;
  private final Decision decision;

  Expectation(CheckedPolicy policy, Decision decision) {
    this.policy = policy;
    this.decision = decision;
  }

  /** Tells whether a decision is as a step expects. */
  boolean met(TestStep step) {
    if (step instanceof TestStep.ExpectOutcome outcome) {
      return outcome(outcome);
    }
    if (step instanceof TestStep.ExpectTold told) {
      return told(told.agent()).contains(told.text().value());
    }
    if (step instanceof TestStep.ExpectCap cap) {
      Long units = units(policy, cap.value());
      return decision.grounds().largest().stream()
          .anyMatch(largest -> units != null && largest.outright() == units);
    }
    return !(step instanceof TestStep.ExpectSuggest suggest)
        || decision
            .grounds()
            .suggests()
            .containsAll(suggest.actions().names().stream().map(Word::name).toList());
  }

  private boolean outcome(TestStep.ExpectOutcome expected) {
    Decision found = expected.element() == null ? decision : element(expected.element().name());
    if (found == null) {
      return false;
    }
    return switch (expected.outcome()) {
      case ALLOW -> found instanceof Decision.Allow;
      case DENY ->
          found instanceof Decision.Deny
              && (expected.by() == null || denied(found, expected.by().value()));
      case CONFIRMATION ->
          found instanceof Decision.Require require
              && require.obligations().confirmation() != null
              && shows(require.obligations().confirmation(), expected.paths());
      case APPROVAL ->
          found instanceof Decision.Require require
              && require.obligations().approvals().stream()
                  .anyMatch(
                      a -> expected.name() == null || a.role().equals(expected.name().name()));
      case IDENTITY ->
          found instanceof Decision.Require require
              && require.obligations().identity() != null
              && (expected.name() == null
                  || expected.name().name().equals(require.obligations().identity()));
      case NEED ->
          found instanceof Decision.NeedEvidence need
              && expected.paths().stream().allMatch(path -> needs(need, path.dotted()));
    };
  }

  /** Gives the decision about an element by its name or its number from 1; null if none. */
  @Nullable Decision element(String name) {
    for (Decision.ElementDecision element : decision.grounds().elements()) {
      if (element.name().equals(name)
          || element.name().equals(name.replace('_', ' '))
          || String.valueOf(element.index() + 1).equals(name)) {
        return element.decision();
      }
    }
    return null;
  }

  private static boolean denied(Decision decision, String rule) {
    return decision.grounds().reasons().stream()
        .anyMatch(r -> r.part() == Decision.Part.DENIED && r.rule().equals(rule));
  }

  private static boolean shows(Decision.Confirmation confirmation, List<Path> paths) {
    List<String> shown = confirmation.showing().stream().map(Decision.Shown::path).toList();
    return paths.stream()
        .map(Path::dotted)
        .allMatch(path -> shown.stream().anyMatch(s -> s.equals(path) || s.startsWith(path + ".")));
  }

  private static boolean needs(Decision.NeedEvidence need, String path) {
    return need.needs().stream()
        .anyMatch(n -> n.path().equals(path) || n.path().startsWith(path + "."));
  }

  /** Gives what is told, by the whole decision and by those about elements. */
  List<String> told(boolean agent) {
    List<String> told = new ArrayList<>();
    addTold(decision, agent, told);
    decision.grounds().elements().forEach(e -> addTold(e.decision(), agent, told));
    return told;
  }

  private static void addTold(Decision decision, boolean agent, List<String> told) {
    decision.grounds().reasons().stream()
        .map(reason -> agent ? reason.agent() : reason.customer())
        .filter(Objects::nonNull)
        .forEach(told::add);
    if (agent && decision instanceof Decision.NeedEvidence need) {
      need.needs().forEach(n -> told.add(n.remedy()));
    }
  }

  /** Gives an expected cap in units; null if it is no amount. */
  static @Nullable Long units(CheckedPolicy policy, Expr expr) {
    if (!(expr instanceof Expr.Literal literal)) {
      return null;
    }
    for (Type type : List.of(Type.Simple.MONEY, Type.Simple.NUMBER, Type.Simple.PERCENT)) {
      Value value = new Literals(policy).value(literal, type);
      if (value != null) {
        return Units.of(value);
      }
    }
    return null;
  }

  /** Gives a step in words. */
  static String words(TestStep step) {
    String text = step.span().text().replaceAll("\\s+", " ").strip();
    return text.startsWith("expect ") ? text.substring("expect ".length()) : text;
  }

  /** Gives what came instead, for a step that is not met. */
  String instead(TestStep step) {
    if (step instanceof TestStep.ExpectTold told) {
      List<String> found = told(told.agent());
      return found.isEmpty()
          ? "nothing"
          : found.stream().map(t -> "\"" + t + "\"").collect(Collectors.joining(", "));
    }
    if (step instanceof TestStep.ExpectCap) {
      return decision.grounds().largest().isEmpty()
          ? "no cap"
          : decision.grounds().largest().stream()
              .map(largest -> largest.path() + " at most " + largest.text())
              .collect(Collectors.joining(", "));
    }
    if (step instanceof TestStep.ExpectSuggest) {
      List<String> suggests = decision.grounds().suggests();
      return suggests.isEmpty() ? "no suggestion" : String.join(", ", suggests);
    }
    Word element = ((TestStep.ExpectOutcome) step).element();
    Decision found = element == null ? decision : element(element.name());
    if (found == null) {
      return "no such element";
    }
    boolean confirms = ((TestStep.ExpectOutcome) step).outcome() == TestStep.Outcome.CONFIRMATION;
    return DecisionWords.of(found) + (confirms ? showing(found) : "");
  }

  private static String showing(Decision found) {
    Decision.Confirmation confirmation =
        found instanceof Decision.Require require ? require.obligations().confirmation() : null;
    return confirmation == null || confirmation.showing().isEmpty()
        ? ""
        : confirmation.showing().stream()
            .map(Decision.Shown::path)
            .collect(Collectors.joining(", ", ", showing ", ""));
  }
}
