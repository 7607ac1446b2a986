// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.refund;

import java.util.Locale;

/** Why the customer asks for money. */
public enum RefundReason {
  CHANGED_MIND,
  DEFECTIVE,
  WRONG_ITEM,
  LOST_IN_TRANSIT;

  private final String word = name().toLowerCase(Locale.ROOT);

  /**
   * Gives the value's name as the rule languages spell it.
   *
   * @return the name in small letters
   */
  public String word() {
    return word;
  }
}
