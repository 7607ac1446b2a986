// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import dev.waybill.intent.EntityExtractor;
import dev.waybill.testkit.eval.EntityEvaluation;
import dev.waybill.testkit.eval.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code waybill eval entities}. */
@Command(
    name = "entities",
    description = "Measures what is found in messages: numbers, addresses, amounts, dates.",
    footerHeading = "%nThe figure of --fail-under: macroF1.%n%nExamples:%n",
    footer = {"  waybill eval entities tickets.jsonl"})
final class EvalEntitiesCommand implements Callable<Integer> {

  @Mixin private final EvalOptions options = new EvalOptions();

  @Parameters(
      paramLabel = "FILE",
      description = "JSON lines {text, entities: [{type, start, end, value}]}.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException {
    List<Rows.Row> rows = options.rows(file);
    EntityEvaluation entities = new EntityEvaluation(new EntityExtractor());
    return options.write(() -> entities.run(rows, options.work()));
  }
}
