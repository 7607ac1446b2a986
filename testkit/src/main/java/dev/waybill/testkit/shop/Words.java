// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A plain search: the more of the words a thing has in it, the better it fits. */
final class Words {

  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Words() {}

  /** What fits, the best first; where two fit as well, by identifier. */
  static <T> List<T> search(
      List<T> all, String words, int limit, Function<T, String> text, Function<T, String> id) {
    Set<String> wanted = of(words);
    return all.stream()
        .filter(thing -> common(wanted, text.apply(thing)) > 0)
        .sorted(
            Comparator.<T>comparingInt(thing -> -common(wanted, text.apply(thing)))
                .thenComparing(id))
        .limit(limit)
        .toList();
  }

  private static int common(Set<String> wanted, String text) {
    Set<String> words = of(text);
    words.retainAll(wanted);
    return words.size();
  }

  private static Set<String> of(String text) {
    Set<String> words = new HashSet<>(List.of(BETWEEN.split(text.toLowerCase(Locale.ROOT), -1)));
    words.remove("");
    return words;
  }
}
