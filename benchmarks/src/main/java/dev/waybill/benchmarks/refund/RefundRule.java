// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.refund;

/** The fourteen rules, in the order of their bits. */
public enum RefundRule {
  /** The customer is verified. */
  IDENTITY(0, "identity"),
  /** The order was read in the last five minutes. */
  EVIDENCE_AGE(1, "evidence age"),
  /** The order is shipped or delivered. */
  ORDER_STATE(2, "order state"),
  /** Delivered at most 30, 45 or 60 days ago, by tier. */
  WINDOW(3, "window"),
  /** Not a final sale, unless it came defective or wrong. */
  FINAL_SALE(4, "final sale"),
  /** The fraud score is below 80. */
  BLOCKED(5, "blocked"),
  /** Fewer than five refunds in 90 days. */
  TOO_MANY_REFUNDS(6, "too many refunds"),
  /** Not worn, washed or damaged, unless it came defective or wrong. */
  CONDITION(7, "condition"),
  /** Not more than was captured. */
  CAPTURED(8, "captured"),
  /** Not paid in cash. */
  CASH_ON_DELIVERY(9, "cash on delivery"),
  /** From a fraud score of 50, the fraud desk approves. */
  RISK_REVIEW(10, "risk review"),
  /** From three refunds in 90 days, the fraud desk approves. */
  REFUND_HISTORY(11, "refund history"),
  /** Above $100, $250 or $500, by tier, a supervisor approves. */
  LARGE_REFUND(12, "large refund"),
  /** A delivered order, or one that was lost, is refunded once the customer confirms. */
  REFUND(13, "refund");

  private final int bit;
  private final String word;

  RefundRule(int place, String word) {
    this.bit = 1 << place;
    this.word = word;
  }

  /**
   * Gives the rule's name, as the rule files have it.
   *
   * @return the name
   */
  public String word() {
    return word;
  }

  /**
   * Gives the rule's bit in a {@link Verdict}.
   *
   * @return a number with one bit set
   */
  public int bit() {
    return bit;
  }
}
