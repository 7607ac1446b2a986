// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Splits a text into sentences of plain words: lower case, without accents, apostrophes, invisible
 * characters or letters held down ("heeelp" is "help"). Linear in the text's length.
 */
public final class Words {

  /** What French and Italian put before an apostrophe: "l'ordine" is two words, "don't" is one. */
  private static final Set<String> ELIDED =
      Set.of("l", "d", "j", "n", "c", "s", "m", "t", "qu", "dell", "all", "nell", "dall", "sull");

  private Words() {}

  /** The sentences of a text, each a list of at least one word. */
  public static List<List<String>> sentences(String text) {
    List<List<String>> sentences = new ArrayList<>();
    List<String> sentence = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    String plain = plain(text);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (isWordPart(c)) {
        word.append(c);
      } else if (isApostrophe(c) && ELIDED.contains(word.toString())) {
        close(word, sentence);
      } else if (!isInvisible(c) && !isApostrophe(c)) {
        close(word, sentence);
        if (endsSentence(plain, i) && !sentence.isEmpty()) {
          sentences.add(List.copyOf(sentence));
          sentence.clear();
        }
      }
    }
    close(word, sentence);
    if (!sentence.isEmpty()) {
      sentences.add(List.copyOf(sentence));
    }
    return sentences;
  }

  /** One word as {@link #sentences} would give it. */
  public static String plainWord(String word) {
    return collapseRuns(plain(word));
  }

  private static void close(StringBuilder word, List<String> sentence) {
    if (word.length() > 0) {
      sentence.add(collapseRuns(word.toString()));
      word.setLength(0);
    }
  }

  private static String plain(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if (c >= '\u0300' && c <= '\u036f') {
        continue;
      }
      switch (c) {
        case 'ł' -> plain.append('l');
        case 'ø' -> plain.append('o');
        case 'ß' -> plain.append("ss");
        case 'æ' -> plain.append("ae");
        case 'œ' -> plain.append("oe");
        case 'ı' -> plain.append('i');
        default -> plain.append(c);
      }
    }
    return plain.toString();
  }

  private static String collapseRuns(String word) {
    StringBuilder collapsed = new StringBuilder(word.length());
    int i = 0;
    while (i < word.length()) {
      char c = word.charAt(i);
      int end = i + 1;
      while (end < word.length() && word.charAt(end) == c) {
        end++;
      }
      int kept = end - i >= 3 && Character.isLetter(c) ? 1 : end - i;
      for (int k = 0; k < kept; k++) {
        collapsed.append(c);
      }
      i = end;
    }
    return collapsed.toString();
  }

  private static boolean isWordPart(char c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019' || c == '\u2018' || c == '`' || c == '\u02bc';
  }

  private static boolean isInvisible(char c) {
    return Character.getType(c) == Character.FORMAT;
  }

  private static boolean endsSentence(String text, int at) {
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
