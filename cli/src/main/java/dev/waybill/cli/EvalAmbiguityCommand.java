// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import dev.waybill.intent.LinearIntentClassifier;
import dev.waybill.testkit.eval.AmbiguityEvaluation;
import dev.waybill.testkit.eval.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waybill eval ambiguity}. */
@Command(
    name = "ambiguity",
    description = "Measures how well clear messages are told from ambiguous ones.",
    footerHeading = "%nThe figure of --fail-under: auroc.%n%nExamples:%n",
    footer = {"  waybill eval ambiguity --clear clear.jsonl --ambiguous vague.jsonl"})
final class EvalAmbiguityCommand implements Callable<Integer> {

  @Mixin private final EvalOptions options = new EvalOptions();

  @Option(
      names = "--clear",
      required = true,
      paramLabel = "FILE",
      description = "JSON lines {text}: messages that leave no doubt.")
  private Path clear = Path.of("");

  @Option(
      names = "--ambiguous",
      required = true,
      paramLabel = "FILE",
      description = "JSON lines {text}: messages that do.")
  private Path ambiguous = Path.of("");

  @Override
  public Integer call() throws IOException {
    List<Rows.Row> plain = options.rows(clear);
    List<Rows.Row> open = options.rows(ambiguous);
    AmbiguityEvaluation measure = new AmbiguityEvaluation(new LinearIntentClassifier());
    return options.write(() -> measure.run(plain, open, options.work()));
  }
}
