// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a policy. It never throws, whatever the text: everything that is wrong is
 * reported, what only follows from it is not. A text may have at most 2<sup>20</sup> characters,
 * 200,000 tokens and 10,000 items; parentheses and the like may be nested 64 deep, an expression
 * has at most 64 terms and a number 30 digits (P0110).
 */
public final class Parser {
  private static final int MAX_ITEMS = 10_000;

  private final Cursor c;
  private final PhraseParser phrases;
  private final ExpressionParser expressions;
  private final RuleParser rules;
  private final TestParser tests;
  private final List<Header> headers = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();

  private Parser(Tokens tokens) {
    c = new Cursor(tokens);
    phrases = new PhraseParser(c);
    expressions = new ExpressionParser(c, phrases);
    rules = new RuleParser(c, phrases, expressions);
    tests = new TestParser(c, phrases, expressions);
  }

  /**
   * Reads a policy.
   *
   * @param source its text
   * @return its tree, or what is wrong with it
   */
  public static Parsed parse(Source source) {
    return parse(Tokens.of(source));
  }

  /**
   * Reads a policy that was cut into tokens before.
   *
   * @param tokens its tokens
   * @return its tree, or what is wrong with it
   */
  static Parsed parse(Tokens tokens) {
    return new Parser(tokens).file();
  }

  private Parsed file() {
    if (c.tokens.size() == 1 && !c.tokens.whole()) {
      return c.parsed(null);
    }
    Text name = name();
    while (!c.atEnd() && !c.full()) {
      int start = c.at();
      if (items.size() >= MAX_ITEMS) {
        c.tooMany(
            "this policy has more than " + MAX_ITEMS + " items", "split it into several files");
        c.leftOut();
        break;
      }
      try {
        c.flat();
        if (items.isEmpty() && headerWord() != null) {
          headers.add(header());
        } else {
          item();
        }
      } catch (Cursor.Unreadable e) {
        if (c.at() == start) {
          c.advance();
        }
        while (!c.atEnd() && !atItem(c) && !(items.isEmpty() && atHeader())) {
          c.advance();
        }
      }
    }
    if (c.full()) {
      c.leftOut();
    }
    return c.parsed(new PolicyFile(c.tokens.source(), name, headers, items));
  }

  private Text name() {
    if (c.is("policy") && c.kind(1) == Token.Kind.TEXT) {
      c.advance();
      return phrases.text("the policy's name");
    }
    Span place = c.from(c.at());
    if (c.is("policy") || c.meant(List.of("policy")).isPresent()) {
      place = c.tokens.span(c.at());
    }
    c.add(
        Diagnostic.error(Code.P0104, place, "a policy starts with 'policy' and its name in quotes")
            .help("policy \"Refunds and returns\""));
    if (place.end() > place.start()) {
      c.advance();
      if (c.kind() == Token.Kind.TEXT) {
        c.advance();
      }
    }
    return new Text("", new Span(place.source(), place.start(), place.start()));
  }

  /** Tells whether an item probably starts here, so that a broken one before it ends. */
  static boolean atItem(Cursor c) {
    if (c.kind() != Token.Kind.NAME) {
      return false;
    }
    Token.Kind next = c.kind(1);
    if (next == Token.Kind.TEXT) {
      return c.is("rule") || c.is("test");
    }
    return next == Token.Kind.NAME
        && (c.is("setting") || c.is("table") || c.is("term") || c.is("trust") || c.is("accept"));
  }

  private boolean atHeader() {
    Token.Kind next = c.kind(1);
    return c.tokens.startsLine(c.at())
        && (next == Token.Kind.TEXT || next == Token.Kind.NAME)
        && Words.HEADERS.contains(c.tokens.text(c.at()));
  }

  /** Gives the header word the current token is, or was meant to be; null if it is none. */
  private @Nullable String headerWord() {
    for (String word : Words.HEADERS) {
      if (c.is(word)) {
        return word;
      }
    }
    boolean item = atItem(c) || c.meant(Words.ITEMS).isPresent();
    return item ? null : c.meant(Words.HEADERS).orElse(null);
  }

  private Header header() {
    int first = c.at();
    String word = headerWord();
    if (word == null) {
      throw c.unexpected("a header");
    }
    if (!c.is(word)) {
      Span span = c.tokens.span(c.at());
      c.report(
          Diagnostic.error(
                  Code.P0102, span, "unknown word '" + Words.shown(span.text()) + "' in the header")
              .note("note", "the header is version, currency, time zone, effective, uses, include")
              .help("did you mean '" + word + "'?")
              .fix(new Diagnostic.Fix(span, word)));
    }
    if (word.equals("effective")) {
      return new Header.InEffect(phrases.effective());
    }
    c.advance();
    return switch (word) {
      case "version" -> {
        Text text = phrases.text("the version in quotes");
        yield new Header.Version(text, c.from(first));
      }
      case "currency" -> {
        Word code = phrases.word("a currency such as USD");
        yield new Header.InCurrency(code, c.from(first));
      }
      case "time" -> {
        c.want("zone", "time zone \"Europe/Berlin\"");
        Text zone = phrases.text("the name of the zone in quotes");
        yield new Header.TimeZone(zone, c.from(first));
      }
      case "uses" -> uses(first);
      default -> {
        Text file = phrases.text("the name of the file in quotes");
        boolean guardrails = c.eat("as", "guardrails");
        yield new Header.Include(file, guardrails, c.from(first));
      }
    };
  }

