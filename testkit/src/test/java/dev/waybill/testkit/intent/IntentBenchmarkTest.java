// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.intent.Classification;
import dev.waybill.intent.Classification.Candidate;
import dev.waybill.intent.Intent;
import dev.waybill.testkit.intent.IntentReport.Confusion;
import dev.waybill.testkit.intent.IntentReport.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntentBenchmarkTest {

  @TempDir Path folder;

  private final IntentBenchmark benchmark =
      new IntentBenchmark(
          text ->
              new Classification(
                  List.of(
                      new Candidate(
                          text.contains("refund") ? Intent.REFUND_STATUS : Intent.ORDER_STATUS,
                          0.5))));

  @Test
  void reportsAccuracyPerLanguageAndIntentWithConfusions() throws IOException {
    IntentReport report =
        benchmark.run(
            file(
                """
                {"text":"where is it","lang":"en","intent":"order_status"}

                {"text":"my refund","lang":"en","intent":"refund_request"}
                {"text":"refund it","lang":"en","intent":"refund_request"}
                {"text":"wo","lang":"de","intent":"order_status"}
                """));

    assertThat(report.overall()).isEqualTo(new Score(2, 4));
    assertThat(report.overall().accuracy()).isEqualTo(0.5);
    assertThat(report.byLanguage())
        .containsEntry("en", new Score(1, 3))
        .containsEntry("de", new Score(1, 1));
    assertThat(report.byIntent()).containsEntry(Intent.REFUND_REQUEST, new Score(0, 2));
    assertThat(report.precision()).containsEntry(Intent.ORDER_STATUS, new Score(2, 2));
    assertThat(report.confusions())
        .containsExactly(new Confusion(Intent.REFUND_REQUEST, Intent.REFUND_STATUS, 2));
    assertThat(report.summary())
        .contains("overall  50.0 % (2 of 4)", "mean confidence 50.0 %")
        .contains("taken for refund_status: 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "[]",
        "{\"lang\":\"en\",\"intent\":\"order_status\"}",
        "{\"text\":\"x\",\"lang\":\"en\",\"intent\":\"nonsense\"}"
      })
  void malformedLinesAreNamedByFileAndLine(String line) throws IOException {
    Path file = file("\n" + line);

    assertThatThrownBy(() -> benchmark.run(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + ", line 2: ");
  }

  @Test
  void anEmptyFileHasNoAccuracy() throws IOException {
    assertThat(benchmark.run(file("")).overall()).isEqualTo(new Score(0, 0));
  }

  @Test
  void theCommandNeedsExactlyOneFile() {
    assertThatThrownBy(() -> IntentBenchmark.main(new String[0]))
        .hasMessage("the only argument must be the path of a JSON Lines file");
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("messages.jsonl"), content);
  }
}
