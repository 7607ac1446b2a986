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
          "ACT-01",
          "ACT-02",
          "ACT-03",
          "ACT-04",
          "ACT-05",
          "ACT-06",
          "ACT-09",
          "ACT-10",
          "ACT-11",
          "ACT-12",
          "ACT-14",
          "ACT-16",
          "AMB-03",
          "AMB-04",
          "AMB-06",
          "AMB-07",
          "AMB-09",
          "CON-01",
          "CON-02",
          "CON-03",
          "CON-04",
          "CON-05",
          "CON-06",
          "CON-07",
          "CON-08",
          "CON-12",
          "EMO-01",
          "EMO-03",
          "EMO-05",
          "EMO-07",
          "EMO-08",
          "EMO-12",
          "EXC-01",
          "EXC-02",
          "EXC-03",
          "EXC-04",
          "EXC-08",
          "EXC-09",
          "EXC-10",
          "EXC-11",
          "OPS-01",
          "OPS-02",
          "OPS-03",
          "OPS-04",
          "OPS-05",
          "OPS-07",
          "OPS-11",
          "POL-01",
          "POL-02",
          "POL-03",
          "POL-04",
          "POL-06",
          "POL-07",
          "POL-09",
          "POL-10",
          "POL-11",
          "POL-12",
          "PRE-01",
          "PRE-02",
          "PRE-04",
          "PRE-06",
          "REE-01",
          "REE-03",
          "RET-01",
          "RET-02",
          "RET-04",
          "RET-06",
          "RET-07",
          "RET-09",
          "RET-10",
          "RET-12",
          "RET-13",
          "RET-17",
          "RET-19",
          "RET-21",
          "RET-22",
          "RET-24",
          "RET-25",
          "RET-26",
          "SEC-01",
          "SEC-03",
          "SEC-05",
          "SEC-06",
          "SEC-07",
          "SEC-09",
          "SEC-11",
          "SEC-13",
          "SEC-14",
          "SEC-15",
          "SEC-19",
          "SEC-20",
          "SEC-21",
          "WAR-01",
          "WAR-02",
          "WAR-03",
          "WAR-04",
          "WAR-05",
          "WAR-06",
          "WISMO-01",
          "WISMO-02",
          "WISMO-04",
          "WISMO-05",
          "WISMO-06",
          "WISMO-08",
          "WISMO-09",
          "WISMO-11",
          "WISMO-13",
          "WISMO-15",
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
          "WISMO-30");

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
}