  private Header uses(int first) {
    List<Text> names = new ArrayList<>();
    do {
      names.add(phrases.text("a vocabulary such as \"commerce/1\""));
    } while (c.eat(","));
    return new Header.Uses(names, c.from(first));
  }

  private void item() {
    int first = c.at();
    Item item =
        switch (itemWord()) {
          case "setting" -> setting(first);
          case "table" -> table(first);
          case "term" -> term(first);
          case "trust" -> trust(first);
          case "accept" -> accept(first);
          case "rule" -> rules.rule(first);
          default -> tests.test(first);
        };
    if (item == null) {
      c.leftOut();
    } else {
      items.add(item);
    }
  }

  private String itemWord() {
    for (String word : Words.ITEMS) {
      if (c.eat(word)) {
        return word;
      }
    }
    if (c.kind() != Token.Kind.NAME || !c.tokens.startsLine(c.at())) {
      throw c.unexpected("an item (" + String.join(", ", Words.ITEMS) + ")");
    }
    Span span = c.tokens.span(c.at());
    if (Words.HEADERS.contains(span.text())) {
      c.report(
          Diagnostic.error(Code.P0108, span, "'" + span.text() + "' stands after the first item")
              .help("move it up, right after the policy's name"));
      throw c.unreadable();
    }
    Diagnostic error =
        Diagnostic.error(
                Code.P0102,
                span,
                "unknown word '" + Words.shown(span.text()) + "' at the start of an item")
            .note("note", "an item starts with setting, table, term, trust, accept, rule or test");
    Optional<String> meant = c.meant(Words.ITEMS);
    if (meant.isEmpty()) {
      c.report(error);
      throw c.unreadable();
    }
    c.report(
        error
            .help("did you mean '" + meant.get() + "'?")
            .fix(new Diagnostic.Fix(span, meant.get())));
    c.advance();
    return meant.get();
  }

  private Item setting(int first) {
    Word name = phrases.word("the setting's name");
    c.want("is", "setting return_window is 30 days");
    Expr value = expressions.expression();
    Effective effective = c.is("effective") ? phrases.effective() : null;
    return new Item.Setting(name, value, effective, c.from(first));
  }

  private Item term(int first) {
    Word name = phrases.word("the term's name");
    c.want("means", "term is_new means customer.age is less than 30 days");
    Cond meaning = expressions.conditions().condition();
    return new Item.Term(name, meaning, c.from(first));
  }

  private Item table(int first) {
    Word name = phrases.word("the table's name");
    c.want("by", "table refund_limit by customer.tier");
    List<Path> keys = phrases.paths();
    List<Item.Row> rows = new ArrayList<>();
    while (c.kind() == Token.Kind.TEXT || (c.kind() == Token.Kind.NAME && !itemStarts())) {
      rows.add(row());
    }
    if (rows.isEmpty()) {
      throw c.unexpected("a row of the table, such as gold $500");
    }
    return new Item.Table(name, keys, rows, c.from(first));
  }

  /** Tells whether the table ends: a word for an item, or at the margin a misspelt one. */
  private boolean itemStarts() {
    for (String word : Words.ITEMS) {
      if (c.is(word)) {
        return true;
      }
    }
    return c.tokens.atMargin(c.at()) && c.meant(Words.ITEMS).isPresent();
  }

  private Item.Row row() {
    int first = c.at();
    List<Item.Cell> cells = new ArrayList<>(2);
    do {
      int i = c.at();
      if (c.kind() == Token.Kind.TEXT) {
        c.advance();
        cells.add(new Item.Cell(false, c.tokens.value(i), c.tokens.span(i)));
      } else {
        Word word = phrases.word("a cell of the table");
        cells.add(new Item.Cell(word.name().equals("otherwise"), word.name(), word.span()));
      }
    } while (c.eat(","));
    Expr value = expressions.expression();
    return new Item.Row(cells, value, c.from(first));
  }

  private Item trust(int first) {
    List<Path> paths = phrases.paths();
    String example = "trust order only from oms";
    c.want("only", example);
    c.want("from", example);
    List<Origin> origins = new ArrayList<>(phrases.origins());
    Expr age = c.eat("no", "older", "than") ? expressions.length("5 minutes") : null;
    boolean here = c.eat("in", "this", "conversation");
    Origin last = origins.get(origins.size() - 1);
    if (last.inThisConversation()) {
      // At the end it is said of the whole: the evidence must have been read in this conversation.
      here = true;
      Span span = new Span(last.span().source(), last.span().start(), last.name().span().end());
      origins.set(origins.size() - 1, new Origin(last.verified(), last.name(), false, span));
    }
    return new Item.Trust(paths, origins, age, here, c.from(first));
  }

  private Item accept(int first) {
    String example = "accept request.amount only from oms";
    List<Path> paths = phrases.paths();
    Actions actions = c.eat("for") ? phrases.actions() : null;
    c.want("only", example);
    c.want("from", example);
    List<Origin> origins = phrases.origins();
    return new Item.Accept(paths, actions, origins, c.from(first));
  }
}
