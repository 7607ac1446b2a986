// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

/**
 * Stands in a replay for a call that was not answered in time: whoever waits is told so at once.
 */
final class NoAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoAnswerException() {
    super("not answered in time, as it was recorded");
  }
}
