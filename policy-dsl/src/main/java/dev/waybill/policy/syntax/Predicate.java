// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Span;
import java.util.List;

/** What is said of an expression. Each has the span of its own words. */
public sealed interface Predicate {

  /**
   * {@code is known}, {@code is missing}.
   *
   * @param known whether it is {@code known}
   * @param span where it stands
   */
  record Presence(boolean known, Span span) implements Predicate {}

  /**
   * {@code is no older than 5 minutes}: of a fact, when it was read.
   *
   * @param length a length or a setting's path
   * @param span where it stands
   */
  record NoOlderThan(Expr length, Span span) implements Predicate {}

  /**
   * {@code is within the last 14 days}: not after now.
   *
   * @param length a length or a path
   * @param span where it stands
   */
  record WithinLast(Expr length, Span span) implements Predicate {}

  /**
   * {@code is within order.item_ids}: each element, as often as it occurs.
   *
   * @param list the list
   * @param span where it stands
   */
  record WithinList(Path list, Span span) implements Predicate {}

  /**
   * {@code is between a and b}: both ends belong to it.
   *
   * @param low the lower end
   * @param high the upper end
   * @param span where it stands
   */
  record Between(Expr low, Expr high, Span span) implements Predicate {}

  /** Relations in time. */
  enum Order {
    /** {@code before}. */
    BEFORE,
    /** {@code after}. */
    AFTER,
    /** {@code on or before}. */
    ON_OR_BEFORE,
    /** {@code on or after}. */
    ON_OR_AFTER
  }

  /**
   * {@code is before x}.
   *
   * @param order which relation
   * @param other to what
   * @param span where it stands
   */
  record InTime(Order order, Expr other, Span span) implements Predicate {}

  /**
   * {@code is one of a, b}, {@code is not one of a, b}.
   *
   * @param not whether it is denied
   * @param values the values
   * @param span where it stands
   */
  record OneOf(boolean not, List<Expr.Literal> values, Span span) implements Predicate {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /** Relations of size. */
  enum Relation {
    /** {@code more than}. */
    MORE_THAN,
    /** {@code less than}. */
    LESS_THAN,
    /** {@code at least}. */
    AT_LEAST,
    /** {@code at most}. */
    AT_MOST
  }

  /**
   * {@code is more than x}, {@code is at most 30 days ago}.
   *
   * @param not whether it is denied
   * @param relation which relation
   * @param other to what
   * @param ago whether it ends in {@code ago}
   * @param span where it stands
   */
  record Sized(boolean not, Relation relation, Expr other, boolean ago, Span span)
      implements Predicate {}

  /**
   * {@code is x}, {@code is not x}.
   *
   * @param not whether it is denied
   * @param other what it is
   * @param span where it stands
   */
  record Same(boolean not, Expr other, Span span) implements Predicate {}

  /**
   * {@code includes x}: of a list.
   *
   * @param element what it includes
   * @param span where it stands
   */
  record Includes(Expr element, Span span) implements Predicate {}

  /**
   * {@code matches x}: the same after the type's canonical form.
   *
   * @param other the other
   * @param span where it stands
   */
  record Matches(Expr other, Span span) implements Predicate {}

  /**
   * {@code comes from oms or policy}: of an argument.
   *
   * @param origins the sources
   * @param span where it stands
   */
  record ComesFrom(List<Origin> origins, Span span) implements Predicate {
    public ComesFrom {
      origins = List.copyOf(origins);
    }
  }

  /**
   * Gives where it stands.
   *
   * @return the span from the predicate's first word to its last
   */
  Span span();
}
