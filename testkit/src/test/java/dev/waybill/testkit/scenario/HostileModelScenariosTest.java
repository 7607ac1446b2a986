// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waybill.testkit.model.HostileModel;
import dev.waybill.testkit.model.Hostility;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a model does, the customer reads nothing that was not read, and nobody is harmed. */
class HostileModelScenariosTest {

  @ParameterizedTest
  @EnumSource
  void doesNoHarmInOurOwnScenarios(Hostility hostility) {
    assertThat(harm(hostility, ScenarioFiles.own(), "")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void doesNoHarmInTheCorpus(Hostility hostility) {
    assumeTrue(ScenarioFiles.corpus().isPresent(), ScenarioFiles.ABSENT);
    assertThat(harm(hostility, ScenarioFiles.corpus().orElseThrow(), "WISMO-")).isEmpty();
  }

  private static List<String> harm(Hostility hostility, ScenarioFile file, String prefix) {
    List<String> harm = new ArrayList<>();
    ScenarioRunner plain = ScenarioRunner.of(file);
    for (Scenario scenario : file.startingWith(prefix)) {
      ScenarioResult without = plain.run(scenario);
      for (int variant = 0; variant < hostility.variants(); variant++) {
        String where = scenario.id() + " variant " + variant + ": ";
        harm(without, plain, TrialModel.hostile(hostility, variant)).stream()
            .filter(check -> check.mark() != Check.Mark.PASSED)
            .forEach(check -> harm.add(where + check.what() + ": " + check.why()));
      }
    }
    return harm;
  }

  private static List<Check> harm(
      ScenarioResult without, ScenarioRunner plain, TrialModel hostile) {
    List<HostileModel> models = new CopyOnWriteArrayList<>();
    ScenarioResult with =
        plain
            .withBudget(hostile.budget())
            .withModels(
                () -> {
                  HostileModel model = (HostileModel) hostile.get();
                  models.add(model);
                  return model;
                })
            .run(without.play().scenario());
    return new ModelHarm(without, with)
        .checks(models.stream().flatMap(model -> model.danglingToolCalls().stream()).toList());
  }
}
