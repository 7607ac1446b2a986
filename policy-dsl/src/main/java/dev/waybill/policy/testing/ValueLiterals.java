// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.testing;

import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Expr;
import dev.waybill.policy.syntax.Unit;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values as the literals a test writes for them: the opposite of {@link Literals}. */
final class ValueLiterals {

  private static final Set<String> SYMBOLS = Set.of("USD", "EUR", "GBP");

  private final CheckedPolicy policy;
  private final Span nowhere;

  ValueLiterals(CheckedPolicy policy, Span nowhere) {
    this.policy = policy;
    this.nowhere = nowhere;
  }

  /** Gives the literals of a value; none for an absent one; null if there are no such literals. */
  @Nullable List<Expr.Literal> of(Value value, Type type) {
    if (value instanceof Value.Absent) {
      return List.of();
    }
    if (!(value instanceof Value.Items items)) {
      Expr.Literal literal = one(value, type);
      return literal == null ? null : List.of(literal);
    }
    List<Expr.Literal> literals = new ArrayList<>();
    for (Value item : items.items()) {
      Expr.Literal literal = type instanceof Type.ListOf list ? one(item, list.element()) : null;
      if (literal == null) {
        return null;
      }
      literals.add(literal);
    }
    return literals.isEmpty() ? null : literals;
  }

  private Expr.@Nullable Literal one(Value value, Type type) {
    if (value instanceof Value.Money money) {
      int places = Math.max(0, policy.currency().getDefaultFractionDigits());
      return money.minor() < 0 || !SYMBOLS.contains(money.currency())
          ? null
          : new Expr.MoneyLiteral(money.currency(), amount(money.minor(), places), nowhere);
    }
    if (value instanceof Value.Decimal number) {
      return number.number().signum() < 0 ? null : new Expr.NumberLiteral(number.number(), nowhere);
    }
    if (value instanceof Value.Percent percent) {
      return percent.percent().signum() < 0
          ? null
          : new Expr.PercentLiteral(percent.percent(), nowhere);
    }
    if (value instanceof Value.Day day) {
      return new Expr.DateLiteral(day.date(), nowhere);
    }
    if (value instanceof Value.Moment moment) {
      ZonedDateTime time = moment.instant().atZone(policy.zone());
      return time.toLocalTime().equals(LocalTime.NOON)
          ? new Expr.DateLiteral(time.toLocalDate(), nowhere)
          : new Expr.TextLiteral(moment.instant().toString(), nowhere);
    }
    if (value instanceof Value.Length length) {
      return length(length.duration());
    }
    if (value instanceof Value.YesNo answer) {
      return new Expr.NameLiteral(answer.yes() ? "yes" : "no", nowhere);
    }
    return value instanceof Value.Text text ? text(text.text(), type) : null;
  }

  private Expr.@Nullable Literal text(String text, Type type) {
    if (text.indexOf('"') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      return null;
    }
    return type instanceof Type.Enumeration && text.matches("[a-z][a-z0-9_]*")
        ? new Expr.NameLiteral(text, nowhere)
        : new Expr.TextLiteral(text, nowhere);
  }

  private static BigDecimal amount(long minor, int places) {
    BigDecimal amount = BigDecimal.valueOf(minor, places);
    return amount.remainder(BigDecimal.ONE).signum() == 0 ? amount.setScale(0) : amount;
  }

  /** Gives a length in its largest whole unit; null if it is negative or no whole second. */
  Expr.@Nullable Literal length(Duration length) {
    if (length.isNegative() || length.getNano() != 0) {
      return null;
    }
    long seconds = length.getSeconds();
    Unit unit = Unit.SECOND;
    long size = 1;
    if (seconds != 0 && seconds % 86_400 == 0) {
      unit = Unit.DAY;
      size = 86_400;
    } else if (seconds != 0 && seconds % 3_600 == 0) {
      unit = Unit.HOUR;
      size = 3_600;
    } else if (seconds != 0 && seconds % 60 == 0) {
      unit = Unit.MINUTE;
      size = 60;
    }
    return new Expr.LengthLiteral(BigDecimal.valueOf(seconds / size), unit, nowhere);
  }
}
