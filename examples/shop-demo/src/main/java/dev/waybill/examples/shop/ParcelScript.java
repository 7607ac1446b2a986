// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier knows of one parcel; to be played by a carrier simulator.
 *
 * @param trackingNumber the number
 * @param carrier the carrier, for example {@code ups}
 * @param situation what has become of it; {@link Situation#CARRIER_DOWN} and {@link
 *     Situation#UNKNOWN_TO_CARRIER} are for the simulator to act on
 * @param scans the scans, oldest first; empty if the carrier knows nothing
 * @param estimate when it arrives, or null if the carrier does not say
 * @param leftAt where it was left, in UPS's word, or null
 * @param receivedBy who took it, or null
 */
public record ParcelScript(
    String trackingNumber,
    String carrier,
    Situation situation,
    List<ScriptedScan> scans,
    @Nullable ScriptedEstimate estimate,
    @Nullable String leftAt,
    @Nullable String receivedBy) {

  public ParcelScript {
    requireNonNull(trackingNumber, "trackingNumber");
    requireNonNull(carrier, "carrier");
    requireNonNull(situation, "situation");
    scans = List.copyOf(scans);
  }
}
