// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.grounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.grounding.ClaimKind;
import dev.waybill.testkit.grounding.GroundingReport.Share;
import dev.waybill.testkit.grounding.LabelledStatement.Label;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroundingBenchmarkTest {

  private static final Transcript DIALOG =
      new Transcript(
          "d1",
          List.of(
              new Transcript.Turn("user", "", "What did order #K501 cost? I am Mina Okafor."),
              new Transcript.Turn("call", "get_order", "{\"order_id\": \"#K501\"}"),
              new Transcript.Turn(
                  "tool",
                  "",
                  "{\"order_id\": \"#K501\", \"status\": \"shipped\", \"total\": 48.5,"
                      + " \"items\": [{\"name\": \"Tea Pot\", \"item_id\": \"800411\","
                      + " \"price\": 48.5, \"options\": {\"color\": \"blue\"}}]}"),
              new Transcript.Turn("assistant", "", "It cost $99.00."),
              new Transcript.Turn("tool", "", "12.25"),
              new Transcript.Turn("tool", "", "Error: not allowed"),
              new Transcript.Turn(
                  "tool", "", "{\"order_id\": \"#K501\", \"status\": \"cancelled\"}")));

  @Test
  void aStatementIsJudgedByTheTurnsBeforeIt() {
    assertThat(objected(3, "Order #K501 came to $48.50 and is shipped.")).isFalse();
    assertThat(objected(2, "Order #K501 came to $48.50 and is shipped.")).isTrue();
    assertThat(objected(3, "Order #K501 came to $48.60.")).isTrue();
    assertThat(objected(3, "Your Tea Pot (item 800411) is blue.")).isFalse();
    assertThat(objected(3, "Your Tea Pot (item 800411) is red.")).isTrue();
  }

  @Test
  void whatTheAssistantSaidIsNoEvidence() {
    assertThat(objected(4, "It cost $99.00.")).isTrue();
  }

  @Test
  void aBareDecimalIsAnAmount() {
    assertThat(objected(5, "That makes $12.25.")).isFalse();
    assertThat(objected(4, "That makes $12.25.")).isTrue();
  }

  @Test
  void aThingReadAgainGoverns() {
    assertThat(objected(6, "Order #K501 has been cancelled.")).isTrue();
    assertThat(objected(7, "Order #K501 has been cancelled.")).isFalse();
    assertThat(objected(7, "Order #K501 is shipped.")).isTrue();
  }

  @Test
  void rulesOfTheShopAreEvidenceWhereGiven() {
    LabelledStatement statement = statement(3, "Refunds take 4 days.", Label.SUPPORTED);

    GroundingReport without =
        new GroundingBenchmark(List.of()).run(List.of(DIALOG), List.of(statement));
    GroundingReport with =
        new GroundingBenchmark(List.of("Refunds arrive after 4 days."))
            .run(List.of(DIALOG), List.of(statement));

    assertThat(without.rejected()).isEqualTo(new Share(1, 1));
    assertThat(with.rejected()).isEqualTo(new Share(0, 1));
  }

  @Test
  void theReportCountsByLabelAndLeavesOutTheDebatable() {
    GroundingReport report =
        new GroundingBenchmark(List.of())
            .run(
                List.of(DIALOG),
                List.of(
                    statement(3, "Order #K501 is shipped.", Label.SUPPORTED),
                    statement(3, "Order #K501 is lost.", Label.UNSUPPORTED),
                    statement(3, "Order #K501 is nice.", Label.UNSUPPORTED),
                    statement(3, "Order #K501 is lost.", Label.DEBATABLE)));

    assertThat(report.judgements()).hasSize(3);
    assertThat(report.rejected()).isEqualTo(new Share(0, 1));
    assertThat(report.caught()).isEqualTo(new Share(1, 2));
    assertThat(report.caught().percent()).isEqualTo(50.0);
    assertThat(report.table()).contains("caught", "1 /     2", "50.0 %", "ALL SUPPORTED");
  }

  @Test
  void claimsOfKindsLeftOutAreNotJudgedAndTheTableSaysSo() {
    List<LabelledStatement> statements =
        List.of(
            statement(3, "Order #K501 came to $48.50; refunds take 4 days.", Label.SUPPORTED),
            statement(3, "Order #K501 came to $48.60; refunds take 4 days.", Label.UNSUPPORTED));

    GroundingReport strict = new GroundingBenchmark(List.of()).run(List.of(DIALOG), statements);
    GroundingReport without =
        new GroundingBenchmark(List.of(), Set.of(ClaimKind.DURATION))
            .run(List.of(DIALOG), statements);

    assertThat(strict.rejected()).isEqualTo(new Share(1, 1));
    assertThat(strict.table()).doesNotContain("left out");
    assertThat(without.rejected()).isEqualTo(new Share(0, 1));
    assertThat(without.caught()).isEqualTo(new Share(1, 1));
    assertThat(without.where(s -> true).table()).contains("left out of judgement: DURATION");
  }

  @Test
  void anUnknownKindToLeaveOutIsRefused() {
    assertThatThrownBy(
            () -> GroundingBenchmark.main(new String[] {"a", "b", "--without", "WEATHER"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("WEATHER");
    assertThatThrownBy(() -> GroundingBenchmark.main(new String[] {"a", "--without", "DATE", "b"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--without");
  }

  @Test
  void filesAreReadLineByLine(@TempDir Path folder) throws IOException {
    Path dialogs = folder.resolve("dialogs.jsonl");
    Path pairs = folder.resolve("pairs.jsonl");
    Files.writeString(
        dialogs,
        "{\"dialog\":\"d1\",\"turns\":[{\"role\":\"call\",\"name\":null,\"text\":\"\"}]}\n\n");
    Files.writeString(
        pairs,
        "{\"id\":\"s1\",\"dialog\":\"d1\",\"upto\":1,\"text\":\"Hi.\",\"label\":\"supported\",\"kind\":\"clean\"}\n");

    assertThat(GroundingBenchmark.transcripts(dialogs))
        .containsExactly(new Transcript("d1", List.of(new Transcript.Turn("call", "", ""))));
    assertThat(GroundingBenchmark.statements(pairs))
        .containsExactly(new LabelledStatement("s1", "d1", 1, "Hi.", Label.SUPPORTED, "clean"));
  }

  @Test
  void aStatementWithoutItsDialogueIsRefused() {
    LabelledStatement stray = new LabelledStatement("s", "d9", 0, "Hi.", Label.SUPPORTED, "clean");

    assertThatThrownBy(() -> new GroundingBenchmark(List.of()).run(List.of(DIALOG), List.of(stray)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("d9");
  }

  @Test
  void halvesAreTheSameForTheSameSeed() {
    List<LabelledStatement> statements = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      statements.add(new LabelledStatement("s" + i, "d" + i, 0, "Hi.", Label.SUPPORTED, "clean"));
    }
    Set<String> half = GroundingBenchmark.half(statements, 3);

    assertThat(half).hasSize(10).isEqualTo(GroundingBenchmark.half(statements, 3));
    assertThat(half).isNotEqualTo(GroundingBenchmark.half(statements, 4));
  }

  private static boolean objected(int upto, String text) {
    return new GroundingBenchmark(List.of())
        .run(List.of(DIALOG), List.of(statement(upto, text, Label.SUPPORTED)))
        .judgements()
        .get(0)
        .objected();
  }

  private static LabelledStatement statement(int upto, String text, Label label) {
    return new LabelledStatement("s", "d1", upto, text, label, "clean");
  }
}
