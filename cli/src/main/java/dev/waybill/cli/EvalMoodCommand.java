// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import dev.waybill.intent.LexicalMoodReader;
import dev.waybill.testkit.eval.MoodEvaluation;
import dev.waybill.testkit.eval.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code waybill eval mood}. */
@Command(
    name = "mood",
    description = "Measures how the mood of messages is read.",
    footerHeading = "%nThe figure of --fail-under: macroF1.%n%nExamples:%n",
    footer = {"  waybill eval mood tickets.jsonl --json"})
final class EvalMoodCommand implements Callable<Integer> {

  @Mixin private final EvalOptions options = new EvalOptions();

  @Parameters(paramLabel = "FILE", description = "JSON lines {text, emotion, urgency?}.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException {
    List<Rows.Row> rows = options.rows(file);
    MoodEvaluation moods = new MoodEvaluation(new LexicalMoodReader());
    return options.write(() -> moods.run(rows, options.work()));
  }
}
