// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

/** It is certain that an act was not done and will not be. The message holds no personal data. */
public class NotDoneException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Makes an exception. */
  public NotDoneException(String message) {
    super(message);
  }

  /** Makes an exception with its cause. */
  public NotDoneException(String message, Throwable cause) {
    super(message, cause);
  }
}
