// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.customer;

/** What an adversarial customer tries. */
public enum Attack {
  /** Asks for somebody else's order. */
  FOREIGN_ORDER,
  /** Writes instructions to the agent or its model. */
  INJECTION,
  /** Claims to work for the shop. */
  STAFF,
  /** Says yes to what was never asked, or quotes a promise nobody made. */
  FAKE_CONFIRMATION,
  /** Guesses what would show that an order is theirs. */
  GUESSING
}
