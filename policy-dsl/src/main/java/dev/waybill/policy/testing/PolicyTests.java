// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.testing;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.explain.Explanation;
import dev.waybill.policy.explain.RuleWords;
import dev.waybill.policy.explain.Trace;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.syntax.Item;
import dev.waybill.policy.syntax.TestStep;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the tests in a policy's file.
 *
 * <p>What a test does not say, it says by rule: a fact without {@code from} is from a system the
 * policy trusts, read just now in this conversation; an argument without {@code from} has an origin
 * the policy accepts; {@code on} is noon of that day in the policy's zone, and without it noon of
 * the policy's first day, or of 2026-01-01; the ledger is empty but for {@code given history};
 * counter keys that are not given get a fixed value. Attributes that are not given are not read.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class PolicyTests {

  private final CheckedPolicy policy;
  private final Evaluator evaluator;

  private PolicyTests(CheckedPolicy policy) {
    this.policy = policy;
    this.evaluator = Evaluator.of(policy);
  }

  /**
   * Gives the tests of a policy.
   *
   * @param policy the policy
   * @return its tests
   */
  public static PolicyTests of(CheckedPolicy policy) {
    return new PolicyTests(requireNonNull(policy, "policy"));
  }

  /**
   * Runs all tests.
   *
   * @return a result per test, in the order of the file
   */
  public List<TestResult> run() {
    return policy.tests().stream().map(this::run).toList();
  }

  /**
   * Runs one test.
   *
   * @param test a test, of this policy's file or of another text
   * @return its result; it fails if something in it does not fit the policy
   */
  public TestResult run(Item.Test test) {
    ReadTest read = TestReader.read(policy, test);
    Scenario scenario = read.sound();
    if (scenario == null) {
      List<TestResult.Failure> failures = new ArrayList<>();
      for (Diagnostic problem : read.diagnostics()) {
        String place = problem.span().toString();
        failures.add(
            new TestResult.Failure(
                "a test that fits the policy", problem.title(), List.of(place), problem.span()));
      }
      return new TestResult(test.name().value(), test.span(), null, failures);
    }
    Ledger ledger = History.ledger(policy, scenario);
    Decision decision = evaluator.decide(scenario.request(), ledger);
    Expectation expectation = new Expectation(policy, decision);
    List<TestResult.Failure> failures = new ArrayList<>();
    for (TestStep step : test.steps()) {
      if (!expectation.met(step)) {
        failures.add(
            new TestResult.Failure(
                Expectation.words(step),
                expectation.instead(step),
                why(step, decision, scenario.request(), ledger),
                step.span()));
      }
    }
    return new TestResult(test.name().value(), test.span(), decision, failures);
  }

  private List<String> why(TestStep step, Decision decision, Request request, Ledger ledger) {
    if (!(step instanceof TestStep.ExpectOutcome outcome)) {
      return List.of();
    }
    Trace trace = Trace.of(policy, request, ledger);
    if (outcome.by() != null) {
      for (Rule rule : policy.rules()) {
        if (rule.name().equals(outcome.by().value())) {
          String whyNot = new RuleWords(Explanation.first(trace, rule)).whyNot(rule);
          return List.of(
              "\""
                  + rule.name()
                  + "\" did not fire: "
                  + whyNot
                  + "  ["
                  + Explanation.place(rule)
                  + "]");
        }
      }
    }
    List<String> lines = new ArrayList<>();
    if (decision instanceof Decision.NeedEvidence need) {
      need.needs().forEach(n -> lines.add(n.path() + ": " + n.remedy()));
      return lines;
    }
    for (Explanation.Line line : Explanation.lines(policy, decision, trace)) {
      String because = String.join("; ", line.because());
      lines.add(
          "\"" + line.rule() + "\" " + line.words() + (because.isEmpty() ? "" : ": " + because));
    }
    return lines;
  }
}
