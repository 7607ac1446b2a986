// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.source.Spelling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads expressions, values and lengths of time. */
final class ExpressionParser {
  private static final int MAX_TERMS = 64;
  private static final int MAX_DIGITS = 30;

  private final Cursor c;
  private final PhraseParser phrases;
  private final ConditionParser conditions;

  ExpressionParser(Cursor cursor, PhraseParser phrases) {
    this.c = cursor;
    this.phrases = phrases;
    this.conditions = new ConditionParser(cursor, phrases, this);
  }

  ConditionParser conditions() {
    return conditions;
  }

  /** {@code a + b - c}. */
  Expr expression() {
    int first = c.at();
    Expr left = product();
    int terms = 1;
    while (c.is("+") || c.is("-")) {
      Expr.Operator operator = c.is("+") ? Expr.Operator.PLUS : Expr.Operator.MINUS;
      left = more(first, left, operator, ++terms);
    }
    return left;
  }

  private Expr product() {
    int first = c.at();
    Expr left = factor();
    int terms = 1;
    while (c.is("*")) {
      left = more(first, left, Expr.Operator.TIMES, ++terms);
    }
    return left;
  }

  private Expr more(int first, Expr left, Expr.Operator operator, int terms) {
    if (terms > MAX_TERMS) {
      c.tooMany("this has more than " + MAX_TERMS + " terms", "ask your engineers for the total");
      throw c.unreadable();
    }
    c.advance();
    Expr right = operator == Expr.Operator.TIMES ? factor() : product();
    return new Expr.Arithmetic(left, operator, right, c.from(first));
  }

  private Expr factor() {
    return switch (c.kind()) {
      case NAME -> named();
      case NUMBER, MONEY, DATE, TEXT -> literal();
      case PERCENT -> percent();
      case SYMBOL, END -> {
        if (!c.is("(")) {
          throw c.unexpected("a value");
        }
        c.enter();
        c.advance();
        Expr inner = expression();
        c.want(")", "every '(' needs its ')'");
        c.leave();
        yield inner;
      }
    };
  }

  private Expr percent() {
    int first = c.at();
    Expr.PercentLiteral percent = (Expr.PercentLiteral) literal();
    if (!c.eat("of")) {
      if (c.kind() != Token.Kind.NAME || c.tokens.text(c.at()).indexOf('.') < 0) {
        return percent;
      }
      c.missing("of", percent.span().text(), percent.span().text() + " of order.total");
    }
    c.enter();
    Expr whole = factor();
    c.leave();
    return new Expr.PercentOf(percent, whole, c.from(first));
  }

  private Expr named() {
    if (c.is(1, "of")) {
      int first = c.at();
      if (c.is("lesser") || c.is("greater")) {
        return choice(first);
      }
      if (c.eat("total", "of")) {
        return total(first);
      }
      if (c.eat("count", "of")) {
        return count(first);
      }
    }
    int first = c.at();
    Path path = phrases.path("a value");
    if (c.eat("default")) {
      Expr.Literal otherwise = literal();
      return new Expr.WithDefault(path, otherwise, c.from(first));
    }
    return new Expr.Reference(path);
  }

  private Expr choice(int first) {
    boolean greater = c.is("greater");
    c.advance();
    c.advance();
    c.enter();
    Expr left = factor();
    c.want("and", (greater ? "greater" : "lesser") + " of $10 and order.total");
    Expr right = factor();
    c.leave();
    return new Expr.Choice(greater, left, right, c.from(first));
  }

  private Expr total(int first) {
    c.enter();
    Expr each = expression();
    c.leave();
    c.want("for", "total of item.paid for item in request.items");
    Word variable = phrases.word("a name for one element");
    c.want("in", "total of item.paid for item in request.items");
    Path list = phrases.path();
    return new Expr.Total(each, variable, list, c.from(first));
  }

  private Expr count(int first) {
    Word counted = phrases.word("an action or a name for one element");
    if (c.eat("per")) {
      Word key = phrases.word("a counter key such as customer");
      c.want("in", "count of refund per customer in 90 days");
      Expr window = length("90 days");
      return new Expr.CountPer(counted, key, window, c.from(first));
    }
    c.want("in", "count of item in request.items");
    Path list = phrases.path();
    Cond where = null;
    if (c.is("where") && c.is(1, "(")) {
      c.advance();
      where = conditions.inParentheses();
    }
    return new Expr.CountIn(counted, list, where, c.from(first));
  }

