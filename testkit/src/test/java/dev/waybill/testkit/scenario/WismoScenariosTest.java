// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The corpus's questions about an order on its way, without a model. A ratchet: what passes must go
 * on passing, and what starts to pass must be moved to the list of what must.
 */
class WismoScenariosTest {

  private static final Set<String> MUST_PASS =
      Set.of(
          "WISMO-01",
          "WISMO-02",
          "WISMO-04",
          "WISMO-05",
          "WISMO-06",
          "WISMO-11",
          "WISMO-13",
          "WISMO-16",
          "WISMO-17",
          "WISMO-18",
          "WISMO-19",
          "WISMO-20",
          "WISMO-22",
          "WISMO-23",
          "WISMO-24",
          "WISMO-25",
          "WISMO-26",
          "WISMO-27",
          "WISMO-28",
          "WISMO-29",
          "WISMO-30",
          "WISMO-08",
          "WISMO-09",
          "WISMO-15",
          "SEC-09",
          "SEC-11");

  @Test
  void whatMustPassPassesAndNothingElseDoes() {
    Optional<ScenarioFile> corpus = ScenarioFiles.corpus();
    assumeTrue(corpus.isPresent(), ScenarioFiles.ABSENT);
    ScenarioRunner runner = ScenarioRunner.of(corpus.get());

    ScenarioReport report =
        ScenarioReport.of(
            corpus.get().scenarios().stream()
                .filter(WismoScenariosTest::isOurs)
                .map(runner::run)
                .toList());

    assertThat(report.passedIds())
        .as("%s", report.toMarkdown())
        .containsExactlyInAnyOrderElementsOf(MUST_PASS);
    assertThat(report.ids()).containsExactlyInAnyOrderElementsOf(MUST_PASS);
  }

  private static boolean isOurs(Scenario scenario) {
    return scenario.id().startsWith("WISMO-")
        || scenario.id().equals("SEC-09")
        || scenario.id().equals("SEC-11");
  }

  @Test
  void everyScenarioOfTheCorpusCanBePlayed() {
    Optional<ScenarioFile> corpus = ScenarioFiles.corpus();
    assumeTrue(corpus.isPresent(), ScenarioFiles.ABSENT);
    ScenarioRunner runner = ScenarioRunner.of(corpus.get());

    Map<String, ScenarioResult> results =
        corpus.get().scenarios().stream().collect(Collectors.toMap(Scenario::id, runner::run));

    assertThat(results).hasSameSizeAs(corpus.get().scenarios());
    assertThat(results.values()).allSatisfy(result -> assertThat(result.checks()).isNotEmpty());
  }
}
