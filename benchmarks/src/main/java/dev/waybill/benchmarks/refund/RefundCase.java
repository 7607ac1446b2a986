// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.refund;

import static java.util.Objects.requireNonNull;

/**
 * A refund somebody asks for: thirteen facts, and today's date.
 *
 * @param identity how well the customer is known
 * @param evidenceMinutes how long ago the order was read, in minutes
 * @param orderState where the order stands
 * @param tier the customer's tier
 * @param deliveredOn the day of delivery, as an epoch day in UTC
 * @param finalSale whether the item was sold without a right of return
 * @param fraudScore from 0 to 100
 * @param refunds how many refunds the customer had in 90 days
 * @param condition how the item came back
 * @param reason why money is asked for
 * @param amount the amount asked for, in US cents
 * @param captured the amount that was captured, in US cents
 * @param paymentMethod how the order was paid
 * @param today today's date, as an epoch day in UTC
 */
public record RefundCase(
    Identity identity,
    int evidenceMinutes,
    OrderState orderState,
    Tier tier,
    int deliveredOn,
    boolean finalSale,
    int fraudScore,
    int refunds,
    ItemCondition condition,
    RefundReason reason,
    long amount,
    long captured,
    PaymentMethod paymentMethod,
    int today) {

  public RefundCase {
    requireNonNull(identity, "identity");
    requireNonNull(orderState, "orderState");
    requireNonNull(tier, "tier");
    requireNonNull(condition, "condition");
    requireNonNull(reason, "reason");
    requireNonNull(paymentMethod, "paymentMethod");
  }
}
