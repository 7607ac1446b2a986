// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads conditions. */
final class ConditionParser {
  private final Cursor c;
  private final PhraseParser phrases;
  private final ExpressionParser expressions;

  ConditionParser(Cursor cursor, PhraseParser phrases, ExpressionParser expressions) {
    this.c = cursor;
    this.phrases = phrases;
    this.expressions = expressions;
  }

  /** {@code a and b and c}, or {@code a or b or c}. */
  Cond condition() {
    int first = c.at();
    Cond part = negation();
    int joint = joint();
    if (joint == 0) {
      return part;
    }
    List<Cond> parts = new ArrayList<>();
    List<Integer> joints = new ArrayList<>();
    parts.add(part);
    while (joint != 0) {
      joints.add(c.at());
      symbolInWords();
      c.advance();
      parts.add(negation());
      joint = joint();
    }
    boolean and = isAnd(joints.get(0));
    for (int place : joints) {
      if (isAnd(place) != and) {
        return mixed(first, parts, joints, place);
      }
    }
    Span span = c.from(first);
    return and ? new Cond.All(parts, span) : new Cond.Any(parts, span);
  }

  private int joint() {
    return isAnd(c.at()) ? 1 : c.is("or") || c.is("||") || c.is("|") ? 2 : 0;
  }

  private boolean isAnd(int place) {
    return c.tokens.is(place, "and") || c.tokens.is(place, "&&") || c.tokens.is(place, "&");
  }

  /** Reports the mixture and takes {@code and} for the tighter one. */
  private Cond mixed(int first, List<Cond> parts, List<Integer> joints, int place) {
    String say = "say which you mean:  ";
    String one = grouped(first, joints, true);
    String other = grouped(first, joints, false);
    c.report(
        Diagnostic.error(
                Code.P0103, c.tokens.span(place), "'and' and 'or' are mixed without parentheses")
            .help(
                one.length() > 400
                    ? "put parentheses around what belongs together"
                    : say + one + "\n" + " ".repeat(say.length()) + other));
    List<Cond> any = new ArrayList<>();
    List<Cond> all = new ArrayList<>();
    all.add(parts.get(0));
    for (int i = 0; i < joints.size(); i++) {
      if (!isAnd(joints.get(i))) {
        any.add(all(all));
        all = new ArrayList<>();
      }
      all.add(parts.get(i + 1));
    }
    any.add(all(all));
    return new Cond.Any(any, c.from(first));
  }

  private static Cond all(List<Cond> parts) {
    Span span = parts.get(0).span().to(parts.get(parts.size() - 1).span());
    return parts.size() == 1 ? parts.get(0) : new Cond.All(parts, span);
  }

  /** Writes the parts with parentheses around each run that is joined by one of the words. */
  private String grouped(int first, List<Integer> joints, boolean byAnd) {
    StringBuilder out = new StringBuilder();
    int start = first;
    boolean open = false;
    for (int i = 0; i <= joints.size(); i++) {
      int end = i < joints.size() ? joints.get(i) : c.at();
      boolean joins = i < joints.size() && isAnd(end) == byAnd;
      if (joins && !open) {
        out.append('(');
      }
      out.append(Spacing.join(c.tokens, start, end));
      if (!joins && open) {
        out.append(')');
      }
      open = joins;
      if (i < joints.size()) {
        out.append(isAnd(end) ? " and " : " or ");
        start = end + 1;
      }
    }
    return out.toString();
  }

  /** {@code ( condition )}. */
  Cond inParentheses() {
    c.want("(", "has (item.final_sale)");
    c.enter();
    Cond inner = condition();
    c.want(")", "every '(' needs its ')'");
    c.leave();
    return inner;
  }

