// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.refund;

import java.util.Locale;

/** Where an order stands. */
public enum OrderState {
  PLACED,
  PAID,
  PICKING,
  SHIPPED,
  DELIVERED,
  RETURNED,
  CANCELLED;

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
