// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.ledger;

/** A ledger that cannot answer now. A policy takes its counts as unknown then. */
public final class LedgerUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what could not be done, without personal data
   * @param cause why
   */
  public LedgerUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
