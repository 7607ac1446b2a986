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
  CANNOT_CLARIFY,
  /** No text could be written that the evidence supports. */
  NO_GROUNDED_ANSWER,
  /** The policy does not say, or needs what nobody can read. */
  POLICY_GAP,
  /** The policy says two things. */
  POLICY_CONFLICT,
  /** An action was not done, for a reason that is none of the customer's. */
  ACTION_FAILED,
  /** Nobody knows whether an action was done. */
  ACTION_UNKNOWN,
  /** A person must approve. */
  APPROVAL_NEEDED,
  /** The merchant has stopped the agent from acting. */
  AUTOMATION_PAUSED,
  /** The card the money came from is closed. */
  CLOSED_CARD,
  /** The customer's bank decides a dispute. */
  CHARGEBACK_OPEN,
  /** What the customer sent does not show what they say. */
  EVIDENCE_UNCLEAR,
  /** The address is to be changed and the risk of it is high. */
  ADDRESS_CHANGE_HIGH_RISK,
  /** When a fault began is in dispute. */
  FAULT_DATE_DISPUTED,
  /** A promised time has passed. */
  SLA_BREACHED,
  /** The customer needs it by a day that cannot be kept. */
  DEADLINE_AT_RISK,
  /** An item arrived damaged, wrong or not at all, and a person must look at it. */
  ITEM_PROBLEM,
  /** A lawyer, a court, an authority. */
  LEGAL,
  /** The customer may harm themselves. */
  SELF_HARM,
  /** Somebody may be harmed. */
  VIOLENCE,
  /** A product has harmed, or may harm, somebody. */
  PRODUCT_SAFETY,
  /** A journalist. */
  PRESS,
  /** Somebody has died. */
  BEREAVEMENT,
  /** The customer's rights to their data. */
  DATA_RIGHTS;

  /**
   * Whether the agent changes nothing more in the conversation once a person has the case: what it
   * did now could do harm, or be taken as an admission.
   */
  public boolean pausesActing() {
    return switch (this) {
      case LEGAL, SELF_HARM, VIOLENCE, PRODUCT_SAFETY, PRESS, BEREAVEMENT, DATA_RIGHTS -> true;
      default -> false;
    };
  }
}
