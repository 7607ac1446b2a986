// SPDX-License-Identifier: Apache-2.0
package dev.waybill.outreach;

/** Why nothing is said. */
public enum Suppression {
  /** The parcel has been delivered. */
  SUPERSEDED_BY_DELIVERY,
  /** Something newer of the same matter was dealt with, or waits. */
  SUPERSEDED,
  /** The customer knows it already, or it changes nothing for them. */
  NOT_SIGNIFICANT,
  /** It is not so any more. */
  NOT_TRUE_ANY_MORE,
  /** It was said before. */
  ALREADY_SENT,
  /** A case is open: a person speaks, or something weighs more than selling. */
  CASE_OPEN,
  /** The customer has not agreed to such messages, or not on this channel. */
  NO_CONSENT,
  /** The customer never asked for it. */
  NO_EARNED_CONTEXT,
  /** The channel takes only an approved template now, and there is none. */
  NO_TEMPLATE,
  /** The order is not this customer's, or cannot be seen. */
  NOT_THEIRS,
  /** No text could be written that the evidence supports. */
  NO_GROUNDED_TEXT,
  /** The policy does not allow it. */
  REFUSED
}
