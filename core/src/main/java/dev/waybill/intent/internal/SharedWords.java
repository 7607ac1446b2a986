// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether two texts speak of the same thing: by a word that says something and stands in both. */
public final class SharedWords {

  private static final int SHORTEST = 4;

  private SharedWords() {}

  /** Whether a telling word of one text stands in the other, in the singular or the plural. */
  public static boolean in(String text, String other) {
    Set<String> theirs = telling(other);
    return telling(text).stream()
        .anyMatch(word -> theirs.stream().anyMatch(held -> isSame(word, held)));
  }

  /** Whether a text has words at all. */
  public static boolean hasWords(String text) {
    return Words.sentences(text).stream()
        .flatMap(List::stream)
        .anyMatch(word -> word.length() > 1 && Character.isLetter(word.charAt(0)));
  }

  private static Set<String> telling(String text) {
    return Words.sentences(text).stream()
        .flatMap(List::stream)
        .filter(word -> word.length() >= SHORTEST)
        .filter(word -> !FunctionWords.isFunctionWord(word) && !VagueText.isVague(word))
        .collect(Collectors.toSet());
  }

  private static boolean isSame(String word, String held) {
    String shorter = word.length() <= held.length() ? word : held;
    String longer = word.length() <= held.length() ? held : word;
    return longer.startsWith(shorter) && longer.length() - shorter.length() <= 2;
  }
}
