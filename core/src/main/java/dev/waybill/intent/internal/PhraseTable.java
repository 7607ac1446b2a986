// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Phrases of plain words, each with what it means, that are looked up at a place of a sentence. The
 * last word of a phrase may be the beginning of a word. Not changed after it was made.
 *
 * @param <V> what a phrase means
 */
final class PhraseTable<V> {

  /** The shortest beginning that may be searched for. */
  private static final int SHORTEST_STEM = 3;

  /**
   * A phrase found.
   *
   * @param value what it means
   * @param words how many words it has
   */
  record Hit<V>(V value, int words) {}

  private record Phrase<V>(List<String> words, boolean open, V value) {
    boolean matches(List<String> sentence, int at) {
      if (at + words.size() > sentence.size()) {
        return false;
      }
      int last = words.size() - 1;
      for (int i = 0; i < last; i++) {
        if (!words.get(i).equals(sentence.get(at + i))) {
          return false;
        }
      }
      String word = sentence.get(at + last);
      return open ? word.startsWith(words.get(last)) : word.equals(words.get(last));
    }
  }

  private final Map<String, List<Phrase<V>>> byFirstWord = new HashMap<>();
  private final Map<String, List<Phrase<V>>> byStem = new HashMap<>();

  /**
   * Adds a phrase.
   *
   * @param written words with spaces between them, perhaps with a star at the end
   * @throws IllegalStateException if it has no word, or a star after fewer than three letters
   */
  void add(String written, V value) {
    boolean open = written.endsWith("*");
    List<String> words = new ArrayList<>();
    Words.sentences(open ? written.substring(0, written.length() - 1) : written)
        .forEach(words::addAll);
    boolean single = words.size() == 1;
    if (words.isEmpty() || (open && words.get(words.size() - 1).length() < SHORTEST_STEM)) {
      throw new IllegalStateException("\"" + written + "\" must have words, a star after letters");
    }
    Phrase<V> phrase = new Phrase<>(List.copyOf(words), open, value);
    String first = words.get(0);
    Map<String, List<Phrase<V>>> index = open && single ? byStem : byFirstWord;
    String key = open && single ? first.substring(0, SHORTEST_STEM) : first;
    List<Phrase<V>> phrases = index.computeIfAbsent(key, word -> new ArrayList<>());
    phrases.add(phrase);
    phrases.sort(Comparator.comparingInt((Phrase<V> p) -> p.words().size()).reversed());
  }

  /** The longest phrase that stands at a place of a sentence of plain words. */
  @Nullable Hit<V> at(List<String> sentence, int place) {
    String word = sentence.get(place);
    Hit<V> whole = first(byFirstWord.getOrDefault(word, List.of()), sentence, place);
    if (whole != null || word.length() < SHORTEST_STEM) {
      return whole;
    }
    return first(byStem.getOrDefault(word.substring(0, SHORTEST_STEM), List.of()), sentence, place);
  }

  /** All phrases that stand at a place of a sentence of plain words, however long. */
  List<Hit<V>> allAt(List<String> sentence, int place) {
    List<Hit<V>> hits = new ArrayList<>();
    String word = sentence.get(place);
    all(byFirstWord.getOrDefault(word, List.of()), sentence, place, hits);
    if (word.length() >= SHORTEST_STEM) {
      all(byStem.getOrDefault(word.substring(0, SHORTEST_STEM), List.of()), sentence, place, hits);
    }
    return hits;
  }

  private void all(List<Phrase<V>> phrases, List<String> sentence, int place, List<Hit<V>> hits) {
    for (Phrase<V> phrase : phrases) {
      if (phrase.matches(sentence, place)) {
        hits.add(new Hit<>(phrase.value(), phrase.words().size()));
      }
    }
  }

  private @Nullable Hit<V> first(List<Phrase<V>> phrases, List<String> sentence, int place) {
    for (Phrase<V> phrase : phrases) {
      if (phrase.matches(sentence, place)) {
        return new Hit<>(phrase.value(), phrase.words().size());
      }
    }
    return null;
  }
}
