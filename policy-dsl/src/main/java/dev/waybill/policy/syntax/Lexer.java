// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Cuts a text into tokens, in one pass. */
final class Lexer {
  /** The greatest length of a source, in UTF-16 units. */
  static final int MAX_LENGTH = 1 << 20;

  /** The greatest number of tokens. */
  static final int MAX_TOKENS = 200_000;

  /** The greatest number of diagnostics of one text. */
  static final int MAX_ERRORS = 20;

  private final Source source;
  private final char[] text;
  private final int end;
  private int at;
  private Token.Kind[] kinds;
  private int[] starts;
  private int[] ends;
  private int size;
  private int[] comments = new int[16];
  private int commentSize;
  private final List<Diagnostic> errors = new ArrayList<>();
  private boolean whole = true;

  Lexer(Source source) {
    this.source = source;
    this.text = source.text().toCharArray();
    this.end = text.length;
    int guess = Math.min(end, MAX_LENGTH) / 5 + 16;
    kinds = new Token.Kind[guess];
    starts = new int[guess];
    ends = new int[guess];
  }

  Tokens read() {
    if (end > MAX_LENGTH) {
      whole = false;
      String title = "this text is longer than " + MAX_LENGTH + " characters";
      errors.add(
          Diagnostic.error(Code.P0110, new Span(source, 0, 0), title)
              .help("split it into several files and include them"));
    } else {
      while (at < end) {
        if (size == MAX_TOKENS) {
          whole = false;
          String title = "this text has more than " + MAX_TOKENS + " words";
          errors.add(
              Diagnostic.error(Code.P0110, new Span(source, at, at), title)
                  .help("split it into several files and include them"));
          break;
        }
        next();
      }
    }
    add(Token.Kind.END, Math.min(at, end), Math.min(at, end));
    return new Tokens(
        source,
        Arrays.copyOf(kinds, size),
        Arrays.copyOf(starts, size),
        Arrays.copyOf(ends, size),
        Arrays.copyOf(comments, commentSize),
        errors.size() > MAX_ERRORS ? errors.subList(0, MAX_ERRORS) : errors,
        whole);
  }

  private void next() {
    char c = text[at];
    if (c == ' ' || c == '\n' || c == '\t') {
      at++;
    } else if (isLetter(c)) {
      name();
    } else if (isDigit(c)) {
      number();
    } else if (c == '#') {
      comment();
    } else if (isQuote(c)) {
      quoted(c);
    } else if ((c == '$' || c == '€' || c == '£') && isDigit(peek(at + 1))) {
      money();
    } else if (c > ' ' && c < 127) {
      symbol(c);
    } else if (c == '\r' && peek(at + 1) == '\n') {
      at++;
    } else if (c == '\uFEFF' && at == 0) {
      at++;
    } else {
      stranger();
    }
  }

  private void name() {
    int start = at++;
    while (at < end) {
      char c = text[at];
      if (isLetter(c) || isDigit(c)) {
        at++;
      } else if (c == '.' && isLetter(peek(at + 1))) {
        at += 2;
      } else {
        break;
      }
    }
    add(Token.Kind.NAME, start, at);
  }

  private void number() {
    int start = at;
    digits();
    if (at - start == 4 && peek(at) == '-') {
      int month = at + 1;
      int day = afterTwoDigits(month);
      if (day > month && peek(day) == '-') {
        int after = afterTwoDigits(day + 1);
        if (after > day + 1 && !isDigit(peek(after)) && !isLetter(peek(after))) {
          at = after;
          add(Token.Kind.DATE, start, at);
          return;
        }
      }
    }
    decimals();
    if (peek(at) == '%') {
      at++;
      add(Token.Kind.PERCENT, start, at);
    } else {
      add(Token.Kind.NUMBER, start, at);
    }
  }

  private int afterTwoDigits(int from) {
    int after = from;
    while (after < from + 2 && isDigit(peek(after))) {
      after++;
    }
    return after;
  }

  private void money() {
    int start = at++;
    digits();
    if (at - start <= 4) {
      while (peek(at) == ','
          && isDigit(peek(at + 1))
          && isDigit(peek(at + 2))
          && isDigit(peek(at + 3))
          && !isDigit(peek(at + 4))) {
        at += 4;
      }
    }
    decimals();
    add(Token.Kind.MONEY, start, at);
  }

  private void digits() {
    while (isDigit(peek(at))) {
      at++;
    }
  }

  private void decimals() {
    if (peek(at) == '.' && isDigit(peek(at + 1))) {
      at++;
      digits();
    }
  }

  private void comment() {
    int start = at;
    int last = at;
    while (at < end && text[at] != '\n' && text[at] != '\r') {
      if (isHidden(at)) {
        stranger();
      } else {
        if (text[at] > ' ') {
          last = at;
        }
        at++;
      }
    }
    if (commentSize == comments.length) {
      comments = Arrays.copyOf(comments, 2 * commentSize);
    }
    comments[commentSize++] = start;
    comments[commentSize++] = last + 1;
  }

  /** A text ends at the next quote. Other quotes than straight double ones are mended. */
  private void quoted(char opening) {
    int start = at++;
    int curly = -1;
    while (at < end && text[at] != '\n' && text[at] != '\r') {
      char c = text[at];
      if (opening == '"' ? c == '"' : isQuote(c) && isSingle(c) == isSingle(opening)) {
        at++;
        add(Token.Kind.TEXT, start, at);
        if (opening != '"') {
          otherQuotes(start);
        }
        return;
      }
      if (isQuote(c) && !isSingle(c)) {
        curly = at;
      }
      if (isHidden(at)) {
        stranger();
      } else {
        at++;
      }
    }
    if (curly > 0) {
      at = curly + 1;
      add(Token.Kind.TEXT, start, at);
      otherQuotes(start);
    } else {
      unclosed(start);
    }
  }

