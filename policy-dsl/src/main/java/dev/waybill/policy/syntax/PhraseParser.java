// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads names, paths, texts, dates, lists of actions and sources. */
final class PhraseParser {
  private final Cursor c;
  private final Names names;

  PhraseParser(Cursor cursor) {
    this.c = cursor;
    this.names = new Names(cursor.tokens);
  }

  /** Reads a single name. */
  Word word(String wanted) {
    name(wanted);
    int i = c.at();
    Names.Name name = names.at(i);
    if (name.parts().size() > 1) {
      c.report(
          Diagnostic.error(Code.P0108, c.tokens.span(i), wanted + " is needed here, without dots"));
      throw c.unreadable();
    }
    c.advance();
    return new Word(name.written(), c.tokens.span(i));
  }

  List<Word> words(String wanted) {
    Word first = word(wanted);
    if (!c.is(",")) {
      return List.of(first);
    }
    List<Word> words = new ArrayList<>();
    words.add(first);
    while (c.eat(",")) {
      words.add(word(wanted));
    }
    return words;
  }

  Path path() {
    return path("a name");
  }

  Path path(String wanted) {
    name(wanted);
    int i = c.at();
    c.advance();
    return new Path(names.at(i).parts(), c.tokens.span(i));
  }

  List<Path> paths() {
    Path first = path();
    if (!c.is(",")) {
      return List.of(first);
    }
    List<Path> paths = new ArrayList<>();
    paths.add(first);
    while (c.eat(",")) {
      paths.add(path());
    }
    return paths;
  }

  /** A name must follow; a word that starts a new line of the policy is not taken for one. */
  private void name(String wanted) {
    if (c.kind() != Token.Kind.NAME
        || (c.at() > 0 && c.tokens.startsLine(c.at()) && startsSomething())) {
      throw c.unexpected(wanted);
    }
  }

  private boolean startsSomething() {
    return c.is("when")
        || c.is("unless")
        || c.is("because")
        || c.is("tell")
        || c.is("suggest")
        || (c.kind(1) == Token.Kind.TEXT && (c.is("rule") || c.is("test")));
  }

  Text text(String wanted) {
    if (c.kind() != Token.Kind.TEXT) {
      throw c.unexpected(wanted);
    }
    int i = c.at();
    c.advance();
    return new Text(c.tokens.value(i), c.tokens.span(i));
  }

  /** {@code every action except a, b}, or {@code a, b}. */
  Actions actions() {
    int first = c.at();
    if (!c.eat("every", "action")) {
      return new Actions(false, words("an action"), c.from(first));
    }
    List<Word> except = c.eat("except") ? words("an action") : List.of();
    return new Actions(true, except, c.from(first));
  }

  Origin origin() {
    return origin(false);
  }

  /** In a test a source may also be a fact's text, such as {@code order.note}. */
  Origin testOrigin() {
    return origin(true);
  }

  private Word dotted() {
    Path path = path();
    return new Word(path.dotted(), path.span());
  }

  private Origin origin(boolean dots) {
    int first = c.at();
    boolean verified =
        c.is("verified") && c.kind(1) == Token.Kind.NAME && !c.is(1, "or") && c.eat("verified");
    Word name = dots ? dotted() : word("a source");
    boolean here = c.eat("in", "this", "conversation");
    return new Origin(verified, name, here, c.from(first));
  }

  List<Origin> origins() {
    Origin first = origin();
    if (!c.is("or")) {
      return List.of(first);
    }
    List<Origin> origins = new ArrayList<>();
    origins.add(first);
    while (c.eat("or")) {
      origins.add(origin());
    }
    return origins;
  }

  /** {@code effective from D}, {@code effective until D}, or both. */
  Effective effective() {
    int first = c.at();
    c.advance();
    LocalDate from = null;
    LocalDate until = null;
    if (c.eat("until")) {
      until = date();
    } else {
      c.want("from", "effective from 2026-01-01");
      from = date();
      if (c.eat("until")) {
        until = date();
      }
    }
    return new Effective(from, until, c.from(first));
  }

  LocalDate date() {
    if (c.kind() != Token.Kind.DATE) {
      throw c.unexpected("a date such as 2026-01-31");
    }
    int i = c.at();
    String written = c.tokens.text(i);
    int dash = written.lastIndexOf('-');
    int month = Integer.parseInt(written.substring(5, dash));
    int day = Integer.parseInt(written.substring(dash + 1));
    LocalDate date = calendar(Integer.parseInt(written.substring(0, 4)), month, day);
    Span span = c.tokens.span(i);
    if (date == null) {
      c.leftOut();
      c.report(
          Diagnostic.error(Code.P0109, span, "there is no " + written + " in the calendar")
              .help(whyNoDate(written.substring(0, 4), month)));
      c.advance();
      return LocalDate.EPOCH;
    }
    if (written.length() < 10) {
      c.report(
          Diagnostic.error(Code.P0109, span, "the month and the day of a date have two digits each")
              .help("write " + date)
              .fix(new Diagnostic.Fix(span, date.toString())));
    }
    c.advance();
    return date;
  }

  private static @Nullable LocalDate calendar(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String whyNoDate(String year, int month) {
    if (month < 1 || month > 12) {
      return "a date is year, month, day, and months go from 01 to 12";
    }
    LocalDate first = LocalDate.of(Integer.parseInt(year), month, 1);
    String written = first.toString();
    return "the days of " + written.substring(0, 7) + " go from 01 to " + first.lengthOfMonth();
  }
}
