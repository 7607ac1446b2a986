// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.engine;

import dev.waybill.benchmarks.refund.ItemCondition;
import dev.waybill.benchmarks.refund.OrderState;
import dev.waybill.benchmarks.refund.PaymentMethod;
import dev.waybill.benchmarks.refund.RefundCase;
import dev.waybill.benchmarks.refund.RefundReason;
import dev.waybill.benchmarks.refund.RefundRule;
import dev.waybill.benchmarks.refund.Tier;

/** The fact Drools reasons about: a bean, as its rules read best, that also takes the answer. */
public final class DroolsRefund {

  private final RefundCase refund;
  private int fired;

  DroolsRefund(RefundCase refund) {
    this.refund = refund;
  }

  void forget() {
    fired = 0;
  }

  int fired() {
    return fired;
  }

  /**
   * Takes note of a rule.
   *
   * @param rule the rule that fired
   */
  public void fire(RefundRule rule) {
    fired |= rule.bit();
  }

  /**
   * Gives how well the customer is known, from 0.
   *
   * @return how well the customer is known, from 0
   */
  public int getIdentityLevel() {
    return refund.identity().level();
  }

  /**
   * Gives the age of the evidence.
   *
   * @return the age of the evidence
   */
  public int getEvidenceMinutes() {
    return refund.evidenceMinutes();
  }

  /**
   * Gives where the order stands.
   *
   * @return where the order stands
   */
  public OrderState getOrderState() {
    return refund.orderState();
  }

  /**
   * Gives the tier.
   *
   * @return the tier
   */
  public Tier getTier() {
    return refund.tier();
  }

  /**
   * Gives the days since delivery.
   *
   * @return the days since delivery
   */
  public int getDaysSinceDelivery() {
    return refund.today() - refund.deliveredOn();
  }

  /**
   * Gives whether it was a final sale.
   *
   * @return whether it was a final sale
   */
  public boolean isFinalSale() {
    return refund.finalSale();
  }

  /**
   * Gives whether it came defective or wrong.
   *
   * @return whether it came defective or wrong
   */
  public boolean isDefective() {
    return refund.reason() == RefundReason.DEFECTIVE || refund.reason() == RefundReason.WRONG_ITEM;
  }

  /**
   * Gives the fraud score.
   *
   * @return the fraud score
   */
  public int getFraudScore() {
    return refund.fraudScore();
  }

  /**
   * Gives the number of refunds.
   *
   * @return the number of refunds
   */
  public int getRefunds() {
    return refund.refunds();
  }

  /**
   * Gives the condition.
   *
   * @return the condition
   */
  public ItemCondition getCondition() {
    return refund.condition();
  }

  /**
   * Gives the reason.
   *
   * @return the reason
   */
  public RefundReason getReason() {
    return refund.reason();
  }

  /**
   * Gives the amount.
   *
   * @return the amount
   */
  public long getAmount() {
    return refund.amount();
  }

  /**
   * Gives the amount captured.
   *
   * @return the amount captured
   */
  public long getCaptured() {
    return refund.captured();
  }

  /**
   * Gives the method of payment.
   *
   * @return the method of payment
   */
  public PaymentMethod getPaymentMethod() {
    return refund.paymentMethod();
  }
}
