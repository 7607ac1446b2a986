// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Article;
import dev.waybill.intent.InjectionSignal;
import dev.waybill.intent.internal.FunctionWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Passages of articles, to find the one that answers a question. Ranked by BM25 over the passages
 * at hand, with an article's title counting as part of each of its passages. Words are folded and
 * stripped of a plural's ending, nothing more; everyday words do not count.
 */
final class Passages {

  private static final double SATURATION = 1.2;
  private static final double LENGTH = 0.75;
  private static final int LONGEST = 600;
  private static final InjectionSignal SIGNAL = new InjectionSignal();

  /** So large a part of a question's words must stand in its answer. */
  private static final double COVERED = 0.5;

  private final List<Passage> all = new ArrayList<>();
  private final Map<String, Integer> passagesWith = new HashMap<>();
  private double meanLength;

  /**
   * A passage.
   *
   * @param article where it stands
   * @param number its place there
   * @param text its words
   */
  record Passage(
      Article article, int number, String text, Map<String, Integer> counts, int length) {
    Passage {
      requireNonNull(article, "article");
      requireNonNull(text, "text");
      counts = Map.copyOf(counts);
    }
  }

  Passages(List<Article> articles) {
    for (Article article : articles) {
      int number = 0;
      for (String text : cut(article.text())) {
        add(article, number++, text);
      }
    }
    meanLength = all.stream().mapToInt(Passage::length).average().orElse(1);
  }

  private void add(Article article, int number, String text) {
    Map<String, Integer> counts = new HashMap<>();
    List<String> words = words(article.title() + " " + text);
    words.forEach(word -> counts.merge(word, 1, Integer::sum));
    counts.keySet().forEach(word -> passagesWith.merge(word, 1, Integer::sum));
    all.add(new Passage(article, number, text, counts, words.size()));
  }

  /**
   * Paragraphs that can be quoted: short enough, without a link that nobody has checked, and not
   * addressed to a machine instead of a customer.
   */
  private static List<String> cut(String text) {
    List<String> passages = new ArrayList<>();
    for (String paragraph : text.split("\\n\\s*\\n", -1)) {
      String one = paragraph.strip().replaceAll("\\s+", " ");
      if (!one.isEmpty() && isQuotable(one)) {
        passages.add(one);
      } else if (one.length() > LONGEST) {
        passages.addAll(sentences(one));
      }
    }
    return passages;
  }

  private static List<String> sentences(String paragraph) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (String sentence : paragraph.split("(?<=[.!?])\\s", -1)) {
      if (part.length() > 0 && part.length() + sentence.length() > LONGEST) {
        parts.add(part.toString());
        part.setLength(0);
      }
      part.append(part.length() == 0 ? "" : " ").append(sentence);
    }
    parts.add(part.toString());
    return parts.stream().filter(Passages::isQuotable).toList();
  }

  private static boolean isQuotable(String passage) {
    return passage.length() <= LONGEST
        && !passage.contains("://")
        && !passage.contains("www.")
        && !SIGNAL.flags(passage);
  }

  /** The passage that answers the question best; empty if none has enough of its words. */
  Optional<Passage> best(String question) {
    Set<String> asked = new LinkedHashSet<>(words(question));
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    return all.stream()
        .filter(passage -> covers(passage, asked))
        .max(Comparator.comparingDouble(passage -> score(passage, asked)));
  }

  private static boolean covers(Passage passage, Set<String> asked) {
    Set<String> shared = new HashSet<>(asked);
    shared.retainAll(passage.counts().keySet());
    return !shared.isEmpty() && shared.size() >= Math.ceil(asked.size() * COVERED);
  }

  private double score(Passage passage, Set<String> asked) {
    double score = 0;
    for (String word : asked) {
      int times = passage.counts().getOrDefault(word, 0);
      int with = passagesWith.getOrDefault(word, 0);
      double rarity = Math.log(1 + (all.size() - with + 0.5) / (with + 0.5));
      double length = 1 - LENGTH + LENGTH * passage.length() / meanLength;
      score += rarity * times * (SATURATION + 1) / (times + SATURATION * length);
    }
    return score;
  }

  private static List<String> words(String text) {
    return StoreWords.of(text).stream()
        .filter(word -> word.length() > 1 && !FunctionWords.isFunctionWord(word))
        .map(StoreWords::singular)
        .toList();
  }
}
