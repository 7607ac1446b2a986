// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.refund;

import java.util.Locale;

/** How the order was paid. */
public enum PaymentMethod {
  CARD,
  WALLET,
  BANK_TRANSFER,
  CASH_ON_DELIVERY;

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
