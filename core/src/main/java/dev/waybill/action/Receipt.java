// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static java.util.Objects.requireNonNull;

import dev.waybill.evidence.Source;
import java.time.Instant;

/**
 * What a system of record gave as proof that something was done. It is the only ground to tell a
 * customer so.
 *
 * @param reference the system's reference, as the customer may be told it; never blank
 * @param source the system
 * @param at when it was done, by the system's time
 */
public record Receipt(String reference, Source source, Instant at) {

  public Receipt {
    if (reference.isBlank()) {
      throw new IllegalArgumentException("a receipt must have a reference");
    }
    requireNonNull(source, "source");
    requireNonNull(at, "at");
  }
}
