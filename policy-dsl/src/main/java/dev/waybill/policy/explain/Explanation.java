// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import dev.waybill.policy.decide.Argument;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import dev.waybill.policy.vocabulary.Visibility;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a decision is what it is, for the merchant's people: it shows internal attributes, but never
 * the value of a secret one. Immutable.
 *
 * @param outcome the outcome in a few words
 * @param question the action with its arguments
 * @param policy the policy's name
 * @param version its version; empty if it has none
 * @param digest its SHA-256 in hexadecimal
 * @param lines the rules that had to do with it, in the order of the decision's reasons; for an
 *     action that no rule allows also those that could have
 * @param needs what is missing, with what to do about it
 * @param customer what the customer is told; null for nothing
 * @param nearest changes of one value that would allow the action; each was tried
 */
public record Explanation(
    String outcome,
    String question,
    String policy,
    String version,
    String digest,
    List<Line> lines,
    List<Decision.Need> needs,
    @Nullable String customer,
    List<Nearest> nearest) {

  public Explanation {
    lines = List.copyOf(lines);
    needs = List.copyOf(needs);
    nearest = List.copyOf(nearest);
  }

  /**
   * One rule.
   *
   * @param rule its name
   * @param part what it had to do with the decision; null for an allow that did not fire
   * @param because what decided it, with the values
   * @param exceptions its exceptions that were not met, with the values
   * @param place where it is written, as {@code file:line}
   */
  public record Line(
      String rule,
      Decision.@Nullable Part part,
      List<String> because,
      List<String> exceptions,
      String place) {
    public Line {
      because = List.copyOf(because);
      exceptions = List.copyOf(exceptions);
    }

    /**
     * Gives what the rule had to do with the decision.
     *
     * @return a few words, such as {@code denied}
     */
    public String words() {
      if (part == null) {
        return "did not allow";
      }
      return switch (part) {
        case DENIED -> "denied";
        case UNKNOWN -> "cannot be told";
        case REQUIRED -> "asked for something";
        case ALLOWED -> "allowed";
        case INFORMED -> "informed";
      };
    }
  }

  /**
   * A change of one value that would allow the action.
   *
   * @param path the place that would be changed
   * @param value its other value, in words
   * @param outcome the outcome then, in a few words
   */
  public record Nearest(String path, String value, String outcome) {}

  /**
   * Explains what a policy says to a request.
   *
   * @param policy the policy
   * @param request the request
   * @param ledger the record of what was done
   * @return the explanation of the decision the evaluator gives
   * @throws IllegalArgumentException if the policy's vocabulary has no such action
   */
  public static Explanation of(CheckedPolicy policy, Request request, Ledger ledger) {
    Evaluator evaluator = Evaluator.of(policy);
    Decision decision = evaluator.decide(request, ledger);
    Decision.Grounds grounds = decision.grounds();
    return new Explanation(
        DecisionWords.of(decision),
        question(policy, request),
        grounds.policy(),
        grounds.version(),
        grounds.digest(),
        lines(policy, decision, Trace.of(policy, request, ledger)),
        decision instanceof Decision.NeedEvidence need ? need.needs() : List.of(),
        decision.customerMessage(),
        new NearestAllowed(policy, evaluator, ledger).of(request, decision));
  }

  private static String question(CheckedPolicy policy, Request request) {
    ActionType action = policy.vocabulary().actions().get(request.action());
    Words words = new Words(policy);
    List<String> arguments = new ArrayList<>();
    for (Map.Entry<String, Argument> argument : request.arguments().entrySet()) {
      Attribute attribute = action == null ? null : action.arguments().get(argument.getKey());
      if (attribute != null && attribute.visibility() != Visibility.SECRET) {
        String name = argument.getKey().replace('_', ' ');
        arguments.add(name + " " + words.value(argument.getValue().value(), attribute.type()));
      }
    }
    return request.action() + (arguments.isEmpty() ? "" : ": " + String.join(", ", arguments));
  }

  /**
   * Gives the rules that had to do with a decision.
   *
   * @param policy the policy
   * @param decision its decision
   * @param trace the reading of the same request
   * @return the lines, in the order of the reasons
   */
  public static List<Line> lines(CheckedPolicy policy, Decision decision, Trace trace) {
    List<Line> lines = new ArrayList<>();
    Set<String> shown = new LinkedHashSet<>();
    for (Decision.Reason reason : decision.grounds().reasons()) {
      Rule rule = rule(policy, reason.rule());
      if (rule != null && shown.add(reason.rule() + reason.part())) {
        RuleWords words = new RuleWords(inView(trace, rule, reason, decision));
        List<String> because = words.because(rule);
        if (because.isEmpty() && rule.because() != null) {
          because = List.of(rule.because());
        }
        lines.add(
            new Line(rule.name(), reason.part(), because, words.exceptions(rule), place(rule)));
      }
    }
    if (decision instanceof Decision.Deny
        && lines.stream().noneMatch(line -> line.part() == Decision.Part.DENIED)) {
      for (Rule rule : policy.rules()) {
        if (rule.effect() instanceof dev.waybill.policy.model.Effect.Allow
            && rule.actions().contains(trace.request().action())) {
          RuleWords words = new RuleWords(first(trace, rule));
          lines.add(
              new Line(rule.name(), null, List.of(words.whyNot(rule)), List.of(), place(rule)));
        }
      }
    }
    return lines;
  }

  private static @Nullable Rule rule(CheckedPolicy policy, String name) {
    return policy.rules().stream().filter(r -> r.name().equals(name)).findFirst().orElse(null);
  }

  /** Puts the first element in view about which the rule said the same. */
  private static Trace inView(Trace trace, Rule rule, Decision.Reason reason, Decision decision) {
    if (rule.element() != null) {
      for (Decision.ElementDecision element : decision.grounds().elements()) {
        boolean same =
            element.decision().grounds().reasons().stream()
                .anyMatch(r -> r.rule().equals(reason.rule()) && r.part() == reason.part());
        if (same) {
          return trace.at(rule.element(), element.index());
        }
      }
    }
    return first(trace, rule);
  }

  /**
   * Puts the first element in view, for a rule about elements.
   *
   * @param trace the reading
   * @param rule the rule
   * @return the same reading if the rule is about the whole action
   */
  public static Trace first(Trace trace, Rule rule) {
    return rule.element() == null ? trace : trace.at(rule.element(), 0);
  }

  /**
   * Gives a value in plain English, as messages show it.
   *
   * @param policy the policy
   * @param value the value
   * @param type its type
   * @return a few words; {@code none} for an absent value
   */
  public static String words(CheckedPolicy policy, Value value, Type type) {
    return value instanceof Value.Absent ? "none" : new Words(policy).value(value, type);
  }

  /**
   * Gives where a rule is written.
   *
   * @param rule the rule
   * @return {@code file:line}
   */
  public static String place(Rule rule) {
    return rule.span().source().name() + ":" + rule.span().line();
  }

  /**
   * Gives the explanation as text of several lines.
   *
   * @return the text, without a line break at its end
   */
  public String text() {
    return new ExplanationText(this).toString();
  }
}
