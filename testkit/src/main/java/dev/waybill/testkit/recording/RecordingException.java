// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

/**
 * A recording cannot be read, or cannot be replayed as it is. The message says what is wrong and
 * what to do; it names fields, and shows no value of theirs.
 */
public final class RecordingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RecordingException(String message) {
    super(message);
  }

  RecordingException(String message, Throwable cause) {
    super(message, cause);
  }
}
