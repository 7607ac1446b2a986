// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The whole corpus, without a model. A ratchet in both directions: what passes must go on passing,
 * and what starts to pass must be written down here.
 */
class CorpusRatchetTest {

  private static final Set<String> PASSES =
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
          "ACT-16",
          "SEC-03",
          "SEC-05",
          "SEC-09",
          "SEC-11",
          "OPS-11");

  private static List<ScenarioResult> results = List.of();

  @BeforeAll
  static void playAll() {
    assumeTrue(ScenarioFiles.corpus().isPresent(), ScenarioFiles.ABSENT);
    ScenarioFile corpus = ScenarioFiles.corpus().orElseThrow();
    ScenarioRunner runner = ScenarioRunner.of(corpus);
    results = corpus.scenarios().stream().map(runner::run).toList();
  }

  @Test
  void exactlyTheseScenariosPass() {
    System.out.printf(
        "corpus without a model: %d of %d scenarios pass; checks: %d passed, %d failed, %d"
            + " unchecked%n",
        results.stream().filter(ScenarioResult::passed).count(),
        results.size(),
        count(Check.Mark.PASSED),
        count(Check.Mark.FAILED),
        count(Check.Mark.UNCHECKED));

    assertThat(results.stream().filter(ScenarioResult::passed).map(ScenarioResult::id))
        .containsExactlyInAnyOrderElementsOf(PASSES);
  }

  private static long count(Check.Mark mark) {
    return results.stream().mapToLong(result -> result.marked(mark).size()).sum();
  }

  @Test
  void nothingForbiddenIsClaimedToldOrDone() {
    List<String> broken = new ArrayList<>();
    for (ScenarioResult result : results) {
      for (Check check : result.failures()) {
        if (check.what().matches("forbid\\.(claims|actions|disclosures):.*")) {
          broken.add(result.id() + " " + check.what() + ": " + check.why());
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  @Test
  void noExceptionReachesTheCaller() {
    assertThat(results).allSatisfy(result -> assertThat(result.play().course().thrown()).isEmpty());
  }

  @Test
  void everyKeyOfTheCorpusIsKnown() {
    assertThat(results)
        .allSatisfy(result -> assertThat(result.play().scenario().unread()).isEmpty());
  }

  @Test
  void nothingIsDoneButPassedOn() {
    assertThat(
            results.stream()
                .flatMap(result -> result.play().writes().stream())
                .map(Write::name)
                .distinct())
        .containsOnly("handoff.create");
  }
}
