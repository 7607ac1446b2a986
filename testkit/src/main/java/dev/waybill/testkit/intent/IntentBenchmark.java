// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.intent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.intent.Classification.Candidate;
import dev.waybill.intent.Intent;
import dev.waybill.intent.IntentClassifier;
import dev.waybill.intent.LexicalIntentClassifier;
import dev.waybill.testkit.intent.IntentReport.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a classifier over labelled messages and reports how often its best answer is right.
 *
 * <p>The file has one JSON object a line, with the texts {@code text}, {@code lang} and {@code
 * intent} (an {@link Intent#id()}); other fields are ignored.
 */
public final class IntentBenchmark {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final IntentClassifier classifier;

  /** A benchmark of this classifier. */
  public IntentBenchmark(IntentClassifier classifier) {
    this.classifier = classifier;
  }

  /**
   * Measures {@link LexicalIntentClassifier} on the file named by the only argument.
   *
   * @throws IOException if the file cannot be read
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("the only argument must be the path of a JSON Lines file");
    }
    PrintStream out = System.out;
    out.print(new IntentBenchmark(new LexicalIntentClassifier()).run(Path.of(args[0])).summary());
  }

  /**
   * Classifies every message of a file.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if a line is malformed; the message names file and line
   */
  public IntentReport run(Path file) throws IOException {
    List<Result> results = new ArrayList<>();
    int line = 0;
    for (String json : Files.readAllLines(file)) {
      line++;
      if (!json.isBlank()) {
        results.add(result(json, file + ", line " + line));
      }
    }
    return new IntentReport(results);
  }

  private Result result(String json, String where) {
    JsonNode message = parse(json, where);
    String id = field(message, "intent", where);
    Intent expected =
        Intent.byId(id)
            .orElseThrow(
                () -> new IllegalArgumentException(where + ": there is no intent '" + id + "'"));
    String text = field(message, "text", where);
    Candidate best = classifier.classify(text).best();
    return new Result(
        text, field(message, "lang", where), expected, best.intent(), best.confidence());
  }

  private static JsonNode parse(String json, String where) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(where + ": must be a JSON object", e);
    }
  }

  private static String field(JsonNode message, String name, String where) {
    JsonNode value = message.path(name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(where + ": '" + name + "' must be a text");
    }
    return value.asText();
  }
}
