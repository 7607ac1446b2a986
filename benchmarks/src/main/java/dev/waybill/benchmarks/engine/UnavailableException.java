// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.engine;

/** An engine cannot run on this machine. */
public final class UnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