  private void otherQuotes(int start) {
    Span span = new Span(source, start, at);
    String straight = '"' + source.text().substring(start + 1, at - 1) + '"';
    report(
        Diagnostic.error(Code.P0105, span, "this text has no straight double quotes around it")
            .help("use straight double quotes" + (straight.length() > 200 ? "" : ": " + straight))
            .fix(new Diagnostic.Fix(span, straight)));
  }

  /** The text ends with its line; if it goes on below, what belongs to it is skipped. */
  private void unclosed(int start) {
    int last = at;
    while (last > start + 1 && text[last - 1] <= ' ') {
      last--;
    }
    int line = start;
    while (line > 0 && text[line - 1] != '\n') {
      line--;
    }
    while (text[line] <= ' ') {
      line++;
    }
    int closing = text[start] == '"' ? closingBelow() : -1;
    String help;
    if (closing >= 0) {
      help = "write the whole text on one line";
    } else if (last - line > 200) {
      help = "add a closing quote";
    } else {
      help = "add a closing quote: " + source.text().substring(line, last) + '"';
    }
    whole = false;
    report(
        Diagnostic.error(Code.P0101, new Span(source, start, last), "this text is never closed")
            .label("opened here")
            .help(help));
    add(Token.Kind.TEXT, start, last);
    if (closing >= 0) {
      at = closing + 1;
    }
  }

  /**
   * Finds the quote on a line below that ends this text, if no new item or clause starts before.
   */
  private int closingBelow() {
    int line = at;
    for (int lines = 0; lines < 10 && line < end; lines++) {
      while (line < end && text[line] <= ' ') {
        line++;
      }
      int quote = -1;
      int quotes = 0;
      int word = line;
      while (word < end && isLetter(text[word])) {
        word++;
      }
      if (Words.startsLine(source.text().substring(line, word))) {
        return -1;
      }
      int i = line;
      for (; i < end && text[i] != '\n'; i++) {
        if (text[i] == '"') {
          quotes++;
          quote = quote < 0 ? i : quote;
        }
      }
      if (quotes % 2 == 1) {
        return quote;
      }
      line = i;
    }
    return -1;
  }

  private void symbol(char c) {
    int start = at++;
    char next = peek(at);
    if ((c == '<' && (next == '=' || next == '>'))
        || ((c == '>' || c == '=' || c == '!') && next == '=')
        || ((c == '&' || c == '|') && next == c)) {
      at++;
    }
    add(Token.Kind.SYMBOL, start, at);
  }

  /** A run of characters the language does not have. */
  private void stranger() {
    int start = at;
    char c = text[at];
    if (c == '\u00A0' || c == '\u202F' || (c >= '\u2000' && c <= '\u200A') || c == '\u3000') {
      at++;
      Span span = new Span(source, start, at);
      report(
          Diagnostic.error(Code.P0107, span, "this space is not an ordinary space")
              .help("replace it by a space")
              .fix(new Diagnostic.Fix(span, " ")));
      return;
    }
    whole = false;
    if (isHidden(at)) {
      at++;
      if (errors.size() > MAX_ERRORS) {
        return;
      }
      String point = String.format(Locale.ROOT, "U+%04X", (int) c);
      report(
          Diagnostic.error(
                  Code.P0107,
                  new Span(source, start, at),
                  "the invisible character " + point + " may not stand in a policy")
              .help("delete it"));
      return;
    }
    while (at < end && (text[at] > 126 || isLetter(text[at])) && !isQuote(text[at])) {
      if (isHidden(at) || text[at] == '\u00A0') {
        break;
      }
      at++;
    }
    at = Math.max(at, start + 1);
    String found = source.text().substring(start, Math.min(at, start + 40));
    report(
        Diagnostic.error(
                Code.P0107, new Span(source, start, at), "'" + found + "' means nothing here")
            .note("note", "names are made of the letters a to z, digits and _"));
  }

  /** Control characters, and those that make a text look different from what it is. */
  private boolean isHidden(int i) {
    char c = text[i];
    if (c < 127) {
      return c < ' ' && c != '\t';
    }
    if (c < 0x2028) {
      return c < 0xA0;
    }
    if (Character.isHighSurrogate(c)) {
      return !Character.isLowSurrogate(peek(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i == 0 || !Character.isHighSurrogate(text[i - 1]);
    }
    return c <= 0x202E || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c >= 0xFFFE;
  }

  private void report(Diagnostic error) {
    if (errors.size() <= MAX_ERRORS) {
      errors.add(error);
    }
  }

  private void add(Token.Kind kind, int start, int after) {
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    kinds[size] = kind;
    starts[size] = start;
    ends[size] = after;
    size++;
  }

  private char peek(int i) {
    return i < end ? text[i] : '\0';
  }

  static boolean isQuote(char c) {
    return c == '"' || c == '«' || c == '»' || (c >= '\u201C' && c <= '\u201F') || isSingle(c);
  }

  private static boolean isSingle(char c) {
    return c == '\'' || (c >= '\u2018' && c <= '\u201B');
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || c == '_' || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
