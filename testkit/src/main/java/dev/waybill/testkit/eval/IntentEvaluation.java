// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.ambient.Ambient;
import dev.waybill.intent.Classification;
import dev.waybill.intent.Intent;
import dev.waybill.intent.IntentClassifier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Measures a classifier of intents on rows {@code {text, lang, intent, accept?}}; {@code accept}
 * names other intents that are right as well. Safe for use by many threads if the classifier is.
 */
public final class IntentEvaluation {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final double PRECISION = 0.95;

  private final IntentClassifier classifier;

  /** An evaluation of this classifier. */
  public IntentEvaluation(IntentClassifier classifier) {
    this.classifier = classifier;
  }

  /** A message, what it means, and what it was taken for. */
  private record Result(
      String language, Intent expected, Set<Intent> accepted, Classification answer) {

    Intent answered() {
      return answer.best().intent();
    }

    double confidence() {
      return answer.best().confidence();
    }

    double outOfScope() {
      return answer.ranked().stream()
          .filter(candidate -> candidate.intent() == Intent.OUT_OF_SCOPE)
          .mapToDouble(Classification.Candidate::confidence)
          .findFirst()
          .orElse(0);
    }

    boolean isRight() {
      return accepted.contains(answered());
    }

    /** What it counts for in a table: an answer that is accepted counts as the right one. */
    Intent counted() {
      return isRight() ? expected : answered();
    }
  }

  private record Message(String text, String language, Intent expected, Set<Intent> accepted) {}

  /**
   * Measures.
   *
   * @throws IllegalArgumentException if a row is malformed; the message names file, line and rule
   */
  public Evaluation run(List<Rows.Row> rows, Work work) {
    List<Message> messages = rows.stream().map(IntentEvaluation::message).toList();
    messages.stream().limit(200).forEach(message -> classifier.classify(message.text()));
    long begin = Ambient.nanoTime();
    List<Result> results =
        work.each(
            messages,
            message ->
                new Result(
                    message.language(),
                    message.expected(),
                    message.accepted(),
                    classifier.classify(message.text())));
    double seconds = (Ambient.nanoTime() - begin) / 1e9;
    List<Result> inScope = where(results, result -> result.expected() != Intent.OUT_OF_SCOPE);
    List<Result> outside = where(results, result -> result.expected() == Intent.OUT_OF_SCOPE);
    double accuracy = accuracy(results);
    double macroF1 = macroF1(results);
    double auroc = Figures.auroc(outOfScope(outside), outOfScope(inScope));
    double coverage =
        Figures.coverageAt(
            PRECISION,
            results.stream().map(Result::isRight).toList(),
            results.stream().map(Result::confidence).toList());

    ObjectNode summary = NODES.objectNode();
    summary.put("rows", results.size());
    summary.put("accuracy", accuracy);
    summary.put("macroF1", macroF1);
    summary.put("inScopeAccuracy", accuracy(inScope));
    summary.put("outOfScopeAuroc", auroc);
    summary.put("coverageAt95Precision", coverage);
    Table intents = new Table("intent", "rows", "precision", "recall", "F1");
    ObjectNode byIntent = summary.putObject("byIntent");
    for (Intent intent : expected(results)) {
      Counts counts = Counts.of(results, intent);
      byIntent
          .putObject(intent.id())
          .put("rows", counts.expected())
          .put("precision", counts.precision())
          .put("recall", counts.recall())
          .put("f1", counts.f1());
      intents.line(
          intent.id(),
          "" + counts.expected(),
          Table.percent(counts.precision()),
          Table.percent(counts.recall()),
          Table.percent(counts.f1()));
    }
    Table languages = new Table("language", "rows", "accuracy", "macro-F1");
    ObjectNode byLanguage = summary.putObject("byLanguage");
    grouped(results, Result::language)
        .forEach(
            (language, group) -> {
              byLanguage
                  .putObject(language)
                  .put("rows", group.size())
                  .put("accuracy", accuracy(group))
                  .put("macroF1", macroF1(group));
              languages.line(
                  language,
                  "" + group.size(),
                  Table.percent(accuracy(group)),
                  Table.percent(macroF1(group)));
            });
    summary.put("perSecond", Math.round(results.size() / Math.max(seconds, 1e-9)));
    String text =
        new Table("messages", "" + results.size())
                .line("accuracy", Table.percent(accuracy))
                .line("macro-F1", Table.percent(macroF1))
                .line("in-scope accuracy", Table.percent(accuracy(inScope)))
                .line("out-of-scope AUROC", Table.three(auroc))
                .line("coverage at 95 % precision", Table.percent(coverage))
                .line("messages per second", "" + summary.get("perSecond").asLong())
            + "\n"
            + intents
            + "\n"
            + languages;
    return new Evaluation(accuracy, "accuracy", summary, text, predictions(results));
  }

  /** How often an intent was meant, answered, and both. */
  private record Counts(long right, long answered, long expected) {
    static Counts of(List<Result> results, Intent intent) {
      return new Counts(
          results.stream().filter(r -> r.expected() == intent && r.counted() == intent).count(),
          results.stream().filter(r -> r.counted() == intent).count(),
          results.stream().filter(r -> r.expected() == intent).count());
    }

    double precision() {
      return Figures.share(right, answered);
    }

    double recall() {
      return Figures.share(right, expected);
    }

    double f1() {
      return Figures.f1(right, answered, expected);
    }
  }

  private static Message message(Rows.Row row) {
    Intent expected = intent(row, row.text("intent"));
    Set<Intent> accepted = EnumSet.of(expected);
    for (JsonNode other : row.node().path("accept")) {
      accepted.add(intent(row, other.asText()));
    }
    return new Message(row.text("text"), row.text("lang"), expected, accepted);
  }

  private static Intent intent(Rows.Row row, String id) {
    return Intent.byId(id)
        .orElseThrow(() -> row.wrong("there is no intent \"" + id + "\"; see Intent.id()"));
  }

  private static List<ObjectNode> predictions(List<Result> results) {
    List<ObjectNode> lines = new ArrayList<>();
    for (int n = 0; n < results.size(); n++) {
      lines.add(
          NODES
              .objectNode()
              .put("n", n)
              .put("intent", results.get(n).answered().id())
              .put("confidence", Figures.rounded(results.get(n).confidence()))
              .put("outOfScope", Figures.rounded(results.get(n).outOfScope())));
    }
    return lines;
  }

  private static double accuracy(List<Result> results) {
    return Figures.share(results.stream().filter(Result::isRight).count(), results.size());
  }

  /** The mean F1 over the intents that occur. */
  private static double macroF1(List<Result> results) {
    return expected(results).stream()
        .mapToDouble(intent -> Counts.of(results, intent).f1())
        .average()
        .orElse(0);
  }

  private static Set<Intent> expected(List<Result> results) {
    return results.stream()
        .map(Result::expected)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Intent.class)));
  }

  private static List<Double> outOfScope(List<Result> results) {
    return results.stream().map(Result::outOfScope).toList();
  }

  private static List<Result> where(List<Result> results, Predicate<Result> fits) {
    return results.stream().filter(fits).toList();
  }

  private static Map<String, List<Result>> grouped(
      List<Result> results, Function<Result, String> key) {
    return results.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
  }
}
