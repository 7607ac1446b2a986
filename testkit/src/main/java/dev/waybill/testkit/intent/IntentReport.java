// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.intent;

import dev.waybill.intent.Intent;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a benchmark of intents found.
 *
 * @param results every message with the answer, in the file's order
 */
public record IntentReport(List<Result> results) {

  /**
   * One message.
   *
   * @param text the message
   * @param language its language, as the file has it
   * @param expected the right intent
   * @param answered the classifier's best
   * @param confidence how sure it was, from 0 to 1
   */
  public record Result(
      String text, String language, Intent expected, Intent answered, double confidence) {

    /** Whether the best answer is the right one. */
    public boolean isRight() {
      return expected == answered;
    }
  }

  /**
   * A share of messages.
   *
   * @param right how many were answered right
   * @param of how many there were
   */
  public record Score(int right, int of) {

    /** The share that is right, from 0 to 1; 0 of none. */
    public double accuracy() {
      return of == 0 ? 0 : (double) right / of;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%5.1f %% (%d of %d)", 100 * accuracy(), right, of);
    }
  }

  /**
   * A mistake that was made several times.
   *
   * @param expected the right intent
   * @param answered what was answered
   * @param count how often
   */
  public record Confusion(Intent expected, Intent answered, long count) {}

  public IntentReport {
    results = List.copyOf(results);
  }

  /** The score over all messages. */
  public Score overall() {
    return score(results);
  }

  /** The score per language, ordered by language. */
  public Map<String, Score> byLanguage() {
    return scores(Result::language);
  }

  /** The score per right intent, in the taxonomy's order. */
  public Map<Intent, Score> byIntent() {
    return scores(Result::expected);
  }

  /** Of the messages answered with each intent, how many were right, in the taxonomy's order. */
  public Map<Intent, Score> precision() {
    return scores(Result::answered);
  }

  /** The mistakes, the most frequent first. */
  public List<Confusion> confusions() {
    Map<Intent, Map<Intent, Long>> counts =
        results.stream()
            .filter(result -> !result.isRight())
            .collect(
                Collectors.groupingBy(
                    Result::expected,
                    TreeMap::new,
                    Collectors.groupingBy(Result::answered, TreeMap::new, Collectors.counting())));
    return counts.entrySet().stream()
        .flatMap(
            row ->
                row.getValue().entrySet().stream()
                    .map(cell -> new Confusion(row.getKey(), cell.getKey(), cell.getValue())))
        .sorted(Comparator.comparingLong(Confusion::count).reversed())
        .toList();
  }

  /** The figures as text, one a line. */
  public String summary() {
    StringBuilder text = new StringBuilder();
    text.append("overall ").append(overall()).append('\n');
    text.append(
        String.format(
            Locale.ROOT,
            "mean confidence %.1f %%\n",
            100 * results.stream().mapToDouble(Result::confidence).average().orElse(0)));
    byLanguage().forEach((language, score) -> line(text, language, score.toString()));
    Map<Intent, Score> precision = precision();
    byIntent()
        .forEach(
            (intent, score) ->
                line(
                    text,
                    intent.id(),
                    score + ", precision " + precision.getOrDefault(intent, new Score(0, 0))));
    confusions()
        .forEach(
            confusion ->
                line(
                    text,
                    confusion.expected().id(),
                    "taken for " + confusion.answered().id() + ": " + confusion.count()));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String figure) {
    text.append(String.format(Locale.ROOT, "%-18s %s\n", name, figure));
  }

  private <K extends Comparable<K>> Map<K, Score> scores(Function<Result, K> key) {
    Map<K, Score> scores = new TreeMap<>();
    results.stream()
        .collect(Collectors.groupingBy(key))
        .forEach((name, group) -> scores.put(name, score(group)));
    return scores;
  }

  private static Score score(List<Result> group) {
    return new Score((int) group.stream().filter(Result::isRight).count(), group.size());
  }
}
