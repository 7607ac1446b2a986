// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads in-file tests. */
final class TestParser {
  private final Cursor c;
  private final PhraseParser phrases;
  private final ExpressionParser expressions;

  TestParser(Cursor cursor, PhraseParser phrases, ExpressionParser expressions) {
    this.c = cursor;
    this.phrases = phrases;
    this.expressions = expressions;
  }

  /** Reads a test from its name on. */
  Item test(int first) {
    Text name = phrases.text("the test's name in quotes");
    List<TestStep> steps = new ArrayList<>();
    while (!c.full()) {
      int start = c.at();
      if (c.atEnd() || Parser.atItem(c)) {
        break;
      }
      try {
        c.flat();
        steps.add(step());
      } catch (Cursor.Unreadable e) {
        c.leftOut();
        if (c.at() == start) {
          c.advance();
        }
        while (!c.atEnd() && !atStep() && !Parser.atItem(c)) {
          c.advance();
        }
      }
    }
    return new Item.Test(name, steps, c.from(first));
  }

  private boolean atStep() {
    return (c.is("on") && c.kind(1) == Token.Kind.DATE)
        || ((c.is("given") || c.is("ask") || c.is("expect")) && c.kind(1) == Token.Kind.NAME);
  }

  private TestStep step() {
    int first = c.at();
    return switch (word(Words.STEPS, "a step of a test")) {
      case "on" -> {
        LocalDate date = phrases.date();
        yield new TestStep.On(date, c.from(first));
      }
      case "given" ->
          c.is("history") && c.kind(1) == Token.Kind.NAME && !c.is(1, "missing")
              ? history(first)
              : given(first);
      case "ask" -> {
        Word action = phrases.word("an action");
        List<TestStep.Field> fields = fields();
        yield new TestStep.Ask(action, fields, c.from(first));
      }
      default -> expect(first);
    };
  }

  private String word(List<String> words, String wanted) {
    for (String word : words) {
      if (c.eat(word)) {
        return word;
      }
    }
    Optional<String> meant = c.meant(words);
    if (meant.isEmpty()) {
      throw c.unexpected(wanted + " (" + String.join(", ", words) + ")");
    }
    Span span = c.tokens.span(c.at());
    c.report(
        Diagnostic.error(Code.P0108, span, wanted + " is needed here, not '" + span.text() + "'")
            .help("did you mean '" + meant.get() + "'?")
            .fix(new Diagnostic.Fix(span, meant.get())));
    c.advance();
    return meant.get();
  }

  private TestStep given(int first) {
    Word name = phrases.word("a fact");
    if (c.eat("missing")) {
      return new TestStep.Given(name, null, null, null, c.from(first));
    }
    List<TestStep.Field> fields = fields();
    Origin from = c.eat("from") ? phrases.testOrigin() : null;
    Expr age = from != null && c.kind() == Token.Kind.NUMBER ? ago() : null;
    return new TestStep.Given(name, fields, from, age, c.from(first));
  }

  private Expr ago() {
    Expr age = expressions.length("5 minutes");
    c.want("ago", "from oms 5 minutes ago");
    return age;
  }

  private TestStep history(int first) {
    c.advance();
    Word action = phrases.word("an action");
    int times = times();
    Expr age = ago();
    Word by = c.eat("by") ? phrases.word("a counter key such as customer") : null;
    List<TestStep.Field> fields = c.is("{") ? fields() : List.of();
    return new TestStep.History(action, times, age, by, fields, c.from(first));
  }

  private int times() {
    int i = c.at();
    String digits = c.tokens.text(i);
    if (c.kind() != Token.Kind.NUMBER || digits.length() > 6 || digits.indexOf('.') >= 0) {
      throw c.unexpected("a whole number of times, such as 2,");
    }
    c.advance();
    c.want("times", "given history refund 2 times 40 days ago by customer");
    return Integer.parseInt(digits);
  }

  private List<TestStep.Field> fields() {
    c.want("{", "given order { state delivered }");
    List<TestStep.Field> fields = new ArrayList<>();
    while (!c.eat("}")) {
      fields.add(field());
      if (c.atEnd() || Parser.atItem(c) || (c.tokens.startsLine(c.at()) && atStep())) {
        c.missing("}", c.tokens.text(c.at() - 1), "{ state delivered, total $40 }");
        break;
      }
      if (!c.is("}")) {
        c.want(",", "{ state delivered, total $40 }");
      }
    }
    return fields;
  }

  private TestStep.Field field() {
    int first = c.at();
    Path path = phrases.path();
    List<Expr.Literal> values = c.eat("missing") ? List.of() : values();
    Origin from = c.eat("from") ? phrases.testOrigin() : null;
    return new TestStep.Field(path, values, from, c.from(first));
  }

  /** A value, or several; the name of the next field is none. */
  private List<Expr.Literal> values() {
    Expr.Literal value = expressions.literal();
    if (!goesOn()) {
      return List.of(value);
    }
    List<Expr.Literal> values = new ArrayList<>();
    values.add(value);
    while (goesOn()) {
      c.advance();
      values.add(expressions.literal());
    }
    return values;
  }

  private boolean goesOn() {
    if (!c.is(",")) {
      return false;
    }
    return switch (c.kind(1)) {
      case NAME -> c.is(2, ",") || c.is(2, "}") || c.is(2, "from");
      case SYMBOL, END -> false;
      default -> true;
    };
  }

  private TestStep expect(int first) {
    return switch (word(Words.OUTCOMES, "an outcome")) {
      case "told" -> {
        boolean agent = c.eat("agent");
        Text text = phrases.text("a text in quotes");
        yield new TestStep.ExpectTold(agent, text, c.from(first));
      }
      case "cap" -> {
        Expr value = expressions.expression();
        yield new TestStep.ExpectCap(value, c.from(first));
      }
      case "suggest" -> {
        Actions actions = phrases.actions();
        yield new TestStep.ExpectSuggest(actions, c.from(first));
      }
      case "confirmation" -> {
        List<Path> showing = c.eat("showing") ? phrases.paths() : List.of();
        yield outcome(TestStep.Outcome.CONFIRMATION, null, null, null, showing, first);
      }
      case "approval" -> {
        c.want("by", "expect approval by supervisor");
        Word role = phrases.word("a role");
        yield outcome(TestStep.Outcome.APPROVAL, null, null, role, List.of(), first);
      }
      case "identity" -> {
        Word level = phrases.word("an identity level");
        yield outcome(TestStep.Outcome.IDENTITY, null, null, level, List.of(), first);
      }
      case "need" -> outcome(TestStep.Outcome.NEED, null, null, null, phrases.paths(), first);
      case "deny" -> {
        Text by = c.eat("by") ? phrases.text("a rule's name in quotes") : null;
        Word element = by == null ? element() : null;
        yield outcome(TestStep.Outcome.DENY, by, element, null, List.of(), first);
      }
      default -> outcome(TestStep.Outcome.ALLOW, null, element(), null, List.of(), first);
    };
  }

  /** {@code for order_status}, {@code for 2}. */
  private @Nullable Word element() {
    if (!c.eat("for")) {
      return null;
    }
    if (c.kind() != Token.Kind.NUMBER) {
      return phrases.word("an element");
    }
    int i = c.at();
    c.advance();
    return new Word(c.tokens.text(i), c.tokens.span(i));
  }

  private TestStep outcome(
      TestStep.Outcome outcome,
      @Nullable Text by,
      @Nullable Word element,
      @Nullable Word name,
      List<Path> paths,
      int first) {
    return new TestStep.ExpectOutcome(outcome, by, element, name, paths, c.from(first));
  }
}
