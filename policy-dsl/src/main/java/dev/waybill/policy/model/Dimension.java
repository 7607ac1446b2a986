// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.model;

import dev.waybill.policy.vocabulary.Type;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Quantity} measures, and the whole unit its numbers count.
 *
 * <p>A quantity is a fraction {@code numerator / denominator} of these units.
 */
public enum Dimension {
  /** Minor units of the policy's currency. */
  MONEY,
  /** Millionths: the number 1 is 1,000,000. */
  NUMBER,
  /** Millionths of the whole: 1% is 10,000. */
  PERCENT,
  /** Days since 1970-01-01. */
  DATE,
  /** Microseconds since 1970-01-01T00:00:00Z. */
  INSTANT,
  /** Days of the calendar. */
  DAYS,
  /** Months of the calendar. */
  MONTHS,
  /** Microseconds. */
  ELAPSED;

  /**
   * Gives what the values of a type measure.
   *
   * @param type the type
   * @return the dimension; null if the type has no order
   */
  public static @Nullable Dimension of(Type type) {
    if (!(type instanceof Type.Simple simple)) {
      return null;
    }
    return switch (simple) {
      case MONEY -> MONEY;
      case NUMBER -> NUMBER;
      case PERCENT -> PERCENT;
      case DATE -> DATE;
      case INSTANT -> INSTANT;
      case LENGTH -> ELAPSED;
      case YES_NO, TEXT, ID, EMAIL, PHONE -> null;
    };
  }

  /**
   * Tells whether it is an amount, of which there cannot be less than nothing: money, a number or a
   * percentage. Neither a cap nor a limit says anything about a negative one: a refund of -$50 is
   * no small refund, so the rule is unknown.
   *
   * @return whether it is
   */
  public boolean isAmount() {
    return this == MONEY || this == NUMBER || this == PERCENT;
  }
}
