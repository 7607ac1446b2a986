// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.intent.Mood;
import dev.waybill.intent.Mood.Emotion;
import dev.waybill.intent.MoodReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures a reader of moods on rows {@code {text, emotion, urgency?}}: {@code emotion} is angry,
 * upset, neutral or positive; {@code urgency} is true or false, or a word of which {@code high},
 * {@code urgent}, {@code yes} and {@code true} mean urgent. Safe for use by many threads if the
 * reader is.
 */
public final class MoodEvaluation {

  private static final Set<String> URGENT = Set.of("high", "urgent", "yes", "true");

  private final MoodReader reader;

  /** An evaluation of this reader. */
  public MoodEvaluation(MoodReader reader) {
    this.reader = reader;
  }

  private record Result(Emotion expected, @Nullable Boolean urgent, Mood answer) {}

  private record Message(String text, Emotion expected, @Nullable Boolean urgent) {}

  /**
   * Measures.
   *
   * @throws IllegalArgumentException if a row is malformed; the message names file, line and rule
   */
  public Evaluation run(List<Rows.Row> rows, Work work) {
    List<Message> messages = rows.stream().map(MoodEvaluation::message).toList();
    List<Result> results =
        work.each(
            messages,
            message ->
                new Result(message.expected(), message.urgent(), reader.read(message.text())));
    long right = results.stream().filter(r -> r.expected() == r.answer().emotion()).count();
    double accuracy = Figures.share(right, results.size());
    ObjectNode summary = JsonNodeFactory.instance.objectNode();
    summary.put("rows", results.size());
    summary.put("accuracy", accuracy);
    Table table = new Table("emotion", "rows", "precision", "recall", "F1");
    ObjectNode byEmotion = summary.putObject("byEmotion");
    double sum = 0;
    int kinds = 0;
    for (Emotion emotion : Emotion.values()) {
      long expected = results.stream().filter(r -> r.expected() == emotion).count();
      long answered = results.stream().filter(r -> r.answer().emotion() == emotion).count();
      long hits =
          results.stream()
              .filter(r -> r.expected() == emotion && r.answer().emotion() == emotion)
              .count();
      if (expected > 0) {
        double f1 = Figures.f1(hits, answered, expected);
        sum += f1;
        kinds++;
        byEmotion
            .putObject(emotion.id())
            .put("rows", expected)
            .put("precision", Figures.share(hits, answered))
            .put("recall", Figures.share(hits, expected))
            .put("f1", f1);
        table.line(
            emotion.id(),
            "" + expected,
            Table.percent(Figures.share(hits, answered)),
            Table.percent(Figures.share(hits, expected)),
            Table.percent(f1));
      }
    }
    double macroF1 = kinds == 0 ? 0 : sum / kinds;
    summary.put("macroF1", macroF1);
    List<Result> rated = results.stream().filter(r -> r.urgent() != null).toList();
    long urgentHits = rated.stream().filter(r -> isTrue(r.urgent()) && r.answer().urgent()).count();
    double urgentF1 =
        Figures.f1(
            urgentHits,
            rated.stream().filter(r -> r.answer().urgent()).count(),
            rated.stream().filter(r -> isTrue(r.urgent())).count());
    summary.put("urgentRows", rated.size());
    summary.put("urgentF1", urgentF1);
    String text =
        new Table("messages", "" + results.size())
                .line("accuracy", Table.percent(accuracy))
                .line("macro-F1", Table.percent(macroF1))
                .line("urgent F1", rated.isEmpty() ? "no row says" : Table.percent(urgentF1))
            + "\n"
            + table;
    List<ObjectNode> predictions = new ArrayList<>();
    for (int n = 0; n < results.size(); n++) {
      predictions.add(
          JsonNodeFactory.instance
              .objectNode()
              .put("n", n)
              .put("emotion", results.get(n).answer().emotion().id())
              .put("urgent", results.get(n).answer().urgent()));
    }
    return new Evaluation(macroF1, "macroF1", summary, text, predictions);
  }

  private static boolean isTrue(@Nullable Boolean urgent) {
    return Boolean.TRUE.equals(urgent);
  }

  private static Message message(Rows.Row row) {
    String word = row.text("emotion");
    Emotion expected =
        Arrays.stream(Emotion.values())
            .filter(emotion -> emotion.id().equals(word))
            .findFirst()
            .orElseThrow(
                () ->
                    row.wrong(
                        "\"emotion\" must be angry, upset, neutral or positive, not \""
                            + word
                            + "\""));
    JsonNode urgency = row.node().path("urgency");
    Boolean urgent =
        (urgency.isMissingNode() || urgency.isNull())
            ? null
            : URGENT.contains(urgency.asText().toLowerCase(Locale.ROOT));
    return new Message(row.text("text"), expected, urgent);
  }
}
