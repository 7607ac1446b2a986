// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tokens of a text in order, the last of them {@link Token.Kind#END}, and its comments. Nothing
 * but white space lies between them. Immutable.
 */
public final class Tokens {
  private final Source source;
  private final String text;
  private final Token.Kind[] kinds;
  private final int[] starts;
  private final int[] ends;
  private final int[] comments;
  private final List<Diagnostic> diagnostics;
  private final boolean whole;

  Tokens(
      Source source,
      Token.Kind[] kinds,
      int[] starts,
      int[] ends,
      int[] comments,
      List<Diagnostic> diagnostics,
      boolean whole) {
    this.source = source;
    this.text = source.text();
    this.kinds = kinds;
    this.starts = starts;
    this.ends = ends;
    this.comments = comments;
    this.diagnostics = List.copyOf(diagnostics);
    this.whole = whole;
  }

  /**
   * Reads the tokens of any text. Never throws: what is no token is left out and reported.
   *
   * @param source the text
   * @return its tokens
   */
  public static Tokens of(Source source) {
    return new Lexer(source).read();
  }

  /**
   * Gives the number of tokens.
   *
   * @return at least 1, for the end
   */
  public int size() {
    return kinds.length;
  }

  /**
   * Gives a token.
   *
   * @param index from 0
   * @return the token
   */
  public Token get(int index) {
    return new Token(kind(index), value(index), span(index));
  }

  /**
   * Gives what a token is.
   *
   * @param index from 0
   * @return its kind
   */
  public Token.Kind kind(int index) {
    return kinds[index];
  }

  /**
   * Gives where a token starts.
   *
   * @param index from 0
   * @return the offset of its first character
   */
  public int start(int index) {
    return starts[index];
  }

  /**
   * Gives where a token ends.
   *
   * @param index from 0
   * @return the offset after its last character
   */
  public int end(int index) {
    return ends[index];
  }

  /**
   * Gives where a token stands.
   *
   * @param index from 0
   * @return its span
   */
  public Span span(int index) {
    return new Span(source, starts[index], ends[index]);
  }

  /**
   * Gives the characters of a token as written, quotes included.
   *
   * @param index from 0
   * @return its characters
   */
  public String text(int index) {
    return text.substring(starts[index], ends[index]);
  }

  /**
   * Gives the characters of a token; of a text those between the quotes.
   *
   * @param index from 0
   * @return its characters
   */
  public String value(int index) {
    if (kinds[index] != Token.Kind.TEXT) {
      return text(index);
    }
    int start = starts[index] + 1;
    boolean closed = ends[index] > start && Lexer.isQuote(text.charAt(ends[index] - 1));
    return text.substring(start, closed ? ends[index] - 1 : ends[index]);
  }

  /**
   * Tells whether a token is a certain word or sign.
   *
   * @param index from 0; one past the last token is no word
   * @param word the word or sign
   * @return whether it is
   */
  public boolean is(int index, String word) {
    if (index >= kinds.length) {
      return false;
    }
    int start = starts[index];
    return ends[index] - start == word.length()
        && text.charAt(start) == word.charAt(0)
        && text.startsWith(word, start);
  }

  /**
   * Tells whether a token is the first on its line.
   *
   * @param index from 0
   * @return whether no token stands before it on its line
   */
  public boolean startsLine(int index) {
    if (index == 0) {
      return true;
    }
    for (int i = starts[index] - 1; i >= ends[index - 1]; i--) {
      if (text.charAt(i) == '\n') {
        return true;
      }
    }
    return false;
  }

  /** Tells whether a token is the very first on its line, without a space before it. */
  boolean atMargin(int index) {
    return starts[index] == 0 || text.charAt(starts[index] - 1) == '\n';
  }

  /**
   * Counts the line breaks in a stretch of the text.
   *
   * @param from the offset it starts at
   * @param to the offset after it
   * @return how many lines end in it
   */
  int breaks(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '\n') {
        count++;
      }
    }
    return count;
  }

  /**
   * Gives the comments in order, each from its {@code #} to the last character that is not a space.
   *
   * @return where they stand
   */
  public List<Span> comments() {
    List<Span> spans = new ArrayList<>(comments.length / 2);
    for (int i = 0; i < comments.length; i += 2) {
      spans.add(new Span(source, comments[i], comments[i + 1]));
    }
    return spans;
  }

  /**
   * Gives what is wrong with the characters: texts that are never closed, quotes of the wrong kind,
   * characters that mean nothing, texts that are too long.
   *
   * @return the diagnostics in order, at most 20
   */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /**
   * Tells whether nothing had to be left out: all diagnostics are about characters whose meaning is
   * clear.
   *
   * @return whether the tokens stand for the whole text
   */
  public boolean whole() {
    return whole;
  }

  /**
   * Gives the source.
   *
   * @return the text the tokens are of
   */
  public Source source() {
    return source;
  }

  /**
   * Gives, for each opening parenthesis, the index of the one that closes it.
   *
   * @return for each token the index of its closing parenthesis; 0 for all other tokens
   */
  int[] parentheses() {
    int[] closing = new int[kinds.length];
    int[] open = new int[16];
    int depth = 0;
    for (int i = 0; i < kinds.length; i++) {
      if (kinds[i] == Token.Kind.SYMBOL) {
        char sign = text.charAt(starts[i]);
        if (sign == '(') {
          if (depth == open.length) {
            open = Arrays.copyOf(open, 2 * depth);
          }
          open[depth++] = i;
        } else if (sign == ')' && depth > 0) {
          closing[open[--depth]] = i;
        }
      }
    }
    return closing;
  }
}
