// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The places of a text at which something can begin: at a number, at the first two letters of one
 * of some words, at a sign; and at any rare character of two chars. Spares a pattern all other
 * places; of a pattern that begins nowhere else and takes one character at least it finds what
 * {@link Matcher#find()} finds. Immutable.
 */
final class Starts {

  private static final int HASH_BITS = 16;

  private final boolean numbers;

  /** Behind the digits of a number must stand one of these; none if anything may. */
  private final String behindNumbers;

  private final boolean capitals;
  private final String signs;

  /** Hashes of two letters; that others share one costs time, and nothing else. */
  private final BitSet pairs;

  /** So many characters on there must be a digit. */
  private final int digitWithin;

  private final boolean withinWords;

  private Starts(
      boolean numbers,
      String behindNumbers,
      boolean capitals,
      String signs,
      BitSet pairs,
      int digitWithin,
      boolean withinWords) {
    this.numbers = numbers;
    this.behindNumbers = behindNumbers;
    this.capitals = capitals;
    this.signs = signs;
    this.pairs = pairs;
    this.digitWithin = digitWithin;
    this.withinWords = withinWords;
  }

  /**
   * At one of the words, in any case, where no letter from A to Z stands before it.
   *
   * @param words their beginnings, of two characters at least; a space is any, 0 any digit
   */
  static Starts at(Collection<String> words) {
    BitSet pairs = new BitSet(1 << HASH_BITS);
    words.forEach(word -> pairs.set(pair(word.charAt(0), word.charAt(1))));
    return new Starts(false, "", false, "", pairs, Integer.MAX_VALUE, false);
  }

  /** At the first digit of a number. */
  static Starts atNumbers() {
    return at(List.of()).orNumbers();
  }

  /** As {@link #orNumbersBefore}, and nowhere else. */
  static Starts atNumbersBefore(String behind) {
    return at(List.of()).orNumbersBefore(behind);
  }

  /** And at the first digit of a number. */
  Starts orNumbers() {
    return new Starts(true, behindNumbers, capitals, signs, pairs, digitWithin, withinWords);
  }

  /**
   * And at the first digit of a number behind whose digits one of the characters stands; a space is
   * any, a small letter stands for the capital too.
   */
  Starts orNumbersBefore(String behind) {
    return new Starts(true, behind, capitals, signs, pairs, digitWithin, withinWords);
  }

  /** And at any capital letter. */
  Starts orCapitals() {
    return new Starts(numbers, behindNumbers, true, signs, pairs, digitWithin, withinWords);
  }

  /** And at any of the characters, which are no small letters from a to z. */
  Starts orSigns(String more) {
    return new Starts(
        numbers, behindNumbers, capitals, signs + more, pairs, digitWithin, withinWords);
  }

  /** At those of the places behind which a digit stands within so many characters. */
  Starts beforeDigit(int within) {
    return new Starts(numbers, behindNumbers, capitals, signs, pairs, within, withinWords);
  }

  /** The same, and at the words behind a letter too. */
  Starts orWithinWords() {
    return new Starts(numbers, behindNumbers, capitals, signs, pairs, digitWithin, true);
  }

  /** Gives every match of a pattern that begins here. */
  void find(Pattern pattern, Draft draft, Consumer<Matcher> found) {
    String text = draft.text();
    @Nullable Matcher matcher = null;
    int free = 0;
    int digit = 0;
    int[] beginnings = draft.beginnings();
    int count = withinWords ? text.length() : beginnings.length;
    for (int i = 0; i < count; i++) {
      int at = withinWords ? i : beginnings[i];
      if (at < free || !canBegin(text, at)) {
        continue;
      }
      digit = Math.max(digit, at);
      while (digit < text.length() && !Character.isDigit(text.charAt(digit))) {
        digit++;
      }
      if (digit - at > digitWithin) {
        continue;
      }
      if (matcher == null) {
        matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
      }
      if (matcher.region(at, text.length()).lookingAt()) {
        free = matcher.end();
        found.accept(matcher);
      }
    }
  }

  private boolean canBegin(String text, int at) {
    char c = text.charAt(at);
    if (Character.isDigit(c)) {
      return numbers && (behindNumbers.isEmpty() || isBehind(text, at));
    }
    return Character.isHighSurrogate(c)
        || (capitals && Character.isUpperCase(c))
        || (!signs.isEmpty() && signs.indexOf(c) >= 0)
        || (at + 1 < text.length() && pairs.get(pair(c, text.charAt(at + 1))));
  }

  /** Whether one of the characters wanted stands behind the digits of a number. */
  private boolean isBehind(String text, int number) {
    int end = number;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end < text.length() && behindNumbers.indexOf(folded(text.charAt(end))) >= 0;
  }

  /**
   * The places of a text at which a number, a word or a capital letter begins, or a sign stands.
   */
  static int[] beginnings(String text) {
    int[] places = new int[text.length()];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char before = i == 0 ? ' ' : text.charAt(i - 1);
      boolean inside =
          Character.isDigit(c) ? isDigit(before) : c >= 'a' && c <= 'z' && isLatin(before);
      if (c > ' ' && !inside) {
        places[count++] = i;
      }
    }
    return Arrays.copyOf(places, count);
  }

  private static int pair(char first, char second) {
    return ((folded(first) << (HASH_BITS / 2)) ^ folded(second)) & ((1 << HASH_BITS) - 1);
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
