// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Condition.Comparison;
import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Expr;
import dev.waybill.policy.syntax.Predicate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares times with times before now. */
final class Times {

  private final Context context;

  Times(Context context) {
    this.context = context;
  }

  Condition ago(Comparisons.Side side, Comparison comparison, Expr other, Span words) {
    Quantity length = context.expressions.length(other, side.scope());
    Quantity time = time(side, words);
    if (length == null || time == null) {
      return Conditions.BROKEN;
    }
    Quantity since = new Quantity.Ago(length);
    Quantity left = beside(time, since, other.span());
    return left == null ? Conditions.BROKEN : Amounts.compare(left, comparison, since, side.span());
  }

  Condition withinLast(Comparisons.Side side, Predicate.WithinLast last) {
    Quantity length = context.expressions.length(last.length(), side.scope());
    Quantity time = time(side, last.span());
    if (length == null || time == null) {
      return Conditions.BROKEN;
    }
    Quantity since = new Quantity.Ago(length);
    Quantity left = beside(time, since, last.length().span());
    if (left == null) {
      return Conditions.BROKEN;
    }
    Quantity now = left.dimension() == Dimension.DATE ? new Quantity.Today() : new Quantity.Now();
    return new Condition.All(
        List.of(
            new Condition.Compare(left, Comparison.AT_LEAST, since, side.span()),
            new Condition.Compare(left, Comparison.AT_MOST, now, side.span())));
  }

  /** The time on the left side; null if it is none, which is then reported. */
  @Nullable Quantity time(Comparisons.Side side, Span words) {
    if (side.operand() instanceof Operand.Amount amount
        && Amounts.isTime(amount.quantity().dimension())) {
      return amount.quantity();
    }
    context.problems.add(
        Diagnostic.error(Code.P0309, words, side.expr().span().text() + " is not a time")
            .label(context.words(side.operand())));
    return null;
  }

  /** A time as it is compared with a time before now; null for hours beside a date. */
  private @Nullable Quantity beside(Quantity time, Quantity since, Span length) {
    if (time.dimension() == since.dimension()) {
      return time;
    }
    if (time.dimension() == Dimension.INSTANT) {
      return new Quantity.DayOf(time);
    }
    context.problems.add(Amounts.hoursOfDate(length));
    return null;
  }
}
