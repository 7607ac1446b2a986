// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cuts a text into words, in one pass. */
final class Tokenizer {

  private static final Map<String, String> SUFFIXES =
      Map.of(
          "s", "is", "ll", "will", "ve", "have", "re", "are", "m", "am", "d", "would", "t", "not");

  private static final Map<String, String> STEMS =
      Map.of("ca", "can", "wo", "will", "sha", "shall");

  private Tokenizer() {}

  static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (!isWord(c)) {
        i += Character.charCount(c);
        continue;
      }
      int start = i;
      while (i < text.length() && isWord(text.codePointAt(i))) {
        i += Character.charCount(text.codePointAt(i));
      }
      i = addWord(text, start, i, tokens);
    }
    return List.copyOf(tokens);
  }

  /** The words of a text, without their places. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (Token token : tokens(text)) {
      words.add(token.norm());
    }
    return List.copyOf(words);
  }

  private static int addWord(String text, int start, int end, List<Token> tokens) {
    String word = composed(text.substring(start, end)).toLowerCase(Locale.ROOT);
    boolean capital = Character.isUpperCase(text.codePointAt(start));
    int suffixEnd = suffixEnd(text, end);
    String meaning =
        suffixEnd == end
            ? null
            : SUFFIXES.get(text.substring(end + 1, suffixEnd).toLowerCase(Locale.ROOT));
    if (word.equals("cannot")) {
      tokens.add(new Token("can", start, start + 3, capital));
      tokens.add(new Token("not", start + 3, end, false));
      return end;
    }
    if (meaning == null) {
      tokens.add(new Token(word, start, end, capital));
      return end;
    }
    boolean negative = meaning.equals("not") && word.length() > 1 && word.endsWith("n");
    String stem = negative ? word.substring(0, word.length() - 1) : word;
    tokens.add(new Token(STEMS.getOrDefault(stem, stem), start, end, capital));
    tokens.add(new Token(meaning, end, suffixEnd, false));
    return suffixEnd;
  }

  /** However a letter with an accent is written, it is one letter. */
  private static String composed(String word) {
    return isLatin1(word) || Normalizer.isNormalized(word, Normalizer.Form.NFC)
        ? word
        : Normalizer.normalize(word, Normalizer.Form.NFC);
  }

  private static boolean isLatin1(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) > 0xff) {
        return false;
      }
    }
    return true;
  }

  private static int suffixEnd(String text, int apostrophe) {
    if (apostrophe >= text.length() || "'\u2019\u02bc".indexOf(text.charAt(apostrophe)) < 0) {
      return apostrophe;
    }
    int end = apostrophe + 1;
    while (end < text.length() && end - apostrophe < 4 && isWord(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private static boolean isWord(int c) {
    if (c < 128) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
    return Character.isLetterOrDigit(c) || c == '_' || isMark(c);
  }

  /** Accents, and the vowels that Indian scripts write as marks. */
  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
