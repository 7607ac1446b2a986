// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule does, as written. */
public sealed interface RuleEffect {

  /** The effects that take actions only. */
  enum Kind {
    /** {@code allow}. */
    ALLOW,
    /** {@code deny}. */
    DENY,
    /** {@code inform}. */
    INFORM
  }

  /**
   * {@code allow refund}, {@code deny refund}, {@code inform refund}.
   *
   * @param kind which of them
   * @param actions the actions
   * @param span where it stands
   */
  record Plain(Kind kind, Actions actions, Span span) implements RuleEffect {}

  /**
   * {@code require confirmation for refund showing request.amount asking "…"}.
   *
   * @param actions the actions
   * @param showing what the customer must be shown; {@code request} alone is all arguments
   * @param asking what the customer is asked besides; null for nothing
   * @param span where it stands
   */
  record RequireConfirmation(Actions actions, List<Path> showing, @Nullable Text asking, Span span)
      implements RuleEffect {
    public RequireConfirmation {
      showing = List.copyOf(showing);
    }
  }

  /**
   * {@code require approval by supervisor for refund within 4 hours}.
   *
   * @param role whose
   * @param actions the actions
   * @param within how long the approval may take; a length or a setting's path; null if not said
   * @param span where it stands
   */
  record RequireApproval(Word role, Actions actions, @Nullable Expr within, Span span)
      implements RuleEffect {}

  /**
   * {@code require identity verified for refund}.
   *
   * @param level the least level
   * @param actions the actions
   * @param span where it stands
   */
  record RequireIdentity(Word level, Actions actions, Span span) implements RuleEffect {}

  /**
   * {@code cap request.amount at payment.captured for refund}.
   *
   * @param argument the argument
   * @param bound its greatest value
   * @param actions the actions
   * @param otherwise what happens above it; null for deny
   * @param span where it stands
   */
  record Cap(Path argument, Expr bound, Actions actions, @Nullable Otherwise otherwise, Span span)
      implements RuleEffect {}

  /**
   * {@code limit total request.amount of store_credit to $60 per customer in 365 days}.
   *
   * @param total the argument that is added up; null to count
   * @param each whether each action has a count of its own
   * @param actions the actions
   * @param bound the greatest count or total
   * @param key per what
   * @param window in which time before now; a length or a setting's path; null for ever
   * @param otherwise what happens above it; null for deny
   * @param span where it stands
   */
  record Limit(
      @Nullable Path total,
      boolean each,
      Actions actions,
      Expr bound,
      Word key,
      @Nullable Expr window,
      @Nullable Otherwise otherwise,
      Span span)
      implements RuleEffect {}

  /**
   * {@code otherwise deny}, {@code otherwise require approval by supervisor}.
   *
   * @param role whose approval; null for deny
   * @param span where it stands
   */
  record Otherwise(@Nullable Word role, Span span) {}

  /**
   * Gives the actions it is about.
   *
   * @return the actions
   */
  Actions actions();

  /**
   * Gives where it stands.
   *
   * @return the span of the effect
   */
  Span span();
}
