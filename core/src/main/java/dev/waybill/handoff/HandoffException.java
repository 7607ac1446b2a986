// SPDX-License-Identifier: Apache-2.0
package dev.waybill.handoff;

/** The desk did not take a case. The message holds no personal data. */
public class HandoffException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Makes an exception. */
  public HandoffException(String message) {
    super(message);
  }

  /** Makes an exception with its cause. */
  public HandoffException(String message, Throwable cause) {
    super(message, cause);
  }
}
