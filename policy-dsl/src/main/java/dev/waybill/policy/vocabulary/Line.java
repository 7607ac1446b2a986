// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Path;
import dev.waybill.policy.syntax.Text;
import dev.waybill.policy.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a vocabulary, read from left to right. What is expected and not there is reported
 * once; then the line counts as broken and gives null for everything. Not for use by several
 * threads.
 */
final class Line {

  static final int LONGEST_NAME = 64;

  private static final int LONGEST_TEXT = 200;

  private final Source source;
  private final List<Scanner.Piece> pieces;
  private final Problems problems;
  private boolean broken;
  private int at;

  Line(Source source, List<Scanner.Piece> pieces, boolean broken, Problems problems) {
    this.source = source;
    this.pieces = pieces;
    this.broken = broken;
    this.problems = problems;
  }

  /** Whether this line has no words at all: all of it was reported. */
  boolean isEmpty() {
    return pieces.isEmpty();
  }

  /** Whether something on this line has been reported. */
  boolean isBroken() {
    return broken;
  }

  /** Whether the line is {@code name: …}. */
  boolean isField() {
    return pieces.size() > 1 && pieces.get(1).kind() == Scanner.Kind.COLON;
  }

  Scanner.Piece first() {
    return pieces.get(0);
  }

  boolean atEnd() {
    return at == pieces.size();
  }

  boolean isNext(String word) {
    return at < pieces.size()
        && pieces.get(at).kind() == Scanner.Kind.WORD
        && pieces.get(at).text().equals(word);
  }

  /** Steps over a word if it comes next. */
  boolean eat(String word) {
    boolean next = isNext(word);
    at += next ? 1 : 0;
    return next;
  }

  /** Steps over a word that must come next. */
  boolean want(String word) {
    return eat(word) || isMissing("'" + word + "'");
  }

  boolean eatMark(Scanner.Kind mark) {
    boolean next = at < pieces.size() && pieces.get(at).kind() == mark;
    at += next ? 1 : 0;
    return next;
  }

  /** Reads a name; null and reported if there is none. */
  @Nullable Word name(String what) {
    Scanner.Piece piece = word(what);
    if (piece == null) {
      return null;
    }
    if (!isName(piece.text(), 0, piece.text().length())) {
      refuse(piece);
      return null;
    }
    return new Word(piece.text(), piece.span());
  }

  /** Reads one name or several, joined by commas; null and reported if they are none. */
  @Nullable List<Word> names(String what) {
    List<Word> names = new ArrayList<>();
    do {
      Word name = name(what);
      if (name == null) {
        return null;
      }
      names.add(name);
    } while (eatMark(Scanner.Kind.COMMA));
    return names;
  }

  /** Reads a path of two names or more; null and reported if it is none. */
  @Nullable Path path(String what) {
    Scanner.Piece piece = word(what);
    if (piece == null) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    String text = piece.text();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '.') {
        if (!isName(text, start, i)) {
          refuse(piece);
          return null;
        }
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    return new Path(parts, piece.span());
  }

  /** Reads a word of any characters, such as {@code yes/no}; null and reported if there is none. */
  Scanner.@Nullable Piece word(String what) {
    if (at < pieces.size() && pieces.get(at).kind() == Scanner.Kind.WORD) {
      return pieces.get(at++);
    }
    isMissing(what);
    return null;
  }

  /** Reads a text in quotes; null and reported if there is none. */
  @Nullable Text text(String what) {
    if (at < pieces.size() && pieces.get(at).kind() == Scanner.Kind.TEXT) {
      Scanner.Piece piece = pieces.get(at++);
      if (piece.text().isBlank()) {
        report(Diagnostic.error(Code.P0108, piece.span(), "this text is empty"));
        return null;
      }
      if (piece.text().length() > LONGEST_TEXT) {
        report(
            Diagnostic.error(
                Code.P0110,
                piece.span(),
                "a vocabulary's name has at most " + LONGEST_TEXT + " characters"));
        return null;
      }
      return new Text(piece.text(), piece.span());
    }
    isMissing(what);
    return null;
  }

  /** Tells whether the line ends here, and reports what is left if it does not. */
  boolean end() {
    if (at < pieces.size()) {
      Span rest = pieces.get(at).span();
      report(
          Diagnostic.error(
              Code.P0108, rest, "expected the end of the line, found '" + shown(rest) + "'"));
      return false;
    }
    return true;
  }

  /** Reports that something else was expected here; gives false. */
  boolean isMissing(String what) {
    if (at < pieces.size()) {
      Span span = pieces.get(at).span();
      report(
          Diagnostic.error(Code.P0108, span, "expected " + what + ", found '" + shown(span) + "'"));
    } else {
      int end = pieces.isEmpty() ? 0 : pieces.get(at - 1).span().end();
      report(
          Diagnostic.error(
              Code.P0108,
              new Span(source, end, end),
              "expected " + what + ", found the end of the line"));
    }
    return false;
  }

  /** Reports something about this line, unless it is broken already. */
  void report(Diagnostic problem) {
    if (!broken) {
      problems.add(problem);
    }
    broken = true;
    at = pieces.size();
  }

  private void refuse(Scanner.Piece piece) {
    if (piece.text().length() > LONGEST_NAME) {
      report(
          Diagnostic.error(
              Code.P0110, piece.span(), "a name has at most " + LONGEST_NAME + " characters"));
      return;
    }
    report(
        Diagnostic.error(Code.P0108, piece.span(), "'" + shown(piece.span()) + "' is not a name")
            .help("a name has letters a to z, digits and _, and does not start with a digit"));
  }

  private static String shown(Span span) {
    String text = span.text();
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "…";
  }

  static boolean isName(String text, int start, int end) {
    if (start == end || end - start > LONGEST_NAME || isDigit(text.charAt(start))) {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && c != '_' && !isDigit(c)) {
        return false;
      }
    }
    return true;
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
