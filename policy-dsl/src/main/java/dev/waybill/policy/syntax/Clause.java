// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Span;

/** A clause of a rule. */
public sealed interface Clause {

  /**
   * {@code when …}, {@code unless …}. Several are all needed.
   *
   * @param unless whether it is {@code unless}
   * @param condition the condition
   * @param span the whole clause
   */
  record When(boolean unless, Cond condition, Span span) implements Clause {}

  /**
   * {@code because "…"}.
   *
   * @param text the reason, for the merchant's people
   * @param span the whole clause
   */
  record Because(Text text, Span span) implements Clause {}

  /**
   * {@code tell customer "…"}, {@code tell agent "…"}.
   *
   * @param customer whether it is for the customer
   * @param exactly whether not a word may be changed
   * @param text the message, with placeholders in braces
   * @param span the whole clause
   */
  record Tell(boolean customer, boolean exactly, Text text, Span span) implements Clause {}

  /**
   * {@code suggest store_credit}.
   *
   * @param actions what may be offered instead
   * @param span the whole clause
   */
  record Suggest(Actions actions, Span span) implements Clause {}

  /**
   * {@code effective from 2026-01-01}.
   *
   * @param dates when
   */
  record InEffect(Effective dates) implements Clause {
    @Override
    public Span span() {
      return dates.span();
    }
  }

  /**
   * Gives where it stands.
   *
   * @return the span of the whole clause
   */
  Span span();
}
