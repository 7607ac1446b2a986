// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Phrases to look for in a text, each with something it stands for. A word that ends in {@code *}
 * stands for any ending, {@code _} for up to three words. Immutable once filled; safe for use by
 * many threads. Looking takes time linear in the number of words.
 *
 * @param <T> what a phrase stands for
 */
public final class Phrases<T> {

  private static final String GAP = "_";
  private static final int LONGEST_GAP = 3;
  private static final int LONGEST_WORD = 40;

  private record Phrase<T>(List<String> words, T meaning) {}

  private final Map<String, List<Phrase<T>>> byFirstWord = new HashMap<>();
  private final Map<String, List<Phrase<T>>> byFirstPrefix = new HashMap<>();

  /** Adds a phrase. */
  void add(String phrase, T meaning) {
    List<String> words = List.of(phrase.strip().split("\\s+"));
    String first = words.get(0);
    if (first.isEmpty() || first.equals(GAP)) {
      throw new IllegalStateException("a phrase must begin with a word: \"" + phrase + "\"");
    }
    (first.endsWith("*") ? byFirstPrefix : byFirstWord)
        .computeIfAbsent(first.replace("*", ""), key -> new ArrayList<>())
        .add(new Phrase<>(words, meaning));
  }

  /**
   * Looks for every phrase, at every word.
   *
   * @param words one sentence, as {@link Words} gives it
   * @param found is told where a phrase begins and what it stands for
   */
  public void find(List<String> words, BiConsumer<Integer, T> found) {
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at);
      look(byFirstWord.get(word), words, at, found);
      for (int end = 1; end <= Math.min(word.length(), LONGEST_WORD); end++) {
        look(byFirstPrefix.get(word.substring(0, end)), words, at, found);
      }
    }
  }

  private void look(
      @org.jspecify.annotations.Nullable List<Phrase<T>> candidates,
      List<String> words,
      int at,
      BiConsumer<Integer, T> found) {
    if (candidates != null) {
      for (Phrase<T> phrase : candidates) {
        if (matches(phrase.words(), 1, words, at + 1)) {
          found.accept(at, phrase.meaning());
        }
      }
    }
  }

  private static boolean matches(List<String> phrase, int step, List<String> words, int at) {
    if (step == phrase.size()) {
      return true;
    }
    if (phrase.get(step).equals(GAP)) {
      if (step + 1 == phrase.size()) {
        return at < words.size();
      }
      for (int skipped = 0; skipped <= LONGEST_GAP; skipped++) {
        if (matches(phrase, step + 1, words, at + skipped)) {
          return true;
        }
      }
      return false;
    }
    return at < words.size()
        && isWord(phrase.get(step), words.get(at))
        && matches(phrase, step + 1, words, at + 1);
  }

  private static boolean isWord(String pattern, String word) {
    return pattern.endsWith("*")
        ? word.startsWith(pattern.substring(0, pattern.length() - 1))
        : word.equals(pattern);
  }
}
