// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

/** A request that cannot be read. The message names the field and the rule, not the value. */
final class BadRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadRequestException(String message) {
    super(message);
  }
}