  private Cond negation() {
    int first = c.at();
    if (c.is("not") || c.is("!")) {
      symbolInWords();
      c.enter();
      c.advance();
      Cond part = negation();
      c.leave();
      return new Cond.Not(part, c.from(first));
    }
    if (c.is("(") && !expressionGoesOnAfterIt()) {
      return inParentheses();
    }
    if (c.is(2, "in") && (c.is("any") || c.is("every") || c.is("no"))) {
      return quantified();
    }
    return comparison();
  }

  /** Tells whether the parentheses that start here are part of an expression. */
  private boolean expressionGoesOnAfterIt() {
    int after = c.afterClosing();
    return after != c.at()
        && (c.tokens.is(after, "is")
            || c.tokens.is(after, "+")
            || c.tokens.is(after, "-")
            || c.tokens.is(after, "*")
            || c.tokens.is(after, "includes")
            || c.tokens.is(after, "matches")
            || (c.tokens.is(after, "comes") && c.tokens.is(after + 1, "from"))
            || comparingSign(after) != null);
  }

  private Cond quantified() {
    int first = c.at();
    Cond.Quantity quantity =
        c.is("any") ? Cond.Quantity.ANY : c.is("every") ? Cond.Quantity.EVERY : Cond.Quantity.NO;
    c.advance();
    Word variable = phrases.word("a name for one element");
    c.advance();
    Path list = phrases.path();
    c.want("has", "any item in request.items has (item.final_sale)");
    Cond has = inParentheses();
    return new Cond.Quantified(quantity, variable, list, has, c.from(first));
  }

  private Cond comparison() {
    int first = c.at();
    Expr subject = expressions.expression();
    int start = c.at();
    Predicate predicate;
    if (c.eat("is")) {
      predicate = is();
    } else if (c.eat("includes")) {
      Expr element = expressions.expression();
      predicate = new Predicate.Includes(element, c.from(start));
    } else if (c.eat("matches")) {
      Expr other = expressions.expression();
      predicate = new Predicate.Matches(other, c.from(start));
    } else if (c.eat("comes", "from")) {
      List<Origin> origins = phrases.origins();
      predicate = new Predicate.ComesFrom(origins, c.from(start));
    } else if (comparingSign(start) != null) {
      predicate = sign();
    } else {
      return new Cond.Bare(subject);
    }
    return new Cond.Compare(subject, predicate, c.from(first));
  }

  private Predicate is() {
    int start = c.at();
    if (comparingSign(start) != null) {
      return sign();
    }
    if (c.eat("known") || c.eat("missing")) {
      return new Predicate.Presence(c.tokens.is(start, "known"), c.from(start));
    }
    if (c.eat("no", "older", "than")) {
      Expr length = expressions.length("5 minutes");
      return new Predicate.NoOlderThan(length, c.from(start));
    }
    if (c.eat("within", "the", "last")) {
      Expr length = expressions.length("30 days");
      return new Predicate.WithinLast(length, c.from(start));
    }
    if (c.is("within") && c.kind(1) == Token.Kind.NAME) {
      c.advance();
      Path list = phrases.path();
      return new Predicate.WithinList(list, c.from(start));
    }
    if (c.eat("between")) {
      Expr low = expressions.expression();
      c.want("and", "is between $10 and $20");
      Expr high = expressions.expression();
      return new Predicate.Between(low, high, c.from(start));
    }
    Predicate.Order order = order();
    if (order != null) {
      Expr other = expressions.expression();
      return new Predicate.InTime(order, other, c.from(start));
    }
    boolean not = c.eat("not");
    if (c.eat("one", "of")) {
      List<Expr.Literal> values = expressions.literals();
      return new Predicate.OneOf(not, values, c.from(start));
    }
    Predicate.Relation relation = relation();
    if (relation != null) {
      return sized(start, not, relation);
    }
    Expr other = expressions.expression();
    return new Predicate.Same(not, other, c.from(start));
  }

