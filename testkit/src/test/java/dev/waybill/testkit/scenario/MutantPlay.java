// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.testkit.eval.Work;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Plays scenarios beside a mutant of core; called by name, in a class loader of its own. */
public final class MutantPlay {

  private MutantPlay() {}

  /**
   * What fails, one line a check: the scenario, the mode, the check.
   *
   * @param corpus whether to play the corpus instead of our own scenarios
   * @param mode the mode's name
   * @param prefix only scenarios whose id begins so
   */
  public static Set<String> failures(boolean corpus, String mode, String prefix) {
    Optional<ScenarioFile> file =
        corpus ? ScenarioFiles.corpus() : Optional.of(ScenarioFiles.own());
    ScenarioReport report =
        ScenarioEvaluation.of(file.stream().toList())
            .modes(EnumSet.of(EvaluationMode.valueOf(mode)))
            .only(prefix)
            .run(new Work(2, (rows, of) -> {}));
    Set<String> failures = new TreeSet<>();
    for (ScenarioTrial trial : report.trials()) {
      for (Check check : trial.marked(Check.Mark.FAILED)) {
        failures.add(trial.id() + " " + trial.mode().id() + ": " + check.what());
      }
    }
    return failures;
  }
}
