// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.grounding.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text with its words, its sentences and its blocks: paragraphs, or list items with what hangs
 * below them.
 */
final class Draft {

  private final String text;
  private final List<Token> tokens;
  private final List<Sentence> sentences;
  private final int[] beginnings;

  private Draft(String text, List<Token> tokens, List<Sentence> sentences) {
    this.text = text;
    this.tokens = tokens;
    this.sentences = sentences;
    this.beginnings = Starts.beginnings(text);
  }

  /**
   * Reads a text.
   *
   * @param text the text
   * @param locale the locale it is for; its language is the text's unless the words are of another
   */
  static Draft of(String text, Locale locale) {
    List<Token> tokens = Tokenizer.tokens(text);
    return of(text, tokens, Language.of(tokens, Language.of(locale)));
  }

  /** Reads a text of the evidence, which is often in another language than the customer's. */
  static Draft ofEvidence(String text, Locale locale) {
    List<Token> tokens = Tokenizer.tokens(text);
    return of(text, tokens, Language.likely(tokens, Language.of(locale)));
  }

  private static Draft of(String text, List<Token> tokens, Language language) {
    List<Sentence> sentences = new ArrayList<>();
    int block = 0;
    int token = 0;
    int lineStart = 0;
    boolean afterBlank = true;
    while (lineStart <= text.length()) {
      int newline = text.indexOf('\n', lineStart);
      int lineEnd = newline < 0 ? text.length() : newline;
      boolean blank = text.substring(lineStart, lineEnd).isBlank();
      if (!blank) {
        block += opensBlock(text, lineStart, lineEnd, afterBlank) ? 1 : 0;
        token = cut(text, lineStart, lineEnd, block, tokens, token, language, sentences);
      }
      afterBlank = blank;
      lineStart = lineEnd + 1;
    }
    return new Draft(text, tokens, List.copyOf(sentences));
  }

  String text() {
    return text;
  }

  List<Token> tokens() {
    return tokens;
  }

  List<Sentence> sentences() {
    return sentences;
  }

  /** Where numbers, words and signs begin; not to be changed. */
  int[] beginnings() {
    return beginnings;
  }

  /** The sentence in which a position lies, or the last one before it. */
  Sentence sentenceAt(int position) {
    int low = 0;
    int high = sentences.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (sentences.get(middle).span().start() <= position) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return sentences.get(low);
  }

  /** The index of the first token that starts at the position or later. */
  int tokenAt(int position) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).start() < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static boolean opensBlock(String text, int start, int end, boolean afterBlank) {
    int i = start;
    while (i < end && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    boolean indented = i > start;
    char first = text.charAt(Math.min(i, text.length() - 1));
    boolean bullet = "-*•–#".indexOf(first) >= 0 && !text.startsWith("**", i);
    boolean numbered = Character.isDigit(first) && isNumbering(text, i, end);
    return !indented
        && ((afterBlank && !bullet)
            || numbered
            || first == '•'
            || (text.startsWith("**", i) && afterBlank));
  }

  private static boolean isNumbering(String text, int start, int end) {
    int i = start;
    while (i < end && i - start < 3 && Character.isDigit(text.charAt(i))) {
      i++;
    }
    return i < end && (text.charAt(i) == '.' || text.charAt(i) == ')');
  }

  private static int cut(
      String text,
      int start,
      int end,
      int block,
      List<Token> tokens,
      int token,
      Language language,
      List<Sentence> out) {
    int from = start;
    int next = token;
    for (int i = start; i < end; i++) {
      if (i + 1 == end || endsSentence(text, i, end)) {
        int stop = i + 1;
        int first = next;
        while (next < tokens.size() && tokens.get(next).start() < stop) {
          next++;
        }
        if (next > first) {
          boolean question = text.substring(from, stop).stripTrailing().endsWith("?");
          Language own = Language.of(tokens.subList(first, next), language);
          out.add(new Sentence(new Span(from, stop), first, next, block, question, own));
          from = stop;
        }
      }
    }
    return next;
  }

  private static boolean endsSentence(String text, int i, int end) {
    char c = text.charAt(i);
    if (c != '.' && c != '!' && c != '?' && c != '…' && c != '。' && c != '।') {
      return false;
    }
    int next = i + 1;
    while (next < end && "\"'”’)*_`".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    if (next < end && !Character.isWhitespace(text.charAt(next))) {
      return false;
    }
    if (c != '.') {
      return true;
    }
    int word = i;
    while (word > 0 && Character.isLetterOrDigit(text.charAt(word - 1)) && i - word < 12) {
      word--;
    }
    return !Abbreviations.notAnEnd(text, word, i, next, end);
  }
}
