// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

/** Where an order stands as a commercial matter; where its goods are is another question. */
public enum OrderState {
  /** Accepted and not finished. */
  OPEN,
  /** Stopped until somebody decides. */
  ON_HOLD,
  /** Finished by the merchant's word. */
  COMPLETED,
  /** Cancelled as a whole. */
  CANCELLED,
  /** The source used a word we do not know; see the source's own word beside it. */
  UNKNOWN
}
