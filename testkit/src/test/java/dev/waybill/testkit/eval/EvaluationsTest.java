// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.intent.Classification;
import dev.waybill.intent.EntityExtractor;
import dev.waybill.intent.Intent;
import dev.waybill.intent.Mood;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationsTest {

  @TempDir Path folder;

  private List<Rows.Row> rows(String... lines) throws IOException {
    Path file = Files.createTempFile(folder, "rows", ".jsonl");
    Files.writeString(file, String.join("\n", lines));
    return Rows.read(file);
  }

  @Test
  void anAnswerThatIsAcceptedIsRight() throws IOException {
    IntentEvaluation always =
        new IntentEvaluation(
            text ->
                new Classification(
                    List.of(
                        new Classification.Candidate(Intent.ORDER_STATUS, 0.7),
                        new Classification.Candidate(Intent.OUT_OF_SCOPE, 0.3))));
    Evaluation found =
        always.run(
            rows(
                "{\"text\": \"a\", \"lang\": \"en\", \"intent\": \"order_status\"}",
                "{\"text\": \"b\", \"lang\": \"en\", \"intent\": \"delivery_problem\","
                    + " \"accept\": [\"order_status\"]}",
                "",
                "{\"text\": \"c\", \"lang\": \"de\", \"intent\": \"account\"}",
                "{\"text\": \"d\", \"lang\": \"de\", \"intent\": \"out_of_scope\"}"),
            Work.alone());

    assertThat(found.figure()).isEqualTo(0.5);
    assertThat(found.summary().path("inScopeAccuracy").asDouble()).isEqualTo(2 / 3.0);
    assertThat(found.summary().at("/byLanguage/de/accuracy").asDouble()).isZero();
    assertThat(found.summary().at("/byIntent/order_status/precision").asDouble())
        .as("taken for order_status: a, c and d; b counts as what it was")
        .isEqualTo(1 / 3.0);
    assertThat(found.predictions().get(1).toString())
        .isEqualTo("{\"n\":1,\"intent\":\"order_status\",\"confidence\":0.7,\"outOfScope\":0.3}");
  }

  @Test
  void moodsAndUrgencyAreCountedApart() throws IOException {
    Evaluation found =
        new MoodEvaluation(text -> new Mood(Mood.Emotion.UPSET, text.contains("now")))
            .run(
                rows(
                    "{\"text\": \"now\", \"emotion\": \"upset\", \"urgency\": \"high\"}",
                    "{\"text\": \"now\", \"emotion\": \"angry\", \"urgency\": false}",
                    "{\"text\": \"x\", \"emotion\": \"upset\"}"),
                Work.alone());

    assertThat(found.summary().path("accuracy").asDouble()).isEqualTo(2 / 3.0);
    assertThat(found.summary().path("urgentRows").asInt()).isEqualTo(2);
    assertThat(found.summary().path("urgentF1").asDouble()).isEqualTo(2 / 3.0);
    assertThat(found.predictions().get(0).toString())
        .isEqualTo("{\"n\":0,\"emotion\":\"upset\",\"urgent\":true}");
  }

  @Test
  void anEntityCountsWhereItStandsExactly() throws IOException {
    Evaluation found =
        new EntityEvaluation(new EntityExtractor())
            .run(
                rows(
                    "{\"text\": \"order N1001\", \"entities\": [{\"type\": \"order_number\","
                        + " \"start\": 6, \"end\": 11, \"value\": \"N1001\"}]}",
                    "{\"text\": \"order N1001\", \"entities\": [{\"type\": \"order_number\","
                        + " \"start\": 6, \"end\": 10, \"value\": \"N100\"}]}",
                    "{\"text\": \"card 4111 1111 1111 1111\", \"entities\": []}"),
                Work.alone());

    assertThat(found.summary().at("/byType/order_number/f1").asDouble()).isEqualTo(0.5);
    assertThat(found.predictions().get(2).toString())
        .contains("\"type\":\"card_number\"", "[card number]")
        .doesNotContain("4111");
  }

  @Test
  void groundingTellsCaughtFromFalselyRejected() throws IOException {
    String evidence = "\"evidence\": [{\"order_id\": \"N7\", \"total\": 48.5}], ";
    Evaluation found =
        new GroundingEvaluation(List.of())
            .run(
                List.of(),
                rows(
                    "{" + evidence + row("Order N7 came to $48.50.", "supported", "clean"),
                    "{" + evidence + row("Order N7 came to $48.60.", "unsupported", "digit"),
                    "{" + evidence + row("Order N7 came to $1.", "debatable", "digit")),
                Work.alone());

    assertThat(found.figure()).isEqualTo(1);
    assertThat(found.summary().path("falselyRejected").asDouble()).isZero();
    assertThat(found.summary().path("debatable").asInt()).isEqualTo(1);
    ObjectNode wrong = found.predictions().get(1);
    assertThat(wrong.path("supported").asBoolean()).isFalse();
    assertThat(wrong.at("/claims").toString())
        .contains("{\"text\":\"$48.60\",\"kind\":\"money\",\"verdict\":\"unsupported\",\"why\":");
  }

  @Test
  void whatTheAssistantSaidAndWhatCameLaterIsNoEvidence() throws IOException {
    List<Rows.Row> dialogs =
        rows(
            "{\"dialog\": \"d\", \"turns\": [{\"role\": \"assistant\", \"text\": \"It is $9.\"},"
                + " {\"role\": \"tool\", \"text\": \"{\\\"total\\\": 9}\"}]}");
    String of = "{\"dialog\": \"d\", \"upto\": ";
    Evaluation found =
        new GroundingEvaluation(List.of())
            .run(
                dialogs,
                rows(
                    of + "1, " + row("It came to $9.00.", "unsupported", "early"),
                    of + "2, " + row("It came to $9.00.", "supported", "clean")),
                Work.alone());

    assertThat(found.figure()).isEqualTo(1);
    assertThat(found.summary().path("falselyRejected").asDouble()).isZero();
  }

  @Test
  void theShopsRulesCountAsEvidence() throws IOException {
    List<Rows.Row> rows =
        rows("{\"evidence\": [], " + row("Refunds take 4 days.", "supported", "policy"));

    assertThat(rejected(List.of(), rows)).isEqualTo(1);
    assertThat(rejected(List.of("Refunds arrive after 4 days."), rows)).isZero();
  }

  private static double rejected(List<String> rules, List<Rows.Row> rows) {
    return new GroundingEvaluation(rules)
        .run(List.of(), rows, Work.alone())
        .summary()
        .path("falselyRejected")
        .asDouble();
  }

  private static String row(String text, String label, String kind) {
    return "\"text\": \"" + text + "\", \"label\": \"" + label + "\", \"kind\": \"" + kind + "\"}";
  }

  @Test
  void aWrongRowIsNamedWithItsLineAndTheRule() {
    assertThatThrownBy(() -> rows("{\"text\": \"a\"}", "nonsense"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 2: must be one JSON object");
    assertThatThrownBy(
            () ->
                new MoodEvaluation(text -> new Mood(Mood.Emotion.NEUTRAL, false))
                    .run(rows("{\"text\": \"a\", \"emotion\": \"cross\"}"), Work.alone()))
        .hasMessageContaining("line 1: \"emotion\" must be angry, upset, neutral or positive");
    assertThatThrownBy(
            () ->
                new GroundingEvaluation(List.of())
                    .run(List.of(), rows("{" + row("a", "supported", "b")), Work.alone()))
        .hasMessageContaining("\"evidence\"");
  }

  @Test
  void theResultIsTheSameWhateverTheNumberOfThreads() throws IOException {
    List<Rows.Row> rows =
        rows(
            "{\"text\": \"where is N1001\", \"entities\": []}",
            "{\"text\": \"a@example.com\", \"entities\": []}",
            "{\"text\": \"$5\", \"entities\": []}");
    EntityEvaluation entities = new EntityEvaluation(new EntityExtractor());

    assertThat(entities.run(rows, new Work(3, (done, of) -> {})))
        .isEqualTo(entities.run(rows, Work.alone()));
  }
}
