// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places of a text at which something can begin: at a number, at the first two letters of one
 * of some words, at a sign; and at any rare character of two chars. Spares a pattern all other
 * places; of a pattern that begins nowhere else it finds what {@link Matcher#find()} finds.
 * Immutable.
 */
final class Starts {

  private static final int HASH_BITS = 16;

  private final boolean numbers;
  private final boolean capitals;
  private final boolean withinWords;
  private final String signs;

  /** Hashes of two letters; that others share one costs time, and nothing else. */
  private final BitSet pairs;

  private Starts(
      boolean numbers, boolean capitals, boolean withinWords, String signs, BitSet pairs) {
    this.numbers = numbers;
    this.capitals = capitals;
    this.withinWords = withinWords;
    this.signs = signs;
    this.pairs = pairs;
  }

  /**
   * At one of the words, in any case, where no letter from A to Z stands before it.
   *
   * @param words their beginnings, of two characters at least; a space is any, 0 any digit
   */
  static Starts at(Collection<String> words) {
    BitSet pairs = new BitSet(1 << HASH_BITS);
    words.forEach(word -> pairs.set(pair(word.charAt(0), word.charAt(1))));
    return new Starts(false, false, false, "", pairs);
  }

  /** At the first digit of a number. */
  static Starts atNumbers() {
    return at(List.of()).orNumbers();
  }

  /** And at the first digit of a number. */
  Starts orNumbers() {
    return new Starts(true, capitals, withinWords, signs, pairs);
  }

  /** And at any capital letter. */
  Starts orCapitals() {
    return new Starts(numbers, true, withinWords, signs, pairs);
  }

  /** And at any of the characters. */
  Starts orSigns(String more) {
    return new Starts(numbers, capitals, withinWords, signs + more, pairs);
  }

  /** The same, and at the words behind a letter too. */
  Starts orWithinWords() {
    return new Starts(numbers, capitals, true, signs, pairs);
  }

  /** Gives every match of a pattern that begins here. */
  void find(Pattern pattern, String text, Consumer<Matcher> found) {
    Matcher matcher = null;
    int from = 0;
    while (from < text.length()) {
      if (!canBegin(text, from)) {
        from++;
        continue;
      }
      if (matcher == null) {
        matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
      }
      if (matcher.region(from, text.length()).lookingAt()) {
        from = Math.max(matcher.end(), from + 1);
        found.accept(matcher);
      } else {
        from++;
      }
    }
  }

  private boolean canBegin(String text, int at) {
    char c = text.charAt(at);
    if (Character.isDigit(c)) {
      return numbers && (at == 0 || !isDigit(text.charAt(at - 1)));
    }
    if (Character.isHighSurrogate(c)
        || (capitals && Character.isUpperCase(c))
        || (!signs.isEmpty() && signs.indexOf(c) >= 0)) {
      return true;
    }
    return at + 1 < text.length()
        && pairs.get(pair(c, text.charAt(at + 1)))
        && (withinWords || at == 0 || !isLatin(text.charAt(at - 1)));
  }

  private static int pair(char first, char second) {
    return (folded(first) << HASH_BITS / 2 ^ folded(second)) & ((1 << HASH_BITS) - 1);
  }

  private static char folded(char c) {
    if (c <= ' ') {
      return ' ';
    }
    if (c < 128) {
      return isDigit(c) ? '0' : c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
    }
    return Character.toLowerCase(Character.toUpperCase(c));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
