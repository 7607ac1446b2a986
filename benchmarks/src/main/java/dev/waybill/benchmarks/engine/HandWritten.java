// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.engine;

import dev.waybill.benchmarks.refund.Identity;
import dev.waybill.benchmarks.refund.ItemCondition;
import dev.waybill.benchmarks.refund.OrderState;
import dev.waybill.benchmarks.refund.PaymentMethod;
import dev.waybill.benchmarks.refund.RefundCase;
import dev.waybill.benchmarks.refund.RefundReason;
import dev.waybill.benchmarks.refund.RefundRule;
import dev.waybill.benchmarks.refund.Tier;
import dev.waybill.benchmarks.refund.Verdict;

/** The rules as a Java programmer would write them. What all others are compared with. */
public final class HandWritten implements Engine<RefundCase> {

  private static final int IDENTITY = RefundRule.IDENTITY.bit();
  private static final int EVIDENCE_AGE = RefundRule.EVIDENCE_AGE.bit();
  private static final int ORDER_STATE = RefundRule.ORDER_STATE.bit();
  private static final int WINDOW = RefundRule.WINDOW.bit();
  private static final int FINAL_SALE = RefundRule.FINAL_SALE.bit();
  private static final int BLOCKED = RefundRule.BLOCKED.bit();
  private static final int TOO_MANY_REFUNDS = RefundRule.TOO_MANY_REFUNDS.bit();
  private static final int CONDITION = RefundRule.CONDITION.bit();
  private static final int CAPTURED = RefundRule.CAPTURED.bit();
  private static final int CASH_ON_DELIVERY = RefundRule.CASH_ON_DELIVERY.bit();
  private static final int RISK_REVIEW = RefundRule.RISK_REVIEW.bit();
  private static final int REFUND_HISTORY = RefundRule.REFUND_HISTORY.bit();
  private static final int LARGE_REFUND = RefundRule.LARGE_REFUND.bit();
  private static final int REFUND = RefundRule.REFUND.bit();

  @Override
  public RefundCase bind(RefundCase refund) {
    return refund;
  }

  @Override
  public int decide(RefundCase c) {
    RefundReason reason = c.reason();
    boolean defective = reason == RefundReason.DEFECTIVE || reason == RefundReason.WRONG_ITEM;
    OrderState state = c.orderState();
    ItemCondition condition = c.condition();
    int fired = 0;
    if (c.identity().compareTo(Identity.VERIFIED) < 0) {
      fired |= IDENTITY;
    }
    if (c.evidenceMinutes() > 5) {
      fired |= EVIDENCE_AGE;
    }
    if (state != OrderState.SHIPPED && state != OrderState.DELIVERED) {
      fired |= ORDER_STATE;
    }
    if (c.deliveredOn() < c.today() - window(c.tier())) {
      fired |= WINDOW;
    }
    if (c.finalSale() && !defective) {
      fired |= FINAL_SALE;
    }
    if (c.fraudScore() >= 80) {
      fired |= BLOCKED;
    }
    if (c.refunds() >= 5) {
      fired |= TOO_MANY_REFUNDS;
    }
    if ((condition == ItemCondition.WORN
            || condition == ItemCondition.WASHED
            || condition == ItemCondition.DAMAGED)
        && !defective) {
      fired |= CONDITION;
    }
    if (c.amount() > c.captured()) {
      fired |= CAPTURED;
    }
    if (c.paymentMethod() == PaymentMethod.CASH_ON_DELIVERY) {
      fired |= CASH_ON_DELIVERY;
    }
    if (c.fraudScore() >= 50) {
      fired |= RISK_REVIEW;
    }
    if (c.refunds() >= 3) {
      fired |= REFUND_HISTORY;
    }
    if (c.amount() > limit(c.tier())) {
      fired |= LARGE_REFUND;
    }
    if (state == OrderState.DELIVERED || reason == RefundReason.LOST_IN_TRANSIT) {
      fired |= REFUND;
    }
    return Verdict.of(fired);
  }

  private static int window(Tier tier) {
    return tier == Tier.GOLD ? 60 : tier == Tier.SILVER ? 45 : 30;
  }

  private static long limit(Tier tier) {
    return tier == Tier.GOLD ? 50_000 : tier == Tier.SILVER ? 25_000 : 10_000;
  }
}
