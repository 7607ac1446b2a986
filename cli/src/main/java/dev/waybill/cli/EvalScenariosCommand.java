// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import dev.waybill.testkit.scenario.EvaluationMode;
import dev.waybill.testkit.scenario.ScenarioEvaluation;
import dev.waybill.testkit.scenario.ScenarioFile;
import dev.waybill.testkit.scenario.ScenarioReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code waybill eval scenarios}. The JSON is that of {@link ScenarioReport#toJson}, a line of the
 * predictions that of {@link ScenarioReport#evaluation}.
 */
@Command(
    name = "scenarios",
    description = {
      "Plays conversations against worlds: what must happen, and what must never.",
      "Without a model, with a good one, with bad ones, or with yours."
    },
    footerHeading =
        "%nThe figure of --fail-under: passAll (pass^k), the share of scenarios of which"
            + "%nevery trial passed, in the mode where it is least.%n"
            + "%nThe model of --model env is one behind an interface in the style of OpenAI's,"
            + "%nwhich most providers and local servers have:%n"
            + "  OPENAI_API_KEY   the key; any text for a server that wants none%n"
            + "  OPENAI_BASE_URL  another server, for example http://localhost:11434/v1%n"
            + "  WAYBILL_MODEL    the model's name. Default: gpt-4.1-mini%n"
            + "For any other model, extend EnvelopeTest of waybill-testkit in Java.%n%nExamples:%n",
    footer = {
      "  waybill eval scenarios scenarios.yaml --fail-under 1",
      "  waybill eval scenarios mine.yaml --model none,hostile --markdown report.md",
      "  waybill eval scenarios mine.yaml --model env --trials 5 --junit report.xml"
    })
final class EvalScenariosCommand implements Callable<Integer> {

  @Mixin private final EvalOptions options = new EvalOptions();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenarios in YAML.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--model",
      paramLabel = "MODE",
      split = ",",
      description = {"none, oracle, hostile or env; several with commas.", "Default: none."})
  private Set<EvaluationMode> modes = EnumSet.of(EvaluationMode.NONE);

  @Option(
      names = "--trials",
      paramLabel = "K",
      defaultValue = "1",
      description = {
        "How often each scenario is played, with hostile",
        "models for each of their kinds. Default: ${DEFAULT-VALUE}."
      })
  private int trials;

  @Option(
      names = "--only",
      paramLabel = "PREFIX",
      description = "Only scenarios whose id begins so.")
  private String only = "";

  @Option(names = "--markdown", paramLabel = "FILE", description = "Write the report as Markdown.")
  private @Nullable Path markdown;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write the report as build servers read it.")
  private @Nullable Path junit;

  @Override
  public Integer call() throws IOException {
    ModelOfEnvironment env = new ModelOfEnvironment(System.getenv());
    List<ScenarioFile> scenarios = new ArrayList<>();
    for (Path file : files) {
      scenarios.add(options.read(file, ScenarioFile::read));
    }
    return options.write(
        () -> {
          ScenarioEvaluation evaluation =
              ScenarioEvaluation.of(scenarios)
                  .modes(modes)
                  .trials(trials)
                  .seed(options.seed())
                  .only(only);
          if (modes.contains(EvaluationMode.ENV)) {
            evaluation.models(env.models());
          }
          ScenarioReport report = evaluation.run(options.work());
          write(markdown, report.toMarkdown());
          write(junit, report.toJUnitXml());
          return report.evaluation();
        });
  }

  private static void write(@Nullable Path file, String text) {
    if (file != null) {
      try {
        WholeFile.write(file, text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
