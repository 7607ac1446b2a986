// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.model.Variable;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Cond;
import dev.waybill.policy.syntax.Expr;
import dev.waybill.policy.syntax.Path;
import dev.waybill.policy.syntax.Word;
import org.jspecify.annotations.Nullable;

/** Finds out what expressions are, and makes quantities of those with an order. */
final class Expressions {

  private final Context context;
  private int ledgerCounts;

  Expressions(Context context) {
    this.context = context;
  }

  int ledgerCounts() {
    return ledgerCounts;
  }

  /**
   * What an expression is.
   *
   * @param against what it is compared with, as written; null for nothing
   */
  Operand of(Expr expr, Scope scope, @Nullable String against) {
    scope.step(1);
    if (expr instanceof Expr.Reference reference) {
      return reference(reference.path(), scope);
    }
    if (expr instanceof Expr.TextLiteral text) {
      return new Operand.Literal(text.text(), true);
    }
    if (expr instanceof Expr.NameLiteral name) {
      return named(name.name(), name.span(), scope);
    }
    if (expr instanceof Expr.WithDefault value) {
      return withDefault(value, scope);
    }
    Quantity quantity = quantity(expr, scope, against);
    return quantity == null ? Operand.BROKEN : new Operand.Amount(quantity);
  }

  /** The quantity of an expression; null if it is none, which is then reported. */
  @Nullable Quantity amount(Expr expr, Scope scope, @Nullable String against) {
    Operand operand = of(expr, scope, against);
    if (operand instanceof Operand.Amount amount) {
      return amount.quantity();
    }
    if (operand instanceof Operand.Literal literal && !literal.quoted()) {
      context.problems.add(context.paths.noSuch(literal.text(), expr.span(), scope));
    } else if (!(operand instanceof Operand.Broken)) {
      context.problems.add(
          Diagnostic.error(Code.P0307, expr.span(), "an amount, a number or a time is needed here")
              .label(context.words(operand)));
    }
    return null;
  }

  /** A length of time; null if it is none, which is then reported. */
  @Nullable Quantity length(Expr expr, Scope scope) {
    Quantity quantity = amount(expr, scope, null);
    if (quantity == null || Amounts.isLength(quantity.dimension())) {
      return quantity;
    }
    context.problems.add(
        expr instanceof Expr.NumberLiteral number
            ? Amounts.needsUnit(number)
            : Diagnostic.error(Code.P0307, expr.span(), "a length of time is needed here")
                .label(context.amounts.words(quantity.dimension())));
    return null;
  }

  private Operand reference(Path path, Scope scope) {
    return path.parts().size() == 1
        ? named(path.parts().get(0), path.span(), scope)
        : placed(context.paths.of(path, scope));
  }

  /** A single name: a setting, a table, a term, a variable, a fact, or else an enum's value. */
  private Operand named(String name, Span span, Scope scope) {
    if (scope.local(name) == null && scope.names.has(name)) {
      return context.definitions.of(name, span, scope);
    }
    if (context.paths.isName(name, scope)) {
      return placed(context.paths.of(name, span, scope));
    }
    return new Operand.Literal(name, false);
  }

  private static Operand placed(Place place) {
    if (place instanceof Place.Single single) {
      return value(single.slot());
    }
    if (place instanceof Place.Many many) {
      return new Operand.Listed(many.list(), many.attribute());
    }
    return place instanceof Place.Whole whole ? new Operand.Whole(whole) : Operand.BROKEN;
  }

  static Operand value(Slot slot) {
    Dimension dimension = Dimension.of(slot.attribute().type());
    return dimension == null
        ? new Operand.Pick(slot, null)
        : new Operand.Amount(new Quantity.Read(dimension, slot));
  }

  private Operand withDefault(Expr.WithDefault value, Scope scope) {
    Operand operand = reference(value.path(), scope);
    if (operand instanceof Operand.Amount amount
        && amount.quantity() instanceof Quantity.Read read) {
      Quantity.Constant otherwise = context.constants.of(value.otherwise(), value.path().dotted());
      if (otherwise == null) {
        if (value.otherwise() instanceof Expr.TextLiteral
            || value.otherwise() instanceof Expr.NameLiteral) {
          context.problems.add(
              Diagnostic.error(
                      Code.P0307, value.otherwise().span(), "two things of different kinds")
                  .label(value.path().dotted() + " is " + context.amounts.words(read.dimension())));
        }
        return Operand.BROKEN;
      }
      Amounts.Pair pair =
          context.amounts.align(
              new Amounts.Side(new Expr.Reference(value.path()), read),
              new Amounts.Side(value.otherwise(), otherwise),
              value.span());
      return pair != null && pair.right() instanceof Quantity.Constant constant
          ? new Operand.Amount(new Quantity.ReadOr(read, constant))
          : Operand.BROKEN;
    }
    if (operand instanceof Operand.Pick pick && pick.absentAs() == null) {
      String text = context.picks.literal(pick.slot(), value.otherwise());
      return text == null ? Operand.BROKEN : new Operand.Pick(pick.slot(), text);
    }
    if (operand instanceof Operand.Literal literal) {
      context.problems.add(context.paths.noSuch(literal.text(), value.path().span(), scope));
    } else if (!(operand instanceof Operand.Broken)) {
      context.problems.add(
          Diagnostic.error(Code.P0309, value.span(), "only a single value can have a default")
              .label(value.path().dotted() + " is " + context.words(operand)));
    }
    return Operand.BROKEN;
  }

