// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Span;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step of an in-file test. */
public sealed interface TestStep {

  /**
   * {@code on 2026-02-20}: noon of that day in the policy's zone.
   *
   * @param date the day
   * @param span the whole step
   */
  record On(LocalDate date, Span span) implements TestStep {}

  /**
   * {@code given order { state delivered } from oms 1 minute ago}, {@code given method missing}. A
   * name that is an element of the action ({@code item}) adds one element.
   *
   * @param name the fact or the element
   * @param fields its attributes; null if it is {@code missing}
   * @param from its source; null for one the policy trusts
   * @param age how long ago it was read; null for just now
   * @param span the whole step
   */
  record Given(
      Word name, @Nullable List<Field> fields, @Nullable Origin from, @Nullable Expr age, Span span)
      implements TestStep {}

  /**
   * {@code given history store_credit 2 times 40 days ago by customer { amount $25 }}.
   *
   * @param action the action that was done
   * @param times how often
   * @param age how long ago
   * @param by the counter key it counts for; null for all of them
   * @param fields its arguments
   * @param span the whole step
   */
  record History(Word action, int times, Expr age, @Nullable Word by, List<Field> fields, Span span)
      implements TestStep {}

  /**
   * {@code ask refund { amount $40 }}.
   *
   * @param action the action
   * @param fields its arguments
   * @param span the whole step
   */
  record Ask(Word action, List<Field> fields, Span span) implements TestStep {}

  /**
   * A field: {@code amount $40 from oms}, {@code data order_status, tracking}.
   *
   * @param path its name, or a path inside a record
   * @param values its values; more than one for a list; empty for {@code missing}
   * @param from its source; null for one the policy accepts
   * @param span the whole field
   */
  record Field(Path path, List<Expr.Literal> values, @Nullable Origin from, Span span) {
    public Field {
      values = List.copyOf(values);
    }
  }

  /** What an action's outcome is expected to be. */
  enum Outcome {
    /** {@code expect allow}. */
    ALLOW,
    /** {@code expect deny}. */
    DENY,
    /** {@code expect confirmation}. */
    CONFIRMATION,
    /** {@code expect approval by ROLE}. */
    APPROVAL,
    /** {@code expect identity LEVEL}. */
    IDENTITY,
    /** {@code expect need PATH}. */
    NEED
  }

  /**
   * {@code expect deny by "return window"}, {@code expect allow for order_status}, {@code expect
   * confirmation showing order.id}, {@code expect approval by supervisor}, {@code expect need
   * order.state}.
   *
   * @param outcome which outcome
   * @param by the rule, for deny; null if it is not said
   * @param element the element, for allow and deny: an enum's value, or the number of the element
   *     from 1; null for the whole action
   * @param name the role or the level; null unless the outcome has one
   * @param paths what is shown or needed
   * @param span the whole step
   */
  record ExpectOutcome(
      Outcome outcome,
      @Nullable Text by,
      @Nullable Word element,
      @Nullable Word name,
      List<Path> paths,
      Span span)
      implements TestStep {
    public ExpectOutcome {
      paths = List.copyOf(paths);
    }
  }

  /**
   * {@code expect told "…"}, {@code expect told agent "…"}.
   *
   * @param agent whether it is for the agent
   * @param text the message, filled in
   * @param span the whole step
   */
  record ExpectTold(boolean agent, Text text, Span span) implements TestStep {}

  /**
   * {@code expect cap $10}.
   *
   * @param value the largest permitted value
   * @param span the whole step
   */
  record ExpectCap(Expr value, Span span) implements TestStep {}

  /**
   * {@code expect suggest store_credit}.
   *
   * @param actions what is suggested
   * @param span the whole step
   */
  record ExpectSuggest(Actions actions, Span span) implements TestStep {}

  /**
   * Gives where it stands.
   *
   * @return the span of the whole step
   */
  Span span();
}
