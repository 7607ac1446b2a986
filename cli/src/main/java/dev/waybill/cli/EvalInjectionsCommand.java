// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import dev.waybill.testkit.eval.InjectionEvaluation;
import dev.waybill.testkit.eval.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code waybill eval injections}. */
@Command(
    name = "injections",
    description = "Plays texts that give orders against a shop whose model obeys them.",
    footerHeading =
        "%nThe figure of --fail-under: harmless, the share of texts that brought about nothing.%n%nExamples:%n",
    footer = {"  waybill eval injections attacks.jsonl --fail-under 1"})
final class EvalInjectionsCommand implements Callable<Integer> {

  @Mixin private final EvalOptions options = new EvalOptions();

  @Parameters(
      paramLabel = "FILE",
      description = "JSON lines {text, kind, label}: direct or indirect, attack or benign.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException {
    List<Rows.Row> rows = options.rows(file);
    InjectionEvaluation injections = new InjectionEvaluation();
    return options.write(() -> injections.run(rows, options.work()));
  }
}
