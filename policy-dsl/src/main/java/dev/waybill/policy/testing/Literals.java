// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.testing;

import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.syntax.Expr;
import dev.waybill.policy.syntax.Expr.Literal;
import dev.waybill.policy.syntax.Unit;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Literals of a test as values of a type. */
final class Literals {

  private final CheckedPolicy policy;

  Literals(CheckedPolicy policy) {
    this.policy = policy;
  }

  /** Gives the value of a field; null if its literals do not fit the type. */
  @Nullable Value value(List<Literal> literals, Type type) {
    if (literals.isEmpty()) {
      return Value.ABSENT;
    }
    if (!(type instanceof Type.ListOf list)) {
      return literals.size() == 1 ? value(literals.get(0), type) : null;
    }
    List<Value> items = new ArrayList<>();
    for (Literal literal : literals) {
      Value item = value(literal, list.element());
      if (item == null) {
        return null;
      }
      items.add(item);
    }
    return new Value.Items(items);
  }

  /** Gives the value of one literal; null if it does not fit the type. */
  @Nullable Value value(Literal literal, Type type) {
    if (type instanceof Type.Enumeration enumeration) {
      String name = word(literal);
      return name != null && enumeration.values().contains(name) ? Value.text(name) : null;
    }
    if (type instanceof Type.Structure record) {
      Attribute shown = record.shownAs() == null ? null : record.attributes().get(record.shownAs());
      Value text = shown == null ? null : value(literal, shown.type());
      return shown == null || text == null ? null : new Value.Fields(Map.of(shown.name(), text));
    }
    return type instanceof Type.Simple simple ? simple(literal, simple) : null;
  }

  private @Nullable Value simple(Literal literal, Type.Simple type) {
    return switch (type) {
      case MONEY -> literal instanceof Expr.MoneyLiteral money ? money(money) : null;
      case NUMBER ->
          literal instanceof Expr.NumberLiteral number && fits(number.number(), 6)
              ? new Value.Decimal(number.number())
              : null;
      case PERCENT ->
          literal instanceof Expr.PercentLiteral percent && fits(percent.percent(), 4)
              ? new Value.Percent(percent.percent())
              : null;
      case DATE -> literal instanceof Expr.DateLiteral date ? new Value.Day(date.date()) : null;
      case INSTANT -> instant(literal);
      case LENGTH -> {
        Duration length = literal instanceof Expr.LengthLiteral l ? elapsed(l) : null;
        yield length == null ? null : new Value.Length(length);
      }
      case YES_NO -> {
        String word = word(literal);
        yield "yes".equals(word) || "no".equals(word) ? Value.yes("yes".equals(word)) : null;
      }
      case TEXT, ID, EMAIL, PHONE ->
          literal instanceof Expr.TextLiteral text ? Value.text(text.text()) : null;
    };
  }

  private @Nullable Value money(Expr.MoneyLiteral money) {
    String code = policy.currency().getCurrencyCode();
    int places = Math.max(0, policy.currency().getDefaultFractionDigits());
    return money.currency().equals(code) && fits(money.amount(), places)
        ? Value.money(money.amount().movePointRight(places).longValueExact(), code)
        : null;
  }

  /** A day is its noon in the policy's zone; a text is a point in time as ISO 8601 writes it. */
  private @Nullable Value instant(Literal literal) {
    if (literal instanceof Expr.DateLiteral date) {
      return new Value.Moment(date.date().atTime(LocalTime.NOON).atZone(policy.zone()).toInstant());
    }
    try {
      return literal instanceof Expr.TextLiteral text
          ? new Value.Moment(Instant.parse(text.text()))
          : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static boolean fits(BigDecimal number, int places) {
    BigDecimal moved = number.movePointRight(places).stripTrailingZeros();
    return moved.scale() <= 0 && moved.precision() - moved.scale() <= 18;
  }

  private static @Nullable String word(Literal literal) {
    if (literal instanceof Expr.NameLiteral name) {
      return name.name();
    }
    return literal instanceof Expr.TextLiteral text ? text.text() : null;
  }

  /** Gives a length as elapsed time, where a day is 24 hours; null for months and fractions. */
  static @Nullable Duration elapsed(Expr.LengthLiteral length) {
    Long seconds = seconds(length.unit());
    if (seconds == null) {
      return null;
    }
    BigDecimal micros = length.number().multiply(BigDecimal.valueOf(seconds)).movePointRight(6);
    return fits(micros, 0) ? Duration.of(micros.longValueExact(), ChronoUnit.MICROS) : null;
  }

  private static @Nullable Long seconds(Unit unit) {
    return switch (unit) {
      case SECOND -> 1L;
      case MINUTE -> 60L;
      case HOUR -> 3_600L;
      case DAY -> 86_400L;
      case WEEK -> 604_800L;
      case MONTH, YEAR -> null;
    };
  }

  /** Gives the point in time a length before another; null if it is no length or too long. */
  @Nullable Instant before(Instant now, Expr age) {
    if (!(age instanceof Expr.LengthLiteral length)) {
      return null;
    }
    Duration elapsed = elapsed(length);
    if (elapsed != null) {
      return now.minus(elapsed);
    }
    boolean calendar = seconds(length.unit()) == null && fits(length.number(), 0);
    int months = length.unit() == Unit.YEAR ? 12 : 1;
    return calendar && length.number().compareTo(BigDecimal.valueOf(10_000)) <= 0
        ? now.atZone(policy.zone())
            .minusMonths(length.number().longValueExact() * months)
            .toInstant()
        : null;
  }
}
