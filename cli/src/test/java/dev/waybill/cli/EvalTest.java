// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.intent.Classification;
import dev.waybill.intent.Intent;
import dev.waybill.intent.IntentClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code waybill eval} on small files. */
class EvalTest {

  private static final String DATA = "src/test/resources/eval/";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eval-intents       | intents intents.jsonl",
        "eval-entities      | entities entities.jsonl",
        "eval-mood          | mood mood.jsonl",
        "eval-ambiguity     | ambiguity --clear clear.jsonl --ambiguous ambiguous.jsonl",
        "eval-grounding     | grounding --pairs pairs.jsonl",
        "eval-grounding-dialogs | grounding --dialogs dialogs.jsonl --pairs dialog-pairs.jsonl",
        "eval-injections    | injections injections.jsonl",
      })
  void summariesAndPredictionsAreAsTheyWereRead(String golden, String command) throws IOException {
    Path predictions = folder.resolve("predictions.jsonl");
    Run text = eval(command + " --predictions " + predictions);
    Run json = eval(command + " --json --threads 1");

    Golden.check(golden + ".txt", timeless(text));
    Golden.check(golden + ".json", timeless(json));
    Golden.check(
        golden + ".jsonl",
        new Run(text.code(), Files.readString(predictions), timeless(text.err())));
  }

  /** How far slow work has come is said on a slow machine only. */
  private static String timeless(String err) {
    return err.replaceAll("(?m)^\\d+ of \\d+ done\\R", "");
  }

  /** What depends on the machine is taken out. */
  private static Run timeless(Run run) {
    String out =
        run.out()
            .replaceAll("(per second|micros per statement)( +)\\d+", "$1$2…")
            .replaceAll("(\"perSecond\"|\"microsPerRow\"): [0-9.]+", "$1: …")
            .replaceAll("(?m) +…$", "  …");
    return new Run(run.code(), out, timeless(run.err()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"intents", "entities", "mood", "ambiguity", "grounding", "injections"})
  void everyCommandHasHelpWithExamples(String command) {
    Golden.check("help-eval-" + command + ".txt", Run.waybill("eval", command, "--help"));
  }

  @Test
  void theHelpOfTheWholeListsTheExitCodes() {
    Golden.check("help-eval.txt", Run.waybill("eval", "--help"));
  }

  @Test
  void aClassifierOfTheUsersIsMeasured() throws IOException {
    Path rows =
        Files.writeString(
            folder.resolve("rows.jsonl"),
            "{\"text\": \"cancel it\", \"lang\": \"en\", \"intent\": \"cancel_order\"}\n");
    String option = "--classifier=" + AlwaysInvoice.class.getName();

    assertThat(Run.waybill("eval", "intents", rows.toString(), option, "--json").out())
        .contains("\"accuracy\": 0.0");
    assertThat(Run.waybill("eval", "intents", rows.toString(), "--json").out())
        .contains("\"accuracy\": 1.0");
    assertThat(Run.waybill("eval", "intents", rows.toString(), "--classifier=no.Such").err())
        .contains("--classifier: no.Such is not on the class path.");
    assertThat(
            Run.waybill("eval", "intents", rows.toString(), "--classifier=" + Path.class.getName())
                .err())
        .contains("does not implement dev.waybill.intent.IntentClassifier.");
    assertThat(
            Run.waybill(
                    "eval",
                    "intents",
                    rows.toString(),
                    "--classifier=" + IntentClassifier.class.getName())
                .err())
        .contains("it needs a public constructor without parameters.");
  }

  /** Takes every message for a wish for the invoice. */
  public static final class AlwaysInvoice implements IntentClassifier {
    @Override
    public Classification classify(String text) {
      return new Classification(List.of(new Classification.Candidate(Intent.INVOICE, 1)));
    }
  }

  @Test
  void aFigureUnderTheThresholdEndsWithOne() {
    String command = "ambiguity --clear clear.jsonl --ambiguous clear.jsonl --fail-under ";
    Run under = eval(command + "0.9");

    assertThat(under.code()).isEqualTo(ExitCode.FOUND);
    assertThat(under.err()).contains("auroc is 0.5, under 0.9");
    assertThat(eval(command + "0.5").code()).isEqualTo(ExitCode.OK);
    assertThat(eval(command + "7").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aWrongRowStopsBeforeAnythingIsWritten() throws IOException {
    Path data = folder.resolve("mood.jsonl");
    Path predictions = folder.resolve("predictions.jsonl");
    Files.write(
        data,
        List.of(
            "{\"text\": \"hello\", \"emotion\": \"neutral\"}",
            "{\"text\": \"hello\", \"emotion\": \"bored\"}"));

    Run run = Run.waybill("eval", "mood", "" + data, "--predictions", "" + predictions);

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("mood.jsonl, line 2: \"emotion\" must be angry, upset");
    assertThat(run.out()).isEmpty();
    assertThat(predictions).doesNotExist();
  }

  @Test
  void aMissingFileIsNamed() {
    Run run = eval("intents nowhere.jsonl");

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("there is no file").contains("nowhere.jsonl");
  }

  private static Run eval(String command) {
    return Run.waybill(
        Stream.concat(
                Stream.of("eval"),
                Stream.of(command.split(" "))
                    .map(
                        word ->
                            word.endsWith(".jsonl") && !word.startsWith("/") ? DATA + word : word))
            .toArray(String[]::new));
  }
}
