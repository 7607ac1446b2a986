// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.source.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The place in the tokens the parser has come to, and what it found wrong on the way. A reader that
 * cannot go on throws {@link Unreadable}; rules, clauses and items catch it and go on with the
 * next.
 */
final class Cursor {
  /** How deep parentheses and the like may be nested. */
  static final int MAX_DEPTH = 64;

  final Tokens tokens;
  private final int[] closing;
  private final int last;
  private int at;
  private int depth;
  private final List<Diagnostic> errors;
  private int reportedAt = -1;
  private boolean whole;

  Cursor(Tokens tokens) {
    this.tokens = tokens;
    this.closing = tokens.parentheses();
    this.last = tokens.size() - 1;
    this.errors = new ArrayList<>(tokens.diagnostics());
    this.whole = tokens.whole();
  }

  /** Thrown when what follows cannot be read; it has been reported. Has no stack trace. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Unreadable() {
      super(null, null, false, false);
    }
  }

  int at() {
    return at;
  }

  boolean atEnd() {
    return at == last;
  }

  Token.Kind kind() {
    return tokens.kind(at);
  }

  Token.Kind kind(int ahead) {
    return tokens.kind(Math.min(at + ahead, last));
  }

  boolean is(String word) {
    return tokens.is(at, word);
  }

  boolean is(int ahead, String word) {
    return tokens.is(at + ahead, word);
  }

  /** Takes the current token; the end stays. */
  void advance() {
    if (at < last) {
      at++;
    }
  }

  boolean eat(String word) {
    if (tokens.is(at, word)) {
      at++;
      return true;
    }
    return false;
  }

  boolean eat(String first, String second) {
    if (tokens.is(at, first) && tokens.is(at + 1, second)) {
      at += 2;
      return true;
    }
    return false;
  }

  boolean eat(String first, String second, String third) {
    if (tokens.is(at, first) && tokens.is(at + 1, second) && tokens.is(at + 2, third)) {
      at += 3;
      return true;
    }
    return false;
  }

  /** Takes a word that must follow; if it is misspelt or missing, that is reported and mended. */
  void want(String word, String example) {
    if (!eat(word) && !misspelt(word)) {
      missing(word, at == 0 ? "" : tokens.text(at - 1), example);
    }
  }

  private boolean misspelt(String word) {
    if (kind() != Token.Kind.NAME || Spelling.nearest(tokens.text(at), List.of(word)).isEmpty()) {
      return false;
    }
    Span span = tokens.span(at);
    report(
        Diagnostic.error(
                Code.P0108, span, "'" + word + "' is needed here, not '" + span.text() + "'")
            .help("did you mean '" + word + "'?")
            .fix(new Diagnostic.Fix(span, word)));
    at++;
    return true;
  }

  /** Reports that words are missing right after the token before this one. */
  void missing(String what, String after, String example) {
    int place = at == 0 ? 0 : tokens.end(at - 1);
    String title =
        after.isEmpty()
            ? "'" + what + "' is missing"
            : "'" + what + "' is missing after '" + Words.shown(after) + "'";
    report(
        Diagnostic.error(Code.P0104, new Span(tokens.source(), place, place), title).help(example));
  }

  /** Gives the span from a token to the one before the current. */
  Span from(int first) {
    int start = tokens.start(first);
    return new Span(tokens.source(), start, at > first ? tokens.end(at - 1) : start);
  }

  /** Reports that the current token is not what must stand here. */
  Unreadable unexpected(String wanted) {
    report(unexpectedHere(wanted));
    return unreadable();
  }

  private Diagnostic unexpectedHere(String wanted) {
    if (atEnd()) {
      int place = at == 0 ? 0 : tokens.end(at - 1);
      return Diagnostic.error(
          Code.P0108,
          new Span(tokens.source(), place, place),
          wanted + " is needed here, but the text ends");
    }
    Span span = tokens.span(at);
    String found = span.end() - span.start() > 40 ? "a text" : "'" + span.text() + "'";
    String words =
        kind() == Token.Kind.SYMBOL ? Words.inWords(found.substring(1, found.length() - 1)) : null;
    if (words != null) {
      return Diagnostic.error(Code.P0106, span, found + " is not used in a policy")
          .help("write it in words: " + words);
    }
    if (kind() == Token.Kind.SYMBOL && "{}(),+-*".indexOf(found.charAt(1)) < 0) {
      return stranger(span, found);
    }
    return Diagnostic.error(Code.P0108, span, wanted + " is needed here, not " + found);
  }

  private static Diagnostic stranger(Span span, String found) {
    Diagnostic error = Diagnostic.error(Code.P0107, span, found + " means nothing here");
    return switch (found.charAt(1)) {
      case ';' -> error.help("delete it; a rule ends where the next item starts");
      case '$' -> error.help("write the amount right after it: $10");
      case '/' -> error.help("a policy does not divide; multiply by a percentage: 50% of …");
      case '[', ']' -> error.help("a list is written without brackets: is one of gold, silver");
      default -> error.note("note", "the signs of a policy are ( ) { } , + - * # and quotes");
    };
  }

  Unreadable unreadable() {
    whole = false;
    return new Unreadable();
  }

  /** Tells what was probably meant by the current word; empty if it is near to none of these. */
  Optional<String> meant(List<String> candidates) {
    return kind() == Token.Kind.NAME
        ? Spelling.nearest(tokens.text(at), candidates)
        : Optional.empty();
  }

  /** Reports an error about the current token, unless it only follows from an earlier one. */
  void report(Diagnostic error) {
    if (at != reportedAt && !followsFromCharacters()) {
      errors.add(error);
    }
    reportedAt = at;
  }

  /** Reports an error that no other one follows from. */
  void add(Diagnostic error) {
    errors.add(error);
  }

  /** Tells whether characters were left out just before the current token. */
  private boolean followsFromCharacters() {
    if (tokens.whole()) {
      return false;
    }
    int from = at == 0 ? 0 : tokens.start(at - 1);
    for (Diagnostic error : tokens.diagnostics()) {
      if (error.code() != Code.P0105
          && error.span().start() >= from
          && error.span().start() <= tokens.end(at)) {
        return true;
      }
    }
    return false;
  }

  /** Something had to be left out of the tree. */
  void leftOut() {
    whole = false;
  }

  boolean full() {
    return errors.size() >= Lexer.MAX_ERRORS;
  }

  void enter() {
    if (++depth > MAX_DEPTH) {
      tooMany(
          "this is nested more than " + MAX_DEPTH + " deep", "give parts of it a name with 'term'");
      throw unreadable();
    }
  }

  void leave() {
    depth--;
  }

  /** At the start of a clause nothing is nested. */
  void flat() {
    depth = 0;
  }

  void tooMany(String title, @Nullable String help) {
    Diagnostic error = Diagnostic.error(Code.P0110, tokens.span(at), title);
    report(help == null ? error : error.help(help));
  }

  /**
   * Gives the token after the parenthesis that closes the current one; the current if none does.
   */
  int afterClosing() {
    return closing[at] == 0 ? at : closing[at] + 1;
  }

  Parsed parsed(@Nullable PolicyFile file) {
    List<Diagnostic> sorted = new ArrayList<>(errors);
    sorted.sort(Diagnostic.ORDER);
    if (sorted.size() > Lexer.MAX_ERRORS) {
      sorted = sorted.subList(0, Lexer.MAX_ERRORS);
    }
    return new Parsed(whole ? file : null, sorted);
  }
}
