// SPDX-License-Identifier: Apache-2.0
package dev.waybill.conversation;

/** Why a person takes over. */
public enum HandoffReason {
  /** The customer asked for a person. */
  CUSTOMER_ASKED,
  /** What the customer wants is not something the agent does. */
  NOT_SUPPORTED,
  /** A label was made and the carrier has not had the parcel for too long. */
  LABEL_ONLY_OVER_THRESHOLD,
  /** No scan for too long. */
  STALLED_OVER_THRESHOLD,
  /** The carrier says it is lost. */
  LOST,
  /** The parcel goes back, or is back, with the sender. */
  RETURNED_TO_SENDER,
  /** The merchant must act for the parcel to move on. */
  EXCEPTION_NEEDS_ACTION,
  /** The order may exist beyond what may be read. */
  DATA_OUT_OF_REACH,
  /** The systems of record did not answer. */
  SOURCES_DOWN,
  /** The question could not be understood after asking. */
  NOT_UNDERSTOOD,
  /** No text could be written that the evidence supports. */
  NO_GROUNDED_ANSWER
}
