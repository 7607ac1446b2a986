// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import dev.waybill.testkit.eval.GroundingEvaluation;
import dev.waybill.testkit.eval.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waybill eval grounding}. */
@Command(
    name = "grounding",
    description = "Measures what the verifier of replies catches, and what it rejects wrongly.",
    footerHeading =
        "%nThe figure of --fail-under: caught, the share of unsupported statements that are rejected.%n%nExamples:%n",
    footer = {
      "  waybill eval grounding --dialogs dialogs.jsonl --pairs pairs.jsonl --policy policy.md",
      "  waybill eval grounding --pairs pairs.jsonl --fail-under 0.97"
    })
final class EvalGroundingCommand implements Callable<Integer> {

  @Mixin private final EvalOptions options = new EvalOptions();

  @Option(
      names = "--dialogs",
      paramLabel = "FILE",
      description = "JSON lines {dialog, turns: [{role, name, text}]}.")
  private @Nullable Path dialogs;

  @Option(
      names = "--pairs",
      required = true,
      paramLabel = "FILE",
      description = {
        "JSON lines {dialog, upto, text, label, kind},",
        "or {evidence: [JSON, ...], text, label, kind}."
      })
  private Path pairs = Path.of("");

  @Option(
      names = "--policy",
      paramLabel = "TEXT",
      description = "A file with the shop's rules in prose; they count as evidence.")
  private @Nullable Path policy;

  @Override
  public Integer call() throws IOException {
    List<Rows.Row> transcripts = dialogs == null ? List.of() : options.rows(dialogs);
    List<Rows.Row> statements = options.rows(pairs);
    GroundingEvaluation grounding = new GroundingEvaluation(rules());
    return options.write(() -> grounding.run(transcripts, statements, options.work()));
  }

  private List<String> rules() throws IOException {
    return policy == null
        ? List.of()
        : Files.readAllLines(policy).stream().filter(line -> !line.isBlank()).toList();
  }
}
