// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.refund;

import java.util.Locale;

/** The customer's tier, from the least. */
public enum Tier {
  STANDARD,
  SILVER,
  GOLD;

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
