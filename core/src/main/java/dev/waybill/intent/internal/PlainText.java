// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text as plain words: lower case, without accents, apostrophes, invisible characters or letters
 * held down ("heeelp" is "help"), in one array of characters. Linear in the text's length; made for
 * one thread.
 */
final class PlainText {

  private static final int TABLE = 0x300;
  private static final int LETTERS_WITH_TWO_ACCENTS = 0x1e00;
  private static final int AFTER_THEM = 0x1f00;

  /** What a character is folded to; empty for what is left out, null for what ends a word. */
  private static final char[][] FOLDED = new char[TABLE][];

  private static final char[][] FOLDED_FURTHER = new char[AFTER_THEM - LETTERS_WITH_TWO_ACCENTS][];

  /** What French and Italian put before an apostrophe: "l'ordine" is two words, "don't" is one. */
  private static final Set<String> ELIDED =
      Set.of("l", "d", "j", "n", "c", "s", "m", "t", "qu", "dell", "all", "nell", "dall", "sull");

  private static final int LONGEST_ELIDED = 4;

  static {
    for (int c = 0; c < TABLE; c++) {
      FOLDED[c] = Folding.of((char) c);
    }
    for (int c = LETTERS_WITH_TWO_ACCENTS; c < AFTER_THEM; c++) {
      FOLDED_FURTHER[c - LETTERS_WITH_TWO_ACCENTS] = Folding.of((char) c);
    }
  }

  private final String text;
  private char[] chars;
  private int length;
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private boolean[] opens = new boolean[32];
  private int words;
  private int wordStart;
  private char held;
  private boolean sentenceOpens = true;

  PlainText(String written) {
    String original = withoutAddresses(written);
    text =
        Folding.isSimple(original)
            ? original
            : Normalizer.normalize(original, Normalizer.Form.NFKD);
    chars = new char[text.length() + 16];
    read();
  }

  /** An e-mail address means what any other does: it is read as a number. */
  private static String withoutAddresses(String written) {
    int at = written.indexOf('@');
    if (at < 0) {
      return written;
    }
    StringBuilder masked = new StringBuilder(written.length());
    int from = 0;
    while (at >= 0) {
      int start = at;
      while (start > from && !Character.isWhitespace(written.charAt(start - 1))) {
        start--;
      }
      int end = at + 1;
      while (end < written.length() && !Character.isWhitespace(written.charAt(end))) {
        end++;
      }
      masked.append(written, from, start).append('0');
      from = end;
      at = written.indexOf('@', end);
    }
    return masked.append(written, from, written.length()).toString();
  }

  /** How many words it has. */
  int words() {
    return words;
  }

  /** The characters of all words, one after the other. */
  char[] chars() {
    return chars;
  }

  /** Where a word starts in the characters. */
  int start(int word) {
    return starts[word];
  }

  /** Where a word ends in the characters. */
  int end(int word) {
    return ends[word];
  }

  /** Whether a word is the first of a sentence. */
  boolean opensSentence(int word) {
    return opens[word];
  }

  /** A word. */
  String word(int word) {
    return new String(chars, starts[word], ends[word] - starts[word]);
  }

  private void read() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'a' && c <= 'z') {
        append(c);
        continue;
      }
      char[] folded = folded(c);
      if (folded != null) {
        for (char each : folded) {
          append(each);
        }
      } else if (Folding.isApostrophe(c)) {
        if (isElided()) {
          close();
        }
      } else {
        close();
        if (endsSentence(i)) {
          sentenceOpens = true;
        }
      }
    }
    close();
  }

  private static char @Nullable [] folded(char c) {
    if (c < TABLE) {
      return FOLDED[c];
    }
    return c >= LETTERS_WITH_TWO_ACCENTS && c < AFTER_THEM
        ? FOLDED_FURTHER[c - LETTERS_WITH_TWO_ACCENTS]
        : Folding.of(c);
  }

  private void append(char c) {
    if (length > wordStart && c == held) {
      return;
    }
    held = 0;
    if (length == chars.length) {
      chars = Arrays.copyOf(chars, length * 2);
    }
    chars[length++] = c;
    boolean third = length - wordStart >= 3 && chars[length - 2] == c && chars[length - 3] == c;
    if (third && Character.isLetter(c)) {
      length -= 2;
      held = c;
    }
  }

  private boolean isElided() {
    int letters = length - wordStart;
    return letters > 0
        && letters <= LONGEST_ELIDED
        && ELIDED.contains(new String(chars, wordStart, letters));
  }

  private void close() {
    held = 0;
    if (length == wordStart) {
      return;
    }
    if (words == starts.length) {
      starts = Arrays.copyOf(starts, words * 2);
      ends = Arrays.copyOf(ends, words * 2);
      opens = Arrays.copyOf(opens, words * 2);
    }
    starts[words] = wordStart;
    ends[words] = length;
    opens[words] = sentenceOpens;
    words++;
    wordStart = length;
    sentenceOpens = false;
  }

  private boolean endsSentence(int at) {
    char c = text.charAt(at);
    boolean dotInside =
        c == '.' && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
    return (c == '.' && !dotInside)
        || c == '?'
        || c == '!'
        || c == '\n'
        || c == ';'
        || c == '\u0964'
        || c == '\u061f'
        || c == '\u3002';
  }
}
