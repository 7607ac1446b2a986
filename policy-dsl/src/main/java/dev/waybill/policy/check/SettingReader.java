// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Condition.Comparison;
import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Effective;
import dev.waybill.policy.syntax.Expr;
import dev.waybill.policy.syntax.Item;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the values of a setting. */
final class SettingReader {

  private final Context context;

  SettingReader(Context context) {
    this.context = context;
  }

  Operand read(String name, List<Item.Setting> written, Scope scope) {
    List<Item.Setting> values = inOrder(name, written);
    boolean texts = isText(values.get(0).value());
    for (Item.Setting value : values) {
      if (isText(value.value()) != texts
          || value.value() instanceof Expr.TextLiteral
              != values.get(0).value() instanceof Expr.TextLiteral) {
        context.problems.add(
            Diagnostic.error(
                Code.P0307,
                value.value().span(),
                "two values of " + name + " are of different kinds"));
        return Operand.BROKEN;
      }
    }
    return texts ? chosen(name, values) : amounts(name, values, scope);
  }

  private static boolean isText(Expr value) {
    return value instanceof Expr.TextLiteral
        || value instanceof Expr.NameLiteral
        || value instanceof Expr.Reference;
  }

  /** Those without a beginning first, then by their first day; reports two of one beginning. */
  private List<Item.Setting> inOrder(String name, List<Item.Setting> written) {
    List<Item.Setting> sorted = new ArrayList<>();
    for (Item.Setting value : written) {
      int place = sorted.size();
      while (place > 0 && compare(from(value), from(sorted.get(place - 1))) < 0) {
        place--;
      }
      if (place > 0 && compare(from(value), from(sorted.get(place - 1))) == 0) {
        context.problems.add(sameStart(name, value, sorted.get(place - 1)));
      }
      sorted.add(place, value);
    }
    return sorted;
  }

  private static @Nullable LocalDate from(Item.Setting value) {
    Effective effective = value.effective();
    return effective == null ? null : effective.from();
  }

  private static @Nullable LocalDate until(Item.Setting value) {
    Effective effective = value.effective();
    return effective == null ? null : effective.until();
  }

  private static int compare(@Nullable LocalDate a, @Nullable LocalDate b) {
    if (a == null) {
      return b == null ? 0 : -1;
    }
    return b == null ? 1 : a.compareTo(b);
  }

  private static Diagnostic sameStart(String name, Item.Setting value, Item.Setting other) {
    Effective effective = value.effective();
    LocalDate from = from(value);
    Span span = value.name().span();
    String title = "two values of " + name + " have no first day";
    if (effective != null && from != null) {
      int at = effective.span().text().indexOf(from.toString());
      int start = effective.span().start() + Math.max(at, 0);
      span = new Span(span.source(), start, Math.min(start + 10, effective.span().end()));
      title = "two values of " + name + " start on the same day";
    }
    return Diagnostic.error(Code.P0208, span, title)
        .label("the other one: " + Headers.place(other.name().span(), span));
  }

  private Operand amounts(String name, List<Item.Setting> values, Scope scope) {
    List<Quantity.DatedValue> dated = new ArrayList<>();
    Dimension dimension = null;
    for (Item.Setting value : values) {
      Quantity quantity = context.expressions.amount(value.value(), scope, null);
      if (quantity == null) {
        return Operand.BROKEN;
      }
      if (!(quantity instanceof Quantity.Constant constant)) {
        context.problems.add(
            Diagnostic.error(Code.P0307, value.value().span(), "a setting has a fixed value")
                .help("write a value, such as 30 days; for a condition use a term"));
        return Operand.BROKEN;
      }
      if (dimension != null && dimension != constant.dimension()) {
        context.problems.add(
            Diagnostic.error(
                    Code.P0307,
                    value.value().span(),
                    "two values of " + name + " are of different kinds")
                .label(
                    context.amounts.words(constant.dimension())
                        + "; the other is "
                        + context.amounts.words(dimension)));
        return Operand.BROKEN;
      }
      dimension = constant.dimension();
      dated.add(new Quantity.DatedValue(from(value), until(value), constant, value.value().span()));
    }
    return dimension == null
        ? Operand.BROKEN
        : new Operand.Amount(new Quantity.Setting(dimension, name, dated));
  }

  /** A setting without an order is put in place by its dates, so some value must always hold. */
  private Operand chosen(String name, List<Item.Setting> values) {
    if (values.get(0).effective() != null) {
      context.problems.add(
          Diagnostic.error(
                  Code.P0208,
                  values.get(0).name().span(),
                  "the setting " + name + " has no value outside of its dates")
              .help("add a value without 'effective'"));
      return Operand.BROKEN;
    }
    List<Operand.Alternative> alternatives = new ArrayList<>();
    List<Condition> later = new ArrayList<>();
    for (int i = values.size() - 1; i >= 0; i--) {
      Item.Setting value = values.get(i);
      List<Condition> when = new ArrayList<>();
      Effective effective = value.effective();
      if (effective != null) {
        dates(effective, when);
      }
      List<Condition> only = new ArrayList<>(when);
      if (!later.isEmpty()) {
        only.add(new Condition.Not(new Condition.Any(later)));
      }
      alternatives.add(
          new Operand.Alternative(
              only.isEmpty() ? new Condition.Always(true) : new Condition.All(only),
              text(value.value())));
      later.add(new Condition.All(when));
    }
    return new Operand.Chosen(
        name, alternatives, values.get(0).value() instanceof Expr.TextLiteral);
  }

  private static String text(Expr value) {
    if (value instanceof Expr.TextLiteral text) {
      return text.text();
    }
    return value instanceof Expr.NameLiteral name ? name.name() : value.span().text();
  }

  /** The conditions that today is in a span of days. */
  static void dates(Effective effective, List<Condition> to) {
    LocalDate from = effective.from();
    LocalDate until = effective.until();
    if (from != null) {
      to.add(today(Comparison.AT_LEAST, from, effective.span()));
    }
    if (until != null) {
      to.add(today(Comparison.AT_MOST, until, effective.span()));
    }
  }

  private static Condition today(Comparison comparison, LocalDate date, Span span) {
    return new Condition.Compare(
        new Quantity.Today(),
        comparison,
        new Quantity.Constant(Dimension.DATE, date.toEpochDay(), 1),
        span);
  }
}
