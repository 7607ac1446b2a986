// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places of a text at which something can begin: at a digit, or at the first two letters of one
 * of some words. Spares a pattern of many words all other places; it finds what the pattern's own
 * {@link Matcher#find()} finds.
 */
final class Starts {

  private final boolean digits;
  private final Set<Integer> pairs = new HashSet<>();

  private Starts(boolean digits, Collection<String> words) {
    this.digits = digits;
    for (String word : words) {
      pairs.add(pair(word.charAt(0), word.charAt(1)));
    }
  }

  /** At one of the words, each of two letters at least. */
  static Starts at(Collection<String> words) {
    return new Starts(false, words);
  }

  /** At a digit, or at one of the words. */
  static Starts atDigitOr(Collection<String> words) {
    return new Starts(true, words);
  }

  /** Gives every match of a pattern that begins with a digit or one of the words. */
  void find(Pattern pattern, String text, Consumer<Matcher> found) {
    Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    int from = 0;
    while (from < text.length()) {
      if (canBegin(text, from) && matcher.region(from, text.length()).lookingAt()) {
        from = Math.max(matcher.end(), from + 1);
        found.accept(matcher);
      } else {
        from++;
      }
    }
  }

  private boolean canBegin(String text, int at) {
    char first = text.charAt(at);
    if (first >= '0' && first <= '9') {
      return digits;
    }
    return at + 1 < text.length()
        && Character.isLetter(first)
        && pairs.contains(pair(first, text.charAt(at + 1)));
  }

  private static int pair(char first, char second) {
    return folded(first) << 16 | folded(second);
  }

  private static char folded(char c) {
    return Character.toLowerCase(Character.toUpperCase(c));
  }
}
