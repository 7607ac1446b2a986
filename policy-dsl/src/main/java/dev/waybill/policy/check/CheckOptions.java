// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

/**
 * What the checker shall do besides.
 *
 * @param warnOfSilentDenials whether a deny that tells the customer nothing is a warning (P0412)
 * @param mostSteps how many steps one decision may take at most, where each list is taken to have
 *     {@value #ELEMENTS} elements; a policy that may take more is refused (P0110)
 */
public record CheckOptions(boolean warnOfSilentDenials, long mostSteps) {

  /** How many elements a list is taken to have when steps are counted. */
  public static final int ELEMENTS = 100;

  /** No further warnings, ten million steps. */
  public static final CheckOptions STANDARD = new CheckOptions(false, 10_000_000);

  public CheckOptions {
    if (mostSteps < 1) {
      throw new IllegalArgumentException("a decision takes at least one step, not " + mostSteps);
    }
  }
}
