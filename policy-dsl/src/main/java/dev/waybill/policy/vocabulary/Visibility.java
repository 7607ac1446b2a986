// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

/** Who may hear a value. */
public enum Visibility {
  /** May appear in a message to the customer. */
  PUBLIC,
  /** For the merchant's people and for conditions; never in a message to the customer. */
  INTERNAL,
  /** For conditions only; never in any message, explanation or log. */
  SECRET
}
