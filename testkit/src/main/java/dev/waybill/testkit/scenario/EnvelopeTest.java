// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.waybill.CommerceAgent;
import dev.waybill.testkit.eval.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Makes scenarios a gate of a build: extend it, name the scenarios, and the build fails if the
 * agent leaves its envelope.
 *
 * <pre>{@code
 * class OurEnvelopeTest extends EnvelopeTest {
 *   @Override
 *   protected List<ScenarioFile> scenarios() {
 *     return List.of(ScenarioFile.read(Path.of("src/test/scenarios.yaml")));
 *   }
 *
 *   @Override
 *   protected ScenarioEvaluation evaluation(ScenarioEvaluation evaluation) {
 *     return evaluation.modes(EnumSet.of(EvaluationMode.NONE, EvaluationMode.HOSTILE));
 *   }
 * }
 * }</pre>
 *
 * <p>There is a test for each mode and condition, one that nothing forbidden was said, and one that
 * nothing forbidden was done. A condition that no scenario covers is aborted, not passed. The
 * reports are written before anything is judged: Markdown, JSON and JUnit's XML, named after the
 * class.
 */
public abstract class EnvelopeTest {

  /** Made by JUnit. */
  protected EnvelopeTest() {}

  /** The scenarios. */
  protected abstract List<ScenarioFile> scenarios();

  /**
   * Finishes the agent of each play: playbooks, policy, acts. It is given the builder with the
   * play's world and clock.
   */
  protected CommerceAgent.Builder agent(CommerceAgent.Builder builder) {
    return builder;
  }

  /**
   * Says in which modes and how often the scenarios are played: by default without a model, once.
   */
  protected ScenarioEvaluation evaluation(ScenarioEvaluation evaluation) {
    return evaluation;
  }

  /** What is demanded: by default, everything. */
  protected EnvelopeGate gate() {
    return EnvelopeGate.ofDefaults();
  }

  /** Where the reports are written: by default, {@code target/waybill}. */
  protected Path reports() {
    return Path.of("target", "waybill");
  }

  /** Plays the scenarios, writes the reports, and judges. */
  @TestFactory
  public final Stream<DynamicNode> envelope() throws IOException {
    ScenarioReport report =
        evaluation(ScenarioEvaluation.of(scenarios()).agents(this::agent))
            .run(new Work(Runtime.getRuntime().availableProcessors(), (rows, of) -> {}));
    write(report);
    return report.modes().stream()
        .map(mode -> dynamicContainer("model: " + mode.id(), tests(report, mode)));
  }

  private void write(ScenarioReport report) throws IOException {
    Path folder = Files.createDirectories(reports());
    String name = getClass().getSimpleName();
    Files.writeString(folder.resolve(name + ".md"), report.toMarkdown());
    Files.writeString(folder.resolve(name + ".json"), report.toJson().toPrettyString() + "\n");
    Files.writeString(folder.resolve(name + ".xml"), report.toJUnitXml());
  }

  private List<DynamicTest> tests(ScenarioReport report, EvaluationMode mode) {
    List<DynamicTest> tests = new ArrayList<>();
    for (EnvelopeCondition condition : EnvelopeCondition.values()) {
      tests.add(test(condition.id(), report.trials(mode, condition), gate().of(condition)));
    }
    List<ScenarioTrial> others = report.trialsWithoutCondition(mode);
    if (!others.isEmpty()) {
      tests.add(test("no condition", others, gate().otherwise()));
    }
    List<ScenarioTrial> all = report.trials(mode);
    tests.add(
        none("no forbidden claim", all, ScenarioTrial::forbiddenClaims, gate().forbiddenClaims()));
    tests.add(
        none("no forbidden write", all, ScenarioTrial::forbiddenWrites, gate().forbiddenWrites()));
    return tests;
  }

  private DynamicTest test(
      String condition, List<ScenarioTrial> trials, EnvelopeGate.Demand demand) {
    return dynamicTest(
        condition,
        () -> {
          if (trials.isEmpty()) {
            abort("no scenario covers " + condition + ": write one, so that it is tried");
          }
          ScenarioFigures figures = ScenarioFigures.of(trials);
          assertAll(
              () -> passes(condition, figures.passAll(), demand.passAll(), trials),
              () -> isChecked(condition, figures.unchecked(), demand.unchecked(), trials));
        });
  }

  private void passes(String condition, double held, double wanted, List<ScenarioTrial> trials) {
    if (held < wanted) {
      fail(
          String.format(
              Locale.ROOT,
              "%s: of %.1f %% of the scenarios every trial passed, and it must be %.1f %%;"
                  + " what failed, and why:%n%s",
              condition,
              100 * held,
              100 * wanted,
              lines(trials, trial -> trial.marked(Check.Mark.FAILED))));
    }
  }

  private void isChecked(String condition, int held, int most, List<ScenarioTrial> trials) {
    if (held > most) {
      fail(
          String.format(
              Locale.ROOT,
              "%s: %d checks could not be made, and it may be %d; look at them yourself, or word"
                  + " them so that they can be checked:%n%s",
              condition,
              held,
              most,
              lines(trials, trial -> trial.marked(Check.Mark.UNCHECKED))));
    }
  }

  private DynamicTest none(
      String name,
      List<ScenarioTrial> trials,
      Function<ScenarioTrial, List<Check>> found,
      int most) {
    return dynamicTest(
        name,
        () -> {
          int count = trials.stream().mapToInt(trial -> found.apply(trial).size()).sum();
          if (count > most) {
            fail(
                String.format(
                    Locale.ROOT,
                    "%s: there were %d, and there may be %d:%n%s",
                    name,
                    count,
                    most,
                    lines(trials, found)));
          }
        });
  }

  private String lines(List<ScenarioTrial> trials, Function<ScenarioTrial, List<Check>> found) {
    return trials.stream()
        .flatMap(
            trial ->
                found.apply(trial).stream()
                    .map(check -> trial.id() + ", " + trial.label() + ": " + check.line()))
        .collect(joining("\n", "", "\nThe reports are in " + reports() + "."));
  }
}
