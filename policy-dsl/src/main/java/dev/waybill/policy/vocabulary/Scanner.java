// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the text of a vocabulary into lines of words. A line that ends with a comma goes on in the
 * next one; a comment goes from {@code #} to the end of its line. Not for use by several threads.
 */
final class Scanner {

  private static final boolean[] OF_WORD = new boolean[128];

  static {
    for (char c = 0; c < OF_WORD.length; c++) {
      OF_WORD[c] =
          Line.isLetter(c) || Line.isDigit(c) || c == '_' || c == '.' || c == '/' || c == '-';
    }
  }

  private final Source source;
  private final String text;
  private final char[] chars;
  private final Problems problems;
  private int at;
  private boolean broken;

  Scanner(Source source, Problems problems) {
    this.source = source;
    this.text = source.text();
    this.chars = text.toCharArray();
    this.problems = problems;
    this.at = text.startsWith("\uFEFF") ? 1 : 0;
  }

  /** What a piece of a line is. */
  enum Kind {
    WORD,
    TEXT,
    COLON,
    COMMA
  }

  /** A piece of a line: a word with its dots and slashes, a text without its quotes, or a mark. */
  record Piece(Kind kind, String text, Span span) {}

  /** Gives the next line that has any piece; null at the end. */
  @Nullable Line nextLine() {
    List<Piece> pieces = new ArrayList<>();
    broken = false;
    while (at < chars.length) {
      char c = chars[at];
      if (c == '\n' && !pieces.isEmpty() && !endsWithComma(pieces)) {
        break;
      }
      if (c <= ' ' || c == '\u00A0') {
        at++;
      } else if (c == '#') {
        at = endOfLine(at);
      } else {
        piece(c, pieces);
      }
    }
    return pieces.isEmpty() && !broken ? null : new Line(source, pieces, broken, problems);
  }

  private static boolean endsWithComma(List<Piece> pieces) {
    return pieces.get(pieces.size() - 1).kind == Kind.COMMA;
  }

  private void piece(char c, List<Piece> pieces) {
    int start = at;
    if (c == ':' || c == ',') {
      at++;
      pieces.add(new Piece(c == ':' ? Kind.COLON : Kind.COMMA, c == ':' ? ":" : ",", span(start)));
    } else if (c == '"') {
      quoted(pieces);
    } else if (c == '\u201C' || c == '\u201D') {
      curly(pieces);
    } else if (isOfWord()) {
      do {
        at += Character.isHighSurrogate(chars[at]) ? 2 : 1;
      } while (at < chars.length && isOfWord());
      pieces.add(new Piece(Kind.WORD, text.substring(start, at), span(start)));
    } else {
      at += Character.charCount(text.codePointAt(at));
      broken = true;
      problems.add(
          Diagnostic.error(
                  Code.P0107, span(start), "'" + text.substring(start, at) + "' means nothing here")
              .help("a vocabulary has words, texts in quotes, colons and commas"));
    }
  }

  private boolean isOfWord() {
    char c = chars[at];
    return c < OF_WORD.length ? OF_WORD[c] : Character.isLetterOrDigit(text.codePointAt(at));
  }

  private void quoted(List<Piece> pieces) {
    int start = at;
    int end = endOfLine(at);
    int quote = text.indexOf('"', at + 1);
    boolean closed = quote >= 0 && quote < end;
    at = closed ? quote + 1 : end;
    pieces.add(new Piece(Kind.TEXT, text.substring(start + 1, closed ? quote : end), span(start)));
    if (!closed) {
      broken = true;
      String written = text.substring(start, end).strip();
      problems.add(
          Diagnostic.error(Code.P0101, span(start), "this text is never closed")
              .label("opened here")
              .help("add a closing quote: " + written + "\""));
    }
  }

  private void curly(List<Piece> pieces) {
    int start = at;
    int end = endOfLine(at);
    at++;
    while (at < end && "\u201C\u201D\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String inner = text.substring(start + 1, at);
    at = Math.min(at + 1, end);
    broken = true;
    pieces.add(new Piece(Kind.TEXT, inner, span(start)));
    problems.add(
        Diagnostic.error(Code.P0105, span(start), "curly quotes")
            .help("use straight quotes: \"" + inner + "\"")
            .fix(new Diagnostic.Fix(span(start), "\"" + inner + "\"")));
  }

  private int endOfLine(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private Span span(int start) {
    return new Span(source, start, at);
  }
}