  /** A value: money, a number, a length, a percentage, a date, a text or a name. */
  Expr.Literal literal() {
    int i = c.at();
    return switch (c.kind()) {
      case NUMBER -> number();
      case MONEY -> {
        BigDecimal amount = decimal(c.tokens.text(i).substring(1).replace(",", ""));
        c.advance();
        yield new Expr.MoneyLiteral(currency(c.tokens.text(i)), amount, c.tokens.span(i));
      }
      case PERCENT -> {
        String text = c.tokens.text(i);
        BigDecimal percent = decimal(text.substring(0, text.length() - 1));
        c.advance();
        yield new Expr.PercentLiteral(percent, c.tokens.span(i));
      }
      case DATE -> new Expr.DateLiteral(phrases.date(), c.tokens.span(i));
      case TEXT -> {
        c.advance();
        yield new Expr.TextLiteral(c.tokens.value(i), c.tokens.span(i));
      }
      default -> {
        Word name = phrases.word("a value");
        yield new Expr.NameLiteral(name.name(), name.span());
      }
    };
  }

  private static String currency(String money) {
    return switch (money.charAt(0)) {
      case '$' -> "USD";
      case '€' -> "EUR";
      default -> "GBP";
    };
  }

  private BigDecimal decimal(String digits) {
    if (digits.length() > MAX_DIGITS) {
      c.tooMany("this number has more than " + MAX_DIGITS + " digits", null);
      throw c.unreadable();
    }
    return new BigDecimal(digits);
  }

  /** {@code 3}, or {@code 30 days}; the unit stands on the same line. */
  private Expr.Literal number() {
    int first = c.at();
    BigDecimal number = decimal(c.tokens.text(first));
    c.advance();
    if (c.kind() == Token.Kind.NAME && !c.tokens.startsLine(c.at())) {
      Unit unit = Words.unit(c.tokens, c.at());
      if (unit == null) {
        unit = misspeltUnit();
      }
      if (unit != null) {
        c.advance();
        return new Expr.LengthLiteral(number, unit, c.from(first));
      }
    }
    return new Expr.NumberLiteral(number, c.tokens.span(first));
  }

  private @Nullable Unit misspeltUnit() {
    String word = c.tokens.text(c.at());
    if (Words.mayFollowNumber(word)) {
      return null;
    }
    Optional<String> meant = Spelling.nearest(word, Words.UNITS);
    if (meant.isEmpty()) {
      return null;
    }
    Span span = c.tokens.span(c.at());
    c.report(
        Diagnostic.error(Code.P0304, span, "'" + word + "' is not a unit of time")
            .help("did you mean " + meant.get() + "?")
            .fix(new Diagnostic.Fix(span, meant.get())));
    return Words.unitNamed(meant.get());
  }

  /**
   * Reads a length of time: {@code 30 days}, or the path of a setting.
   *
   * @param example what it may look like
   */
  Expr length(String example) {
    if (c.kind() == Token.Kind.NAME) {
      return new Expr.Reference(phrases.path());
    }
    if (c.kind() != Token.Kind.NUMBER) {
      throw c.unexpected("a length of time such as " + example);
    }
    Expr.Literal number = number();
    return number instanceof Expr.NumberLiteral plain ? withUnit(plain, example) : number;
  }

  /** Reports that a number needs a unit, and takes it for days. */
  Expr withUnit(Expr.NumberLiteral number, String example) {
    String digits = number.span().text();
    String help = digits + example.substring(example.indexOf(' '));
    c.report(
        Diagnostic.error(Code.P0304, number.span(), "'" + digits + "' needs a unit of time")
            .help(help));
    return new Expr.LengthLiteral(number.number(), Unit.DAY, number.span());
  }

  /** Values, joined by commas. */
  List<Expr.Literal> literals() {
    Expr.Literal first = literal();
    if (!c.is(",")) {
      return List.of(first);
    }
    List<Expr.Literal> values = new ArrayList<>();
    values.add(first);
    while (c.eat(",")) {
      values.add(literal());
    }
    return values;
  }
}
