// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

/** Ends a command because of what it found in a file. The message is all there is to say. */
final class FoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FoundException(String message) {
    super(message);
  }
}
