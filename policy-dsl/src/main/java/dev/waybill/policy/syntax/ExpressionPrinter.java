// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import java.util.List;

/** Writes expressions and conditions. */
final class ExpressionPrinter {
  private final StringBuilder out;

  ExpressionPrinter(StringBuilder out) {
    this.out = out;
  }

  void condition(Cond condition) {
    if (condition instanceof Cond.All all) {
      joined(all.parts(), " and ");
    } else if (condition instanceof Cond.Any any) {
      joined(any.parts(), " or ");
    } else if (condition instanceof Cond.Not not) {
      out.append("not ");
      part(not.part());
    } else if (condition instanceof Cond.Quantified quantified) {
      out.append(
          switch (quantified.quantity()) {
            case ANY -> "any ";
            case EVERY -> "every ";
            case NO -> "no ";
          });
      out.append(quantified.variable().name()).append(" in ").append(quantified.list().dotted());
      out.append(" has (");
      condition(quantified.has());
      out.append(')');
    } else if (condition instanceof Cond.Compare compare) {
      expression(compare.subject());
      predicate(compare.predicate());
    } else {
      expression(((Cond.Bare) condition).expr());
    }
  }

  private void joined(List<Cond> parts, String word) {
    for (int i = 0; i < parts.size(); i++) {
      out.append(i == 0 ? "" : word);
      boolean takesOr = i < parts.size() - 1 && word.equals(" or ") && endsInSources(parts.get(i));
      out.append(takesOr ? "(" : "");
      part(parts.get(i));
      out.append(takesOr ? ")" : "");
    }
  }

  /** Tells whether an {@code or} after a condition would be taken for one between sources. */
  private static boolean endsInSources(Cond condition) {
    Cond last = condition;
    while (last instanceof Cond.Not not) {
      last = not.part();
    }
    return last instanceof Cond.Compare compare
        && compare.predicate() instanceof Predicate.ComesFrom;
  }

  private void part(Cond part) {
    if (part instanceof Cond.All || part instanceof Cond.Any) {
      out.append('(');
      condition(part);
      out.append(')');
    } else {
      condition(part);
    }
  }

  private void predicate(Predicate predicate) {
    if (predicate instanceof Predicate.Includes includes) {
      out.append(" includes ");
      expression(includes.element());
    } else if (predicate instanceof Predicate.Matches matches) {
      out.append(" matches ");
      expression(matches.other());
    } else if (predicate instanceof Predicate.ComesFrom comes) {
      out.append(" comes from ");
      origins(comes.origins());
    } else {
      out.append(" is ");
      is(predicate);
    }
  }

  private void is(Predicate predicate) {
    if (predicate instanceof Predicate.Presence presence) {
      out.append(presence.known() ? "known" : "missing");
    } else if (predicate instanceof Predicate.NoOlderThan noOlderThan) {
      out.append("no older than ");
      expression(noOlderThan.length());
    } else if (predicate instanceof Predicate.WithinLast within) {
      out.append("within the last ");
      expression(within.length());
    } else if (predicate instanceof Predicate.WithinList within) {
      out.append("within ").append(within.list().dotted());
    } else if (predicate instanceof Predicate.Between between) {
      out.append("between ");
      expression(between.low());
      out.append(" and ");
      expression(between.high());
    } else if (predicate instanceof Predicate.InTime inTime) {
      out.append(
          switch (inTime.order()) {
            case BEFORE -> "before ";
            case AFTER -> "after ";
            case ON_OR_BEFORE -> "on or before ";
            case ON_OR_AFTER -> "on or after ";
          });
      expression(inTime.other());
    } else if (predicate instanceof Predicate.OneOf oneOf) {
      out.append(oneOf.not() ? "not one of " : "one of ");
      literals(oneOf.values());
    } else if (predicate instanceof Predicate.Sized sized) {
      out.append(sized.not() ? "not " : "");
      out.append(
          switch (sized.relation()) {
            case MORE_THAN -> "more than ";
            case LESS_THAN -> "less than ";
            case AT_LEAST -> "at least ";
            case AT_MOST -> "at most ";
          });
      expression(sized.other());
      out.append(sized.ago() ? " ago" : "");
    } else {
      Predicate.Same same = (Predicate.Same) predicate;
      out.append(same.not() ? "not " : "");
      expression(same.other());
    }
  }

