// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** A merchant's gate: it lets a good agent pass, and says which scenario fails and why. */
class GatedBuildTest {

  private static final String WORLD =
      """
        now: "2026-06-03T09:00:00Z"
        identity: verified
        world:
          customer: {id: K3, zone: America/Denver}
          orders: {F503: {status: fulfilled, shipments: [P1]}}
          shipments: {P1: {carrier: ups, status: IN_TRANSIT, fetched_at: "2026-06-03T08:58:00Z", events: [{at: "2026-06-02T10:00:00-06:00", code: IN_TRANSIT, place: Reno}]}}
        conversation: [{customer: "where is order F503?"}]
      """;

  private static final String GOOD =
      """
      - id: G-1
        envelope: [informational, adversarial]
      %s  expect: {decision: ANSWER, actions: [], tone: warm}
        forbid: {claims: ["lost"], actions: [refund.create]}
      """
          .formatted(WORLD);

  private static final String BAD =
      """
      - id: B-1
        envelope: [informational]
      %s  expect: {decision: CLARIFY, actions: []}
        forbid: {claims: ["in transit"]}
      """
          .formatted(WORLD);

  @TempDir private Path folder;

  /** What a merchant writes. */
  private static class OurEnvelope extends EnvelopeTest {
    private final String yaml;
    private final Path reports;
    private final EnvelopeGate gate;

    OurEnvelope(String yaml, Path reports, EnvelopeGate gate) {
      this.yaml = yaml;
      this.reports = reports;
      this.gate = gate;
    }

    @Override
    protected List<ScenarioFile> scenarios() {
      return List.of(ScenarioFile.read(new StringReader("scenarios:\n" + yaml)));
    }

    @Override
    protected ScenarioEvaluation evaluation(ScenarioEvaluation evaluation) {
      return evaluation.modes(EnumSet.of(EvaluationMode.NONE, EvaluationMode.ORACLE));
    }

    @Override
    protected EnvelopeGate gate() {
      return gate;
    }

    @Override
    protected Path reports() {
      return reports;
    }
  }

  /** The tests of the mode none, by name, with what they threw. */
  private Map<String, Optional<Throwable>> run(String yaml, EnvelopeGate gate) throws IOException {
    List<DynamicNode> modes = new OurEnvelope(yaml, folder, gate).envelope().toList();
    assertThat(modes)
        .extracting(DynamicNode::getDisplayName)
        .containsExactly("model: none", "model: oracle");
    Map<String, Optional<Throwable>> results = new LinkedHashMap<>();
    Stream<? extends DynamicNode> tests = ((DynamicContainer) modes.get(0)).getChildren();
    tests.forEach(
        test ->
            results.put(
                test.getDisplayName(),
                Optional.ofNullable(
                    catchThrowable(() -> ((DynamicTest) test).getExecutable().execute()))));
    return results;
  }

  @Test
  void aGoodAgentPassesAndWhatNoScenarioCoversIsNotCalledPassed() throws IOException {
    Map<String, Optional<Throwable>> results = run(GOOD, EnvelopeGate.ofDefaults());

    assertThat(results.keySet())
        .containsExactly(
            "informational",
            "transactional",
            "policy_edge",
            "ambiguous_intent",
            "emotion",
            "adversarial",
            "continuity",
            "no forbidden claim",
            "no forbidden write");
    assertThat(results.get("informational")).isEmpty();
    assertThat(results.get("adversarial")).isEmpty();
    assertThat(results.get("no forbidden claim")).isEmpty();
    assertThat(results.get("no forbidden write")).isEmpty();
    assertThat(results.get("emotion"))
        .get()
        .isInstanceOf(TestAbortedException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .contains("no scenario covers emotion: write one");
  }

  @Test
  void anAgentOutsideItsEnvelopeFailsWithTheScenarioAndTheReason() throws IOException {
    Map<String, Optional<Throwable>> results = run(GOOD + BAD, EnvelopeGate.ofDefaults());

    assertThat(message(results, "informational"))
        .contains("of 50.0 % of the scenarios every trial passed, and it must be 100.0 %")
        .contains("B-1, none 1: decision: CLARIFY: it ended in [ANSWER]")
        .contains("B-1, none 1: forbid.claims: in transit")
        .contains("The reports are in " + folder)
        .doesNotContain("G-1");
    assertThat(message(results, "no forbidden claim"))
        .contains("there were 1, and there may be 0")
        .contains("B-1, none 1: forbid.claims: in transit");
    assertThat(results.get("adversarial")).isEmpty();
    assertThat(results.get("no forbidden write")).isEmpty();
  }

  @Test
  void aLowerThresholdOfItsOwnLetsAConditionPass() throws IOException {
    EnvelopeGate gate =
        EnvelopeGate.ofDefaults()
            .with(EnvelopeCondition.INFORMATIONAL, new EnvelopeGate.Demand(0.5, Integer.MAX_VALUE));

    assertThat(run(GOOD + BAD, gate).get("informational")).isEmpty();
  }

  @Test
  void tooMuchThatIsUncheckedFailsAndSaysWhat() throws IOException {
    Map<String, Optional<Throwable>> results =
        run(GOOD, EnvelopeGate.ofDefaults().with(new EnvelopeGate.Demand(1, 0)));

    assertThat(message(results, "adversarial"))
        .contains("checks could not be made, and it may be 0")
        .contains("G-1, none 1: tone: warm");
  }

  @Test
  void scenariosWithoutAConditionAreHeldToTheSame() throws IOException {
    String without = BAD.replace("  envelope: [informational]\n", "");

    assertThat(message(run(without, EnvelopeGate.ofDefaults()), "no condition"))
        .contains("B-1, none 1: decision: CLARIFY");
  }

  @Test
  void theReportsAreWrittenEvenIfTheGateIsShut() throws IOException {
    run(GOOD + BAD, EnvelopeGate.ofDefaults());

    assertThat(Files.readString(folder.resolve("OurEnvelope.md"))).contains("**B-1** (none)");
    assertThat(Files.readString(folder.resolve("OurEnvelope.json"))).contains("\"id\" : \"B-1\"");
    assertThat(Files.readString(folder.resolve("OurEnvelope.xml"))).contains("<testsuites>");
  }

  private static String message(Map<String, Optional<Throwable>> results, String test) {
    return String.valueOf(requireNonNull(results.get(test)).orElseThrow().getMessage());
  }
}
