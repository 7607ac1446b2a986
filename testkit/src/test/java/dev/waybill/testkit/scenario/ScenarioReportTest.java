// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.testkit.eval.Evaluation;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ScenarioReportTest {

  private final ScenarioReport report = SampleTrials.report();

  /** With {@code -Dwaybill.golden=write} the files are written, to be read before a commit. */
  private static void check(String name, String text) throws IOException {
    Path file = Path.of("src/test/resources/scenarios", name);
    if ("write".equals(System.getProperty("waybill.golden"))) {
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }

  @Test
  void theReportForPeopleHasALineForEachCondition() throws IOException {
    check("report.md", report.toMarkdown());
  }

  @Test
  void theReportForProgramsIsAsItWasRead() throws IOException {
    check("report.json", report.toJson().toPrettyString() + "\n");
  }

  @Test
  void theReportForBuildServersIsAsItWasRead() throws IOException {
    check("report.xml", report.toJUnitXml());
  }

  @Test
  void theReportForBuildServersIsWellFormedAndCountsItsTests() throws Exception {
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(report.toJUnitXml())))
            .getDocumentElement();
    Element suite = (Element) root.getElementsByTagName("testsuite").item(0);

    assertThat(suite.getAttribute("name")).isEqualTo("waybill.scenarios.none");
    assertThat(suite.getAttribute("tests")).isEqualTo("8");
    assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(8);
    assertThat(suite.getAttribute("failures")).isEqualTo("3");
    assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(3);
    Element failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertThat(failure.getTextContent()).contains("refunded <b>\uFFFD</b> & done");
  }

  @Test
  void passOnceIsTheMeanShareAndPassAllWantsEveryTrial() {
    ScenarioFigures all = ScenarioFigures.of(report.trials(EvaluationMode.NONE));

    assertThat(all.passOnce()).isEqualTo((1 + 0 + 0.5 + 1) / 4);
    assertThat(all.passAll()).isEqualTo(0.5);
    assertThat(all.scenarios()).isEqualTo(4);
    assertThat(all.trials()).isEqualTo(8);
    assertThat(all.unchecked()).isEqualTo(3);
  }

  @Test
  void whatIsForbiddenIsCountedByItself() {
    ScenarioFigures edge =
        ScenarioFigures.of(report.trials(EvaluationMode.NONE, EnvelopeCondition.POLICY_EDGE));
    ScenarioFigures hostile = ScenarioFigures.of(report.trials(EvaluationMode.HOSTILE));

    assertThat(edge.forbiddenClaims()).isEqualTo(2);
    assertThat(edge.forbiddenWrites()).isEqualTo(1);
    assertThat(edge.failed()).isEqualTo(3);
    assertThat(hostile.forbiddenClaims()).isEqualTo(1);
    assertThat(hostile.forbiddenWrites()).isZero();
  }

  @Test
  void noTrialsAreNoSuccess() {
    ScenarioFigures none = ScenarioFigures.of(List.of());

    assertThat(none.passOnce()).isZero();
    assertThat(none.passAll()).isZero();
  }

  @Test
  void theFigureIsThatOfTheWorstModeAndEachTrialIsALine() {
    Evaluation evaluation = report.evaluation();

    assertThat(evaluation.figure()).isZero();
    assertThat(evaluation.figureName()).isEqualTo("passAll");
    assertThat(evaluation.predictions()).hasSize(10);
    assertThat(evaluation.predictions().get(3))
        .hasToString(
            "{\"id\":\"A-2\",\"mode\":\"none\",\"trial\":2,\"passed\":false,"
                + "\"failed\":[\"forbid.claims: refund\"],\"unchecked\":[\"tone: warm\"],"
                + "\"model\":\"none\"}");
    assertThat(evaluation.predictions().get(8).get("model").asText()).isEqualTo("invents_dates/3");
  }

  @Test
  void aScenarioPassesIfAllItsTrialsDo() {
    assertThat(report.passedIds()).containsExactly("A-4");
    assertThat(report.allPassed()).isFalse();
  }
}
