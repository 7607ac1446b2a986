// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.testkit.eval.Evaluation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What came of playing scenarios: every trial, the figures of each envelope condition, and reports
 * for people, for programs and for build servers. Immutable.
 */
public final class ScenarioReport {

  private final List<ScenarioTrial> trials;
  private final long seed;

  /** A report of trials. */
  ScenarioReport(List<ScenarioTrial> trials, long seed) {
    this.trials = List.copyOf(trials);
    this.seed = seed;
  }

  /** A report of scenarios that were each played once, without a model. */
  public static ScenarioReport of(List<ScenarioResult> results) {
    EvaluationMode none = EvaluationMode.NONE;
    return new ScenarioReport(
        results.stream()
            .map(
                result ->
                    new ScenarioTrial(
                        result.play().scenario(),
                        none,
                        1,
                        none.id(),
                        result.checks(),
                        Duration.ZERO))
            .toList(),
        1);
  }

  /** Every trial: by mode, then in the order of the files, then by number. */
  public List<ScenarioTrial> trials() {
    return trials;
  }

  /** The trials of a mode; none if it was not played. */
  public List<ScenarioTrial> trials(EvaluationMode mode) {
    return trials.stream().filter(trial -> trial.mode() == mode).toList();
  }

  /** The trials of a mode whose scenario covers a condition. */
  public List<ScenarioTrial> trials(EvaluationMode mode, EnvelopeCondition condition) {
    return trials(mode).stream()
        .filter(trial -> trial.scenario().envelope().contains(condition.id()))
        .toList();
  }

  /** The trials of a mode whose scenario names no condition. */
  public List<ScenarioTrial> trialsWithoutCondition(EvaluationMode mode) {
    return trials(mode).stream()
        .filter(
            trial ->
                Stream.of(EnvelopeCondition.values())
                    .noneMatch(one -> trial.scenario().envelope().contains(one.id())))
        .toList();
  }

  /** The modes that were played. */
  public List<EvaluationMode> modes() {
    return trials.stream().map(ScenarioTrial::mode).distinct().sorted().toList();
  }

  /** The ids of all scenarios, in their order. */
  public List<String> ids() {
    return trials.stream().map(ScenarioTrial::id).distinct().toList();
  }

  /** The ids of the scenarios of which every trial in every mode passed. */
  public List<String> passedIds() {
    List<String> failed =
        trials.stream().filter(trial -> !trial.passed()).map(ScenarioTrial::id).toList();
    return ids().stream().filter(id -> !failed.contains(id)).toList();
  }

  /** Whether all passed. */
  public boolean allPassed() {
    return trials.stream().allMatch(ScenarioTrial::passed);
  }

  /** The seed of the hostile models. */
  long seed() {
    return seed;
  }

  /**
   * The report as Markdown: for each mode a line for each envelope condition, then the scenarios
   * that failed with their failed checks, then what is unchecked, counted by reason.
   */
  public String toMarkdown() {
    return new MarkdownReport(this).text(true);
  }

  /**
   * The report as JSON:
   *
   * <ul>
   *   <li>{@code scenarios}, {@code trials}, {@code seed}
   *   <li>{@code modes}: for each mode its {@code mode}, {@code figures}, and {@code conditions},
   *       each with {@code condition} and {@code figures}. The figures are {@code scenarios},
   *       {@code trials}, {@code passOnce} and {@code passAll} (pass^1 and pass^k, from 0 to 1),
   *       the numbers of checks {@code passed}, {@code failed} and {@code unchecked}, {@code
   *       forbiddenClaims} and {@code forbiddenWrites}
   *   <li>{@code failed}: for each trial that failed {@code id}, {@code mode}, {@code trial},
   *       {@code model} and {@code checks}, each with {@code check} and {@code why}
   *   <li>{@code unchecked}: for each reason {@code why}, the number of {@code checks}, and the
   *       {@code scenarios}
   * </ul>
   */
  public ObjectNode toJson() {
    return new JsonReport(this).json();
  }

  /**
   * The report as JUnit writes it and build servers read it: a suite for each mode, a test case for
   * each trial; what failed is a failure, what is unchecked stands in {@code system-out}.
   */
  public String toJUnitXml() {
    return new JUnitReport(this).xml();
  }

  /**
   * The same as an evaluation: its figure is pass^k, in the mode where it is least; a prediction
   * holds {@code id}, {@code mode}, {@code trial}, {@code passed}, and the names of the checks that
   * {@code failed} or are {@code unchecked}, and {@code model}.
   */
  public Evaluation evaluation() {
    return new Evaluation(
        modes().stream()
            .mapToDouble(mode -> ScenarioFigures.of(trials(mode)).passAll())
            .min()
            .orElse(0),
        "passAll",
        toJson(),
        new MarkdownReport(this).text(false),
        trials.stream().map(ScenarioReport::prediction).toList());
  }

  private static ObjectNode prediction(ScenarioTrial trial) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", trial.id()).put("mode", trial.mode().id()).put("trial", trial.number());
    node.put("passed", trial.passed());
    names(trial, Check.Mark.FAILED, node.putArray("failed"));
    names(trial, Check.Mark.UNCHECKED, node.putArray("unchecked"));
    return node.put("model", trial.model());
  }

  private static void names(ScenarioTrial trial, Check.Mark mark, ArrayNode names) {
    trial.marked(mark).forEach(check -> names.add(check.what()));
  }

  /** What is unchecked for one reason. */
  record Unchecked(String why, int checks, List<String> scenarios, String example) {}

  /** What is unchecked, by reason, the most frequent first. */
  List<Unchecked> unchecked() {
    Map<String, List<String[]>> reasons = new TreeMap<>();
    for (ScenarioTrial trial : trials) {
      for (Check check : trial.marked(Check.Mark.UNCHECKED)) {
        reasons
            .computeIfAbsent(check.why(), why -> new ArrayList<>())
            .add(new String[] {trial.id(), check.what()});
      }
    }
    List<Unchecked> all = new ArrayList<>();
    reasons.forEach(
        (why, found) ->
            all.add(
                new Unchecked(
                    why,
                    found.size(),
                    found.stream().map(place -> place[0]).distinct().toList(),
                    found.get(0)[1])));
    all.sort(Comparator.comparingInt(Unchecked::checks).reversed());
    return all;
  }
}
