// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Span;
import java.util.List;

/** Something that is yes, no or unknown. */
public sealed interface Cond {

  /**
   * {@code a and b and c}.
   *
   * @param parts two or more
   * @param span where it stands
   */
  record All(List<Cond> parts, Span span) implements Cond {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /**
   * {@code a or b or c}.
   *
   * @param parts two or more
   * @param span where it stands
   */
  record Any(List<Cond> parts, Span span) implements Cond {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /**
   * {@code not a}.
   *
   * @param part what is denied
   * @param span where it stands
   */
  record Not(Cond part, Span span) implements Cond {}

  /** How many elements. */
  enum Quantity {
    /** At least one. */
    ANY,
    /** All; yes for an empty list. */
    EVERY,
    /** None; yes for an empty list. */
    NO
  }

  /**
   * {@code any document in claim.documents has (…)}.
   *
   * @param quantity how many
   * @param variable what one element is called
   * @param list the list
   * @param has what holds for it
   * @param span where it stands
   */
  record Quantified(Quantity quantity, Word variable, Path list, Cond has, Span span)
      implements Cond {}

  /**
   * {@code expr is …}, {@code expr includes …}.
   *
   * @param subject what is spoken of
   * @param predicate what is said of it
   * @param span where it stands
   */
  record Compare(Expr subject, Predicate predicate, Span span) implements Cond {}

  /**
   * An expression used as a condition: a yes-or-no attribute or a term.
   *
   * @param expr the expression
   */
  record Bare(Expr expr) implements Cond {
    @Override
    public Span span() {
      return expr.span();
    }
  }

  /**
   * Gives where it stands.
   *
   * @return the span of the whole condition, without parentheses around it
   */
  Span span();
}
