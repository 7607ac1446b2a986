// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

/** The kinds of claim that are looked for in a reply and must be grounded. */
public enum ClaimKind {
  /** An amount of money. */
  MONEY,
  /** A calendar day: a date, a weekday, a relative word such as "tomorrow". */
  DATE,
  /** A time of day. */
  TIME,
  /** A length of time or a range of days: "5 to 7 business days". */
  DURATION,
  /** An order number. */
  ORDER_NUMBER,
  /** A tracking number. */
  TRACKING_NUMBER,
  /** Another identifier: an item, a payment, the last digits of a card, a postal code. */
  IDENTIFIER,
  /** The state of an order, a parcel, a payment, a refund or a return. */
  STATUS,
  /** A carrier's name. */
  CARRIER,
  /** A place. */
  PLACE,
  /** How many. */
  COUNT,
  /** A person's name. */
  PERSON,
  /** A product, a colour, a material, a brand, or another property. */
  OPTION,
  /** A percentage. */
  PERCENTAGE,
  /** A web address, an e-mail address or a telephone number. */
  CONTACT,
  /** A commitment about the future: "we will keep you posted", "guaranteed". */
  PROMISE,
  /** Something the agent says it has done: "I have refunded". */
  DEED,
  /**
   * What the shop's rules allow or forbid: "vouchers cannot be returned". A passage of a rule or of
   * the help centre must say it, or the policy must have decided it.
   */
  POLICY,
  /**
   * What is stated of care, safety, health or law: "machine washable", "safe for children". It must
   * stand in the catalogue or in a rule word for word.
   */
  ADVICE
}
