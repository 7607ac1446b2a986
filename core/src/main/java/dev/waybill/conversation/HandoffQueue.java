// SPDX-License-Identifier: Apache-2.0
package dev.waybill.conversation;

/** Whom a case is for when a person takes over. */
public enum HandoffQueue {
  /** Customer service. */
  SUPPORT,
  /** The warehouse. */
  WAREHOUSE,
  /** Claims: lost, damaged, not received. */
  CLAIMS,
  /** Returns. */
  RETURNS,
  /** Warranty. */
  WARRANTY,
  /** Payments: refunds, disputes, charges. */
  PAYMENTS,
  /** Fraud. */
  FRAUD,
  /** Data protection. */
  PRIVACY,
  /** Legal. */
  LEGAL,
  /** Product safety. */
  SAFETY,
  /** Whoever is quickest. */
  URGENT
}
