// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a customer may want. The identifiers are stable and independent of any language. */
public enum Intent {
  /** Where is my order, tracking, estimate; no failure asserted. */
  ORDER_STATUS,
  /** Late, lost, stolen, misdelivered, "delivered but not received", failed attempt. */
  DELIVERY_PROBLEM,
  /** Cancel an order or part of it. */
  CANCEL_ORDER,
  /** Change items, options or quantity of an order not yet shipped. */
  MODIFY_ORDER,
  /** Delivery or billing address, of an order or of the profile. */
  CHANGE_ADDRESS,
  /** Send an item back. */
  RETURN_ITEM,
  /** Swap or replacement. */
  EXCHANGE_ITEM,
  /** Damaged, wrong, missing, defective or fake item. */
  ITEM_PROBLEM,
  /** Wants money back. */
  REFUND_REQUEST,
  /** Where is my refund. */
  REFUND_STATUS,
  /** Conditions and fees of returns, refunds and cancellations. */
  POLICY_QUESTION,
  /** Shipping options, cost, speed and coverage, before ordering. */
  DELIVERY_INFO,
  /** Warranty terms and claims. */
  WARRANTY,
  /** Attributes, size, compatibility, use, comparison. */
  PRODUCT_QUESTION,
  /** Find, recommend, in stock, back in stock. */
  PRODUCT_SEARCH,
  /** Price, discount, coupon, price match, referral. */
  PRICE_PROMO,
  /** Buy, check out. */
  PLACE_ORDER,
  /** Declined, double or unknown charge. */
  PAYMENT_ISSUE,
  /** How to pay, instalments, split. */
  PAYMENT_METHODS,
  /** Invoice, receipt, amount paid. */
  INVOICE,
  /** Log in, password, register, edit, delete, balance. */
  ACCOUNT,
  /** Venting or a formal complaint without another request. */
  COMPLAINT,
  /** Praise, review, suggestion. */
  FEEDBACK,
  /** Wants a person or a phone number. */
  HUMAN_HANDOFF,
  /** Newsletter, notifications. */
  SUBSCRIPTION,
  /** Greeting, thanks, goodbye, "are you a bot". */
  SMALLTALK,
  /** Anything else. */
  OUT_OF_SCOPE;

  /** The stable identifier, for example {@code order_status}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The intent with this identifier, if there is one. */
  public static Optional<Intent> byId(String id) {
    return Arrays.stream(values()).filter(intent -> intent.id().equals(id)).findFirst();
  }
}
