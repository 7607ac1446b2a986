// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Something that has a value. */
public sealed interface Expr {

  /**
   * {@code $12.50}.
   *
   * @param currency the ISO 4217 code of the symbol: {@code $} USD, {@code €} EUR, {@code £} GBP
   * @param amount the amount in major units, as written
   * @param span where it stands
   */
  record MoneyLiteral(String currency, BigDecimal amount, Span span) implements Literal {}

  /**
   * {@code 3}, {@code 2.5}.
   *
   * @param number the number as written
   * @param span where it stands
   */
  record NumberLiteral(BigDecimal number, Span span) implements Literal {}

  /**
   * {@code 30 days}.
   *
   * @param number how many, as written
   * @param unit of what
   * @param span where it stands
   */
  record LengthLiteral(BigDecimal number, Unit unit, Span span) implements Literal {}

  /**
   * {@code 12%}.
   *
   * @param percent the number before the sign
   * @param span where it stands
   */
  record PercentLiteral(BigDecimal percent, Span span) implements Literal {}

  /**
   * {@code 2026-02-01}.
   *
   * @param date the day
   * @param span where it stands
   */
  record DateLiteral(LocalDate date, Span span) implements Literal {}

  /**
   * {@code "text"}.
   *
   * @param text the characters between the quotes
   * @param span where it stands
   */
  record TextLiteral(String text, Span span) implements Literal {}

  /**
   * A name where only a value can stand, such as {@code gold} in {@code is one of silver, gold}.
   *
   * @param name the name
   * @param span where it stands
   */
  record NameLiteral(String name, Span span) implements Literal {}

  /**
   * {@code 20% of order.total}.
   *
   * @param percent the percentage
   * @param whole of what
   * @param span where it stands
   */
  record PercentOf(PercentLiteral percent, Expr whole, Span span) implements Expr {}

  /**
   * A path: an attribute, an argument, a setting, a table, a term or an enum's value. Which of them
   * it is, the checker knows.
   *
   * @param path the path
   */
  record Reference(Path path) implements Expr {
    @Override
    public Span span() {
      return path.span();
    }
  }

  /**
   * {@code customer.orders default 0}.
   *
   * @param path the path
   * @param otherwise the value if there is none
   * @param span where it stands
   */
  record WithDefault(Path path, Literal otherwise, Span span) implements Expr {}

  /** The operations between two expressions. */
  enum Operator {
    /** {@code +}. */
    PLUS,
    /** {@code -}. */
    MINUS,
    /** {@code *}. */
    TIMES
  }

  /**
   * {@code left + right}.
   *
   * @param left the left side
   * @param operator the operation
   * @param right the right side
   * @param span where it stands
   */
  record Arithmetic(Expr left, Operator operator, Expr right, Span span) implements Expr {}

  /**
   * {@code lesser of a and b}, {@code greater of a and b}.
   *
   * @param greater whether it is the greater
   * @param left the first
   * @param right the second
   * @param span where it stands
   */
  record Choice(boolean greater, Expr left, Expr right, Span span) implements Expr {}

  /**
   * {@code total of item.paid for item in request.items}.
   *
   * @param each what is added
   * @param variable what one element is called
   * @param list the list
   * @param span where it stands
   */
  record Total(Expr each, Word variable, Path list, Span span) implements Expr {}

  /**
   * {@code count of item in request.items where (…)}.
   *
   * @param variable what one element is called
   * @param list the list
   * @param where which elements count; null for all
   * @param span where it stands
   */
  record CountIn(Word variable, Path list, @Nullable Cond where, Span span) implements Expr {}

  /**
   * {@code count of refund per customer in 90 days}: of the ledger.
   *
   * @param action the action that is counted
   * @param key per what
   * @param window in which time before now: a length or a setting's path
   * @param span where it stands
   */
  record CountPer(Word action, Word key, Expr window, Span span) implements Expr {}

  /** An expression that is a value itself. */
  sealed interface Literal extends Expr {}

  /**
   * Gives where it stands.
   *
   * @return the span of the whole expression
   */
  Span span();
}
