// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.vocabulary.Attribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an expression turned out to be. */
sealed interface Operand {

  /** Something with an order: money, numbers, time. */
  record Amount(Quantity quantity) implements Operand {}

  /**
   * A value without one: of an enum, a text, an identifier, yes or no.
   *
   * @param absentAs what an absent value counts as; null for unknown
   */
  record Pick(Slot slot, @Nullable String absentAs) implements Operand {}

  /** A list. */
  record Listed(ListSlot list, Attribute attribute) implements Operand {}

  /** A record or a whole fact. */
  record Whole(Place.Whole place) implements Operand {}

  /**
   * A text in quotes, or a bare name that is nothing but a value of an enum, if that.
   *
   * @param quoted whether it is in quotes
   */
  record Literal(String text, boolean quoted) implements Operand {}

  /**
   * A setting without an order; one of its values is in effect on each day.
   *
   * @param quoted whether its values are texts in quotes
   */
  record Chosen(String name, List<Alternative> values, boolean quoted) implements Operand {}

  /** A value and the days it is in effect. */
  record Alternative(Condition when, String text) {}

  /** A term. */
  record Truth(Condition condition) implements Operand {}

  /** Nothing; that has been said already. */
  record Broken() implements Operand {}

  /** Nothing. */
  Operand BROKEN = new Broken();
}
