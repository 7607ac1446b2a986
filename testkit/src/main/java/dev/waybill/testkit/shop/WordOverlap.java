// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A plain search: what shares more words with the question is better. */
final class WordOverlap {

  private record Hit<T>(T thing, long shared) {}

  private WordOverlap() {}

  /**
   * The things that share a word with the question, the best first; equally good ones stay in the
   * order they come in.
   *
   * @param text all that is written of a thing
   */
  static <T> List<T> best(
      String question, Collection<T> things, Function<T, String> text, int limit) {
    Set<String> asked = words(question);
    List<Hit<T>> hits = new ArrayList<>();
    for (T thing : things) {
      long shared = words(text.apply(thing)).stream().filter(asked::contains).count();
      if (shared > 0) {
        hits.add(new Hit<>(thing, shared));
      }
    }
    return hits.stream()
        .sorted(Comparator.comparingLong((Hit<T> hit) -> hit.shared()).reversed())
        .limit(limit)
        .map(Hit::thing)
        .toList();
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