  private Predicate sized(int start, boolean not, Predicate.Relation relation) {
    Expr other = expressions.expression();
    boolean ago = c.eat("ago");
    if (ago && other instanceof Expr.NumberLiteral number) {
      other = expressions.withUnit(number, "30 days ago");
    }
    return new Predicate.Sized(not, relation, other, ago, c.from(start));
  }

  private Predicate.@Nullable Order order() {
    if (c.eat("before")) {
      return Predicate.Order.BEFORE;
    }
    if (c.eat("after")) {
      return Predicate.Order.AFTER;
    }
    if (c.eat("on", "or", "before")) {
      return Predicate.Order.ON_OR_BEFORE;
    }
    return c.eat("on", "or", "after") ? Predicate.Order.ON_OR_AFTER : null;
  }

  private Predicate.@Nullable Relation relation() {
    if (c.eat("more", "than")) {
      return Predicate.Relation.MORE_THAN;
    }
    if (c.eat("less", "than")) {
      return Predicate.Relation.LESS_THAN;
    }
    if (c.eat("at", "least")) {
      return Predicate.Relation.AT_LEAST;
    }
    return c.eat("at", "most") ? Predicate.Relation.AT_MOST : otherWords();
  }

  /** Other English words for the same relations: one way to write a thing. */
  private Predicate.@Nullable Relation otherWords() {
    if (!c.is(1, "than") || c.kind() != Token.Kind.NAME) {
      return null;
    }
    Predicate.Relation relation =
        switch (c.tokens.text(c.at())) {
          case "greater", "bigger", "higher", "larger", "longer", "older" ->
              Predicate.Relation.MORE_THAN;
          case "smaller", "lower", "fewer", "shorter", "younger" -> Predicate.Relation.LESS_THAN;
          default -> null;
        };
    if (relation != null) {
      Span span = c.tokens.span(c.at());
      String words = relation == Predicate.Relation.MORE_THAN ? "more" : "less";
      c.report(
          Diagnostic.error(
                  Code.P0108, span, "'" + words + "' is needed here, not '" + span.text() + "'")
              .help(words + " than")
              .fix(new Diagnostic.Fix(span, words)));
      c.advance();
      c.advance();
    }
    return relation;
  }

  /** Gives the words of a comparing sign; null if the token is none. */
  private @Nullable String comparingSign(int place) {
    if (place >= c.tokens.size() || c.tokens.kind(place) != Token.Kind.SYMBOL) {
      return null;
    }
    String words = Words.inWords(c.tokens.text(place));
    return words != null && words.startsWith("is") ? words : null;
  }

  /** A comparison written with a sign: reported, and read as its words. */
  private Predicate sign() {
    int start = c.at();
    symbolInWords();
    String sign = c.tokens.text(start);
    c.advance();
    return switch (sign) {
      case ">" -> sized(start, false, Predicate.Relation.MORE_THAN);
      case "<" -> sized(start, false, Predicate.Relation.LESS_THAN);
      case ">=" -> sized(start, false, Predicate.Relation.AT_LEAST);
      case "<=" -> sized(start, false, Predicate.Relation.AT_MOST);
      default -> {
        boolean not = sign.equals("!=") || sign.equals("<>");
        Expr other = expressions.expression();
        yield new Predicate.Same(not, other, c.from(start));
      }
    };
  }

  /** Reports the current token if it is a sign the language has words for. */
  private void symbolInWords() {
    if (c.kind() != Token.Kind.SYMBOL) {
      return;
    }
    Span span = c.tokens.span(c.at());
    String words = Words.inWords(span.text());
    if (words != null) {
      boolean afterIs = c.at() > 0 && c.tokens.is(c.at() - 1, "is");
      String replacement = afterIs && words.startsWith("is ") ? words.substring(3) : words;
      c.report(
          Diagnostic.error(Code.P0106, span, "'" + span.text() + "' is not used in a policy")
              .help("write it in words: " + replacement)
              .fix(new Diagnostic.Fix(span, replacement)));
    }
  }
}
