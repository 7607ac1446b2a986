// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import dev.waybill.intent.IntentClassifier;
import dev.waybill.intent.LinearIntentClassifier;
import dev.waybill.testkit.eval.IntentEvaluation;
import dev.waybill.testkit.eval.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waybill eval intents}. */
@Command(
    name = "intents",
    description = "Measures what messages are taken to mean.",
    footerHeading = "%nThe figure of --fail-under: accuracy.%n%nExamples:%n",
    footer = {
      "  waybill eval intents tickets.jsonl",
      "  java -cp waybill.jar:classifier.jar dev.waybill.cli.Waybill eval intents tickets.jsonl"
          + " --classifier com.example.MyClassifier",
      "  waybill eval intents tickets.jsonl --predictions answers.jsonl --fail-under 0.7"
    })
final class EvalIntentsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final EvalOptions options = new EvalOptions();

  @Option(
      names = "--classifier",
      paramLabel = "CLASS",
      description = {
        "Classifier to measure, a class on the class path that implements IntentClassifier and"
            + " needs nothing to be made.",
        "Default: ${DEFAULT-VALUE}."
      })
  private String classifier = LinearIntentClassifier.class.getName();

  @Parameters(paramLabel = "FILE", description = "JSON lines {text, lang, intent, accept?}.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException {
    List<Rows.Row> rows = options.rows(file);
    IntentEvaluation intents = new IntentEvaluation(classifier());
    return options.write(() -> intents.run(rows, options.work()));
  }

  private IntentClassifier classifier() {
    try {
      return Class.forName(classifier)
          .asSubclass(IntentClassifier.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ClassNotFoundException e) {
      throw wrong("is not on the class path", e);
    } catch (ClassCastException e) {
      throw wrong("does not implement " + IntentClassifier.class.getName(), e);
    } catch (ReflectiveOperationException e) {
      throw wrong("cannot be made: it needs a public constructor without parameters", e);
    }
  }

  private ParameterException wrong(String problem, Exception cause) {
    return new ParameterException(
        spec.commandLine(), "--classifier: " + classifier + " " + problem + ".", cause);
  }
}
