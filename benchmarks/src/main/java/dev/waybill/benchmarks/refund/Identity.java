// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.refund;

import java.util.Locale;

/** How well the customer is known, from the least. */
public enum Identity {
  NONE(0),
  CLAIMED(1),
  MATCHED(2),
  VERIFIED(3),
  STEPPED_UP(4);

  private final int level;
  private final String word = name().toLowerCase(Locale.ROOT);

  Identity(int level) {
    this.level = level;
  }

  /**
   * Gives the value's name as the rule languages spell it.
   *
   * @return the name in small letters
   */
  public String word() {
    return word;
  }

  /**
   * Gives the level as a number, for the languages without ordered enums.
   *
   * @return the level, from 0
   */
  public int level() {
    return level;
  }
}
