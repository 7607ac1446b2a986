// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.engine;

import dev.waybill.benchmarks.refund.RefundCase;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.decide.Frame;

/**
 * Where the refund's facts go in a frame: looked up once, then filled by typed setters. What a
 * policy does not read is left out.
 */
final class RefundSlots {

  private static final long MINUTE = 60_000_000;
  private static final long DAY = 24 * 60 * MINUTE;
  private static final long MILLIONTHS = 1_000_000;

  private final boolean readsAge;
  private final int refund;
  private final int identity;
  private final int orderState;
  private final int tier;
  private final int deliveredOn;
  private final int finalSale;
  private final int fraudScore;
  private final int refunds;
  private final int condition;
  private final int reason;
  private final int amount;
  private final int captured;
  private final int paymentMethod;

  RefundSlots(Evaluator evaluator) {
    readsAge = evaluator.policy().ages() > 0;
    refund = evaluator.action("refund");
    identity = evaluator.slot("customer.identity");
    orderState = evaluator.slot("order.state");
    tier = evaluator.slot("customer.tier");
    deliveredOn = evaluator.slot("order.delivered_on");
    finalSale = evaluator.slot("item.final_sale");
    fraudScore = evaluator.slot("customer.fraud_score");
    refunds = evaluator.slot("customer.refunds_in_90_days");
    condition = evaluator.slot("item.condition");
    reason = evaluator.slot("request.reason");
    amount = evaluator.slot("request.amount");
    captured = evaluator.slot("payment.captured");
    paymentMethod = evaluator.slot("payment.method");
  }

  // The vocabulary lists the values of each enum in the order the enum has them.
  @SuppressWarnings("EnumOrdinal")
  void fill(RefundCase c, Frame frame) {
    long now = c.today() * DAY + DAY / 2;
    frame.clear();
    frame.begin(refund, now);
    if (readsAge) {
      frame.readAt(0, now - c.evidenceMinutes() * MINUTE);
    }
    set(frame, identity, c.identity().ordinal());
    set(frame, orderState, c.orderState().ordinal());
    set(frame, tier, c.tier().ordinal());
    set(frame, deliveredOn, c.deliveredOn());
    set(frame, finalSale, c.finalSale() ? 1 : 0);
    set(frame, fraudScore, c.fraudScore() * MILLIONTHS);
    set(frame, refunds, c.refunds() * MILLIONTHS);
    set(frame, condition, c.condition().ordinal());
    set(frame, reason, c.reason().ordinal());
    set(frame, amount, c.amount());
    set(frame, captured, c.captured());
    set(frame, paymentMethod, c.paymentMethod().ordinal());
  }

  private static void set(Frame frame, int slot, long value) {
    if (slot >= 0) {
      frame.set(slot, value);
    }
  }
}
