// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * A scenario, played once in an evaluation, and judged.
 *
 * @param scenario the scenario
 * @param mode who found the words
 * @param number counts the plays of this scenario in this mode, from 1
 * @param model which model: {@code none}, {@code oracle}, {@code env}, or the hostility and the
 *     variant it began with, for example {@code invents_dates/3}
 * @param checks every thing that the scenario asks for; with a hostile model also that it did no
 *     harm, see {@link ModelHarm}
 * @param took how long the play and its judgement took
 */
public record ScenarioTrial(
    Scenario scenario,
    EvaluationMode mode,
    int number,
    String model,
    List<Check> checks,
    Duration took) {

  public ScenarioTrial {
    requireNonNull(scenario, "scenario");
    requireNonNull(mode, "mode");
    requireNonNull(model, "model");
    checks = List.copyOf(checks);
    requireNonNull(took, "took");
    if (number < 1) {
      throw new IllegalArgumentException("trials are counted from 1, not " + number);
    }
  }

  /** The scenario's id. */
  public String id() {
    return scenario.id();
  }

  /** Whether nothing failed. */
  public boolean passed() {
    return marked(Check.Mark.FAILED).isEmpty();
  }

  /** The checks with this mark. */
  public List<Check> marked(Check.Mark mark) {
    return checks.stream().filter(check -> check.mark() == mark).toList();
  }

  /** What was said and must not be: forbidden or unfounded claims, disclosures and replies. */
  public List<Check> forbiddenClaims() {
    return failed(
        what ->
            what.startsWith("forbid.claims")
                || what.startsWith("forbid.disclosures")
                || what.startsWith("forbid.replies")
                || what.startsWith(ModelHarm.CLAIMS));
  }

  /**
   * What was done and must not be: forbidden writes, and writes that nobody lists. A hand-off that
   * nobody lists fails its scenario, but changes nothing in a system of record, and is not among
   * them.
   */
  public List<Check> forbiddenWrites() {
    return marked(Check.Mark.FAILED).stream()
        .filter(
            check ->
                check.what().startsWith("forbid.actions")
                    || (check.what().startsWith("actions: nothing but what is")
                        && !check.why().startsWith("there was also handoff.create")))
        .toList();
  }

  private List<Check> failed(Predicate<String> what) {
    return marked(Check.Mark.FAILED).stream().filter(check -> what.test(check.what())).toList();
  }

  /** Which play it was, for people. */
  String label() {
    return mode == EvaluationMode.HOSTILE
        ? mode.id() + " " + number + " (" + model + ")"
        : mode.id() + " " + number;
  }
}
