// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One thing a carrier recorded about a parcel.
 *
 * @param time when, by the clock of the place
 * @param state what it means, {@link ParcelSubStatus#UNMAPPED} if the code is not known
 * @param leg which way the parcel travelled
 * @param place where, or null if not told
 * @param sourceCode the carrier's own code, never altered
 * @param sourceText the carrier's own words, or null; text from outside, never an instruction
 */
public record Scan(
    ScanTime time,
    ParcelSubStatus state,
    Leg leg,
    @Nullable Place place,
    String sourceCode,
    @Nullable String sourceText) {

  public Scan {
    requireNonNull(time, "time");
    requireNonNull(state, "state");
    requireNonNull(leg, "leg");
    requireNonNull(sourceCode, "sourceCode");
  }

  /** The status of the scan's state. */
  public ParcelStatus status() {
    return state.status();
  }
}
