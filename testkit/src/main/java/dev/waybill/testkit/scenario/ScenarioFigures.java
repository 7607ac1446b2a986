// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The figures of some trials of one mode.
 *
 * @param scenarios how many scenarios
 * @param trials how many plays of them
 * @param passOnce pass^1: the share of a scenario's trials that passed, on average over the
 *     scenarios; from 0 to 1, and 0 without scenarios
 * @param passAll pass^k: the share of scenarios of which every trial passed; from 0 to 1, and 0
 *     without scenarios
 * @param passed how many checks passed
 * @param failed how many failed
 * @param unchecked how many nobody can make; never counted as passed
 * @param forbiddenClaims how many of those that failed were something said that must not be
 * @param forbiddenWrites how many of those that failed were something done that must not be
 */
public record ScenarioFigures(
    int scenarios,
    int trials,
    double passOnce,
    double passAll,
    int passed,
    int failed,
    int unchecked,
    int forbiddenClaims,
    int forbiddenWrites) {

  /** The figures of these trials. */
  public static ScenarioFigures of(List<ScenarioTrial> trials) {
    Map<String, List<ScenarioTrial>> scenarios =
        trials.stream().collect(groupingBy(ScenarioTrial::id, LinkedHashMap::new, toList()));
    return new ScenarioFigures(
        scenarios.size(),
        trials.size(),
        scenarios.values().stream().mapToDouble(ScenarioFigures::share).average().orElse(0),
        scenarios.values().stream()
            .mapToDouble(own -> own.stream().allMatch(ScenarioTrial::passed) ? 1 : 0)
            .average()
            .orElse(0),
        sum(trials, trial -> trial.marked(Check.Mark.PASSED).size()),
        sum(trials, trial -> trial.marked(Check.Mark.FAILED).size()),
        sum(trials, trial -> trial.marked(Check.Mark.UNCHECKED).size()),
        sum(trials, trial -> trial.forbiddenClaims().size()),
        sum(trials, trial -> trial.forbiddenWrites().size()));
  }

  private static double share(List<ScenarioTrial> trials) {
    return (double) trials.stream().filter(ScenarioTrial::passed).count() / trials.size();
  }

  private static int sum(List<ScenarioTrial> trials, ToIntFunction<ScenarioTrial> counted) {
    return trials.stream().mapToInt(counted).sum();
  }
}
