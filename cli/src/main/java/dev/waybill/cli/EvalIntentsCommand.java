// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import dev.waybill.intent.LinearIntentClassifier;
import dev.waybill.testkit.eval.IntentEvaluation;
import dev.waybill.testkit.eval.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code waybill eval intents}. */
@Command(
    name = "intents",
    description = "Measures what messages are taken to mean.",
    footerHeading = "%nThe figure of --fail-under: accuracy.%n%nExamples:%n",
    footer = {
      "  waybill eval intents tickets.jsonl",
      "  waybill eval intents tickets.jsonl --predictions answers.jsonl --fail-under 0.7"
    })
final class EvalIntentsCommand implements Callable<Integer> {

  @Mixin private final EvalOptions options = new EvalOptions();

  @Parameters(paramLabel = "FILE", description = "JSON lines {text, lang, intent, accept?}.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException {
    List<Rows.Row> rows = options.rows(file);
    IntentEvaluation intents = new IntentEvaluation(new LinearIntentClassifier());
    return options.write(() -> intents.run(rows, options.work()));
  }
}