  private @Nullable Quantity quantity(Expr expr, Scope scope, @Nullable String against) {
    if (expr instanceof Expr.Literal literal) {
      return context.constants.of(literal, against);
    }
    if (expr instanceof Expr.Arithmetic arithmetic) {
      return arithmetic(arithmetic, scope, against);
    }
    if (expr instanceof Expr.PercentOf part) {
      Quantity.Constant percent = context.constants.of(part.percent(), null);
      Quantity whole = amount(part.whole(), scope, against);
      return percent == null || whole == null
          ? null
          : context.amounts.product(
              new Amounts.Side(part.percent(), percent),
              new Amounts.Side(part.whole(), whole),
              part.span());
    }
    if (expr instanceof Expr.Choice choice) {
      Quantity left = amount(choice.left(), scope, against);
      Quantity right = amount(choice.right(), scope, choice.left().span().text());
      Amounts.Pair pair =
          left == null || right == null
              ? null
              : context.amounts.align(
                  new Amounts.Side(choice.left(), left),
                  new Amounts.Side(choice.right(), right),
                  choice.span());
      return pair == null ? null : new Quantity.Choice(choice.greater(), pair.left(), pair.right());
    }
    if (expr instanceof Expr.Total total) {
      return total(total, scope);
    }
    if (expr instanceof Expr.CountIn count) {
      return count(count, scope);
    }
    return expr instanceof Expr.CountPer count ? done(count, scope) : null;
  }

  private @Nullable Quantity arithmetic(
      Expr.Arithmetic arithmetic, Scope scope, @Nullable String against) {
    Quantity left = amount(arithmetic.left(), scope, against);
    Quantity right = amount(arithmetic.right(), scope, against);
    if (left == null || right == null) {
      return null;
    }
    Amounts.Side a = new Amounts.Side(arithmetic.left(), left);
    Amounts.Side b = new Amounts.Side(arithmetic.right(), right);
    return switch (arithmetic.operator()) {
      case TIMES -> context.amounts.product(a, b, arithmetic.span());
      case PLUS -> context.amounts.sum(a, false, b, arithmetic.span());
      case MINUS -> context.amounts.sum(a, true, b, arithmetic.span());
    };
  }

  private @Nullable Quantity total(Expr.Total total, Scope scope) {
    Variable variable = variable(total.variable(), total.list(), scope);
    if (variable == null) {
      return null;
    }
    scope.enter(variable);
    Quantity each = amount(total.each(), scope, null);
    scope.leave();
    if (each == null) {
      return null;
    }
    if (Amounts.isTime(each.dimension())) {
      context.problems.add(
          Diagnostic.error(Code.P0307, total.each().span(), "dates cannot be added up")
              .label(context.amounts.words(each.dimension())));
      return null;
    }
    return new Quantity.Total(each.dimension(), variable, each);
  }

  private @Nullable Quantity count(Expr.CountIn count, Scope scope) {
    Variable variable = variable(count.variable(), count.list(), scope);
    if (variable == null) {
      return null;
    }
    Cond where = count.where();
    Condition fits = null;
    if (where != null) {
      scope.enter(variable);
      fits = context.conditions.of(where, scope);
      scope.leave();
    }
    return new Quantity.Count(variable, fits);
  }

  /** A new variable for the elements of a list; null if it is none, which is then reported. */
  @Nullable Variable variable(Word name, Path path, Scope scope) {
    ListSlot list = list(path, scope);
    return list == null ? null : context.places.variable(name.name(), list);
  }

  /** The list at a path; null if it is none, which is then reported. */
  @Nullable ListSlot list(Path path, Scope scope) {
    Operand operand = reference(path, scope);
    if (operand instanceof Operand.Listed listed) {
      return listed.list();
    }
    if (operand instanceof Operand.Literal literal) {
      context.problems.add(context.paths.noSuch(literal.text(), path.span(), scope));
    } else if (!(operand instanceof Operand.Broken)) {
      context.problems.add(
          Diagnostic.error(Code.P0309, path.span(), path.dotted() + " is not a list")
              .label(context.words(operand)));
    }
    return null;
  }

  private @Nullable Quantity done(Expr.CountPer count, Scope scope) {
    boolean known = context.actions.check(count.action());
    Slot key = context.counterKey(count.key(), scope);
    Quantity window = length(count.window(), scope);
    return !known || key == null || window == null
        ? null
        : new Quantity.Done(count.action().name(), count.key().name(), key, window, ledgerCounts++);
  }
}
