// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

/** Yes, no or unknown: Kleene's strong logic. */
public enum Truth {
  /** It holds. */
  YES,
  /** It does not hold. */
  NO,
  /** It cannot be told. */
  UNKNOWN;

  /**
   * Gives the truth of something that can be told.
   *
   * @param holds whether it holds
   * @return {@link #YES} or {@link #NO}
   */
  static Truth of(boolean holds) {
    return holds ? YES : NO;
  }

  /**
   * Gives the opposite.
   *
   * @return no for yes, yes for no, unknown for unknown
   */
  public Truth not() {
    return this == UNKNOWN ? UNKNOWN : of(this == NO);
  }

  Truth and(Truth other) {
    return this == NO || other == NO ? NO : this == YES && other == YES ? YES : UNKNOWN;
  }

  Truth or(Truth other) {
    return not().and(other.not()).not();
  }
}
