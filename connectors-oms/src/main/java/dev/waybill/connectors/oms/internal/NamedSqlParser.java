// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the named parameters of a SELECT in one pass, leaving alone what only looks like one:
 * comments, quoted text (also PostgreSQL's {@code E'..'} and {@code $tag$..$tag$}), quoted names
 * (also MySQL's backticks), casts with {@code ::} and array slices such as {@code [1:2]}.
 */
final class NamedSqlParser {

  private final String sql;
  private final List<String> pieces = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private int at;
  private int pieceStart;

  NamedSqlParser(String sql) {
    this.sql = withoutFinalSemicolon(sql);
  }

  NamedSql parse() {
    requireSelect();
    while (at < sql.length()) {
      step();
    }
    pieces.add(sql.substring(pieceStart));
    return new NamedSql(pieces, names);
  }

  private void step() {
    char c = sql.charAt(at);
    switch (c) {
      case '\'' -> skipQuoted('\'', hasEscapePrefix());
      case '"', '`' -> skipQuoted(c, false);
      case '-' -> skipIf("--", this::skipLine);
      case '/' -> skipIf("/*", this::skipBlockComment);
      case '$' -> skipDollarQuoted();
      case ':' -> colon();
      case '?' -> questionMark();
      case ';' ->
          throw new IllegalArgumentException(
              "a SELECT must be one statement, but a second begins at character "
                  + (at + 1)
                  + "; remove the semicolon");
      default -> at++;
    }
  }

  private void colon() {
    if (next(1) == ':' || next(1) == '=') {
      at += 2;
      return;
    }
    int end = at + 1;
    while (end < sql.length() && isNamePart(sql.charAt(end), end == at + 1)) {
      end++;
    }
    if (end > at + 1) {
      pieces.add(sql.substring(pieceStart, at));
      names.add(sql.substring(at + 1, end));
      pieceStart = end;
    }
    at = end;
  }

  private void questionMark() {
    if (next(1) != '?') {
      throw new IllegalArgumentException(
          "a SELECT must have no unescaped question mark, but has one at character "
              + (at + 1)
              + "; write a value as a named parameter such as :orderNumber, and the operator as ??");
    }
    at += 2;
  }

  private void skipIf(String opening, Runnable skip) {
    if (sql.startsWith(opening, at)) {
      skip.run();
    } else {
      at++;
    }
  }

  private void skipLine() {
    int end = sql.indexOf('\n', at);
    at = end < 0 ? sql.length() : end + 1;
  }

  /** Block comments nest, as in the SQL standard, PostgreSQL and H2. */
  private void skipBlockComment() {
    int start = at;
    int depth = 0;
    do {
      if (at >= sql.length()) {
        throw unclosed("comment", start);
      }
      if (sql.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (sql.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0);
  }

  private void skipQuoted(char quote, boolean backslashEscapes) {
    int start = at++;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (backslashEscapes && c == '\\') {
        at += 2;
      } else if (c != quote) {
        at++;
      } else if (next(1) == quote) {
        at += 2;
      } else {
        at++;
        return;
      }
    }
    throw unclosed("quote", start);
  }

  private void skipDollarQuoted() {
    int end = at + 1;
    while (end < sql.length() && isNamePart(sql.charAt(end), end == at + 1)) {
      end++;
    }
    boolean opens = end < sql.length() && sql.charAt(end) == '$' && !isNamePart(next(-1), false);
    if (!opens) {
      at++;
      return;
    }
    String tag = sql.substring(at, end + 1);
    int close = sql.indexOf(tag, end + 1);
    if (close < 0) {
      throw unclosed("quote", at);
    }
    at = close + tag.length();
  }

  /** Whether the quote at hand is PostgreSQL's {@code E'..'}, in which a backslash escapes. */
  private boolean hasEscapePrefix() {
    return (next(-1) == 'E' || next(-1) == 'e') && !isNamePart(next(-2), false);
  }

  private void requireSelect() {
    skipBlankAndComments();
    String rest = sql.substring(at, Math.min(sql.length(), at + 7)).toLowerCase(Locale.ROOT);
    boolean select = rest.matches("(?s)(select|with)([^a-z0-9_].*)?");
    if (!select) {
      throw new IllegalArgumentException("a SELECT must begin with SELECT or WITH; only reads run");
    }
  }

  private void skipBlankAndComments() {
    while (at < sql.length()) {
      if (sql.startsWith("--", at)) {
        skipLine();
      } else if (sql.startsWith("/*", at)) {
        skipBlockComment();
      } else if (Character.isWhitespace(sql.charAt(at))) {
        at++;
      } else {
        return;
      }
    }
  }

  private char next(int offset) {
    int index = at + offset;
    return index < 0 || index >= sql.length() ? ' ' : sql.charAt(index);
  }

  private static boolean isNamePart(char c, boolean first) {
    return c == '_' || (first ? Character.isLetter(c) : Character.isLetterOrDigit(c));
  }

  private static IllegalArgumentException unclosed(String what, int start) {
    return new IllegalArgumentException(
        "every " + what + " must be closed, but the one at character " + (start + 1) + " is not");
  }

  private static String withoutFinalSemicolon(String sql) {
    String text = sql.strip();
    return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
  }
}