  void expression(Expr expr) {
    if (expr instanceof Expr.Literal literal) {
      literal(literal);
    } else if (expr instanceof Expr.Reference reference) {
      out.append(reference.path().dotted());
    } else if (expr instanceof Expr.WithDefault withDefault) {
      out.append(withDefault.path().dotted()).append(" default ");
      literal(withDefault.otherwise());
    } else if (expr instanceof Expr.PercentOf percentOf) {
      literal(percentOf.percent());
      out.append(" of ");
      factor(percentOf.whole());
    } else if (expr instanceof Expr.Arithmetic arithmetic) {
      arithmetic(arithmetic);
    } else if (expr instanceof Expr.Choice choice) {
      out.append(choice.greater() ? "greater of " : "lesser of ");
      factor(choice.left());
      out.append(" and ");
      factor(choice.right());
    } else if (expr instanceof Expr.Total total) {
      out.append("total of ");
      expression(total.each());
      out.append(" for ").append(total.variable().name());
      out.append(" in ").append(total.list().dotted());
    } else if (expr instanceof Expr.CountIn count) {
      out.append("count of ").append(count.variable().name());
      out.append(" in ").append(count.list().dotted());
      Cond where = count.where();
      if (where != null) {
        out.append(" where (");
        condition(where);
        out.append(')');
      }
    } else {
      Expr.CountPer count = (Expr.CountPer) expr;
      out.append("count of ").append(count.action().name());
      out.append(" per ").append(count.key().name()).append(" in ");
      expression(count.window());
    }
  }

  private void arithmetic(Expr.Arithmetic arithmetic) {
    boolean times = arithmetic.operator() == Expr.Operator.TIMES;
    inParentheses(arithmetic.left(), times && isSum(arithmetic.left()));
    out.append(
        switch (arithmetic.operator()) {
          case PLUS -> " + ";
          case MINUS -> " - ";
          case TIMES -> " * ";
        });
    boolean sum = isSum(arithmetic.right());
    inParentheses(arithmetic.right(), times ? arithmetic.right() instanceof Expr.Arithmetic : sum);
  }

  private static boolean isSum(Expr expr) {
    return expr instanceof Expr.Arithmetic arithmetic
        && arithmetic.operator() != Expr.Operator.TIMES;
  }

  private void factor(Expr expr) {
    inParentheses(expr, expr instanceof Expr.Arithmetic);
  }

  private void inParentheses(Expr expr, boolean needed) {
    out.append(needed ? "(" : "");
    expression(expr);
    out.append(needed ? ")" : "");
  }

  void literals(List<Expr.Literal> values) {
    for (int i = 0; i < values.size(); i++) {
      out.append(i == 0 ? "" : ", ");
      literal(values.get(i));
    }
  }

  void literal(Expr.Literal literal) {
    if (literal instanceof Expr.MoneyLiteral money) {
      out.append(symbol(money.currency())).append(money.amount().toPlainString());
    } else if (literal instanceof Expr.NumberLiteral number) {
      out.append(number.number().toPlainString());
    } else if (literal instanceof Expr.LengthLiteral length) {
      out.append(length.number().toPlainString()).append(' ');
      out.append(Words.name(length.unit(), false));
    } else if (literal instanceof Expr.PercentLiteral percent) {
      out.append(percent.percent().toPlainString()).append('%');
    } else if (literal instanceof Expr.DateLiteral date) {
      out.append(date.date());
    } else if (literal instanceof Expr.TextLiteral text) {
      text(text.text());
    } else {
      out.append(((Expr.NameLiteral) literal).name());
    }
  }

  private static char symbol(String currency) {
    return switch (currency) {
      case "USD" -> '$';
      case "EUR" -> '€';
      case "GBP" -> '£';
      default ->
          throw new IllegalArgumentException("a policy has no sign for the currency " + currency);
    };
  }

  void text(String text) {
    if (text.indexOf('"') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      throw new IllegalArgumentException(
          "a text of a policy can hold neither a double quote nor a line break");
    }
    out.append('"').append(text).append('"');
  }

  void origins(List<Origin> origins) {
    for (int i = 0; i < origins.size(); i++) {
      out.append(i == 0 ? "" : " or ");
      origin(origins.get(i));
    }
  }

  void origin(Origin origin) {
    out.append(origin.verified() ? "verified " : "").append(origin.name().name());
    out.append(origin.inThisConversation() ? " in this conversation" : "");
  }

  void paths(List<Path> paths) {
    for (int i = 0; i < paths.size(); i++) {
      out.append(i == 0 ? "" : ", ").append(paths.get(i).dotted());
    }
  }

  void actions(Actions actions) {
    if (actions.every()) {
      out.append(actions.names().isEmpty() ? "every action" : "every action except ");
    }
    for (int i = 0; i < actions.names().size(); i++) {
      out.append(i == 0 ? "" : ", ").append(actions.names().get(i).name());
    }
  }
}
