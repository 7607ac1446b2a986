// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.conversation.TurnTrace;
import dev.waybill.testkit.model.OracleModel;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OwnScenariosTest {

  private static final ScenarioFile FILE = ScenarioFiles.own();

  static Stream<String> ids() {
    return FILE.scenarios().stream().map(Scenario::id);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void passesWithoutAModel(String id) {
    ScenarioResult result = ScenarioRunner.of(FILE).run(FILE.scenario(id).orElseThrow());

    assertThat(result.failures()).as("%s: %s", id, result.play().text()).isEmpty();
    assertThat(result.marked(Check.Mark.PASSED)).hasSizeGreaterThan(3);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void passesWithAnHonestModelWhoseTextIsSent(String id) {
    ScenarioResult plain = ScenarioRunner.of(FILE).run(FILE.scenario(id).orElseThrow());
    ScenarioResult result =
        ScenarioRunner.of(FILE).withModels(OracleModel::new).run(FILE.scenario(id).orElseThrow());

    assertThat(result.failures()).as("%s: %s", id, result.play().text()).isEmpty();
    if (plain.play().cited().stream()
        .anyMatch(fact -> fact.path().matches("(order|parcel)s\\..*"))) {
      assertThat(result.play().last().trace().author()).isEqualTo(TurnTrace.Author.MODEL);
      assertThat(result.play().text()).startsWith("Hello. ");
    }
  }
}
