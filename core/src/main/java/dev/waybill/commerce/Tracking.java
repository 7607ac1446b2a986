// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier says of one parcel: where it is, how it got there, and when it should arrive.
 *
 * @param trackingNumber the number it was asked for
 * @param carrier who says it
 * @param journey the scans, folded into one state
 * @param eta the newest estimate, or null if the carrier gives none
 * @param proof the proof of delivery, or null
 * @param pickup where it waits to be collected, or null
 */
public record Tracking(
    String trackingNumber,
    Carrier carrier,
    Journey journey,
    @Nullable Eta eta,
    @Nullable DeliveryProof proof,
    @Nullable PickupPoint pickup) {

  public Tracking {
    requireNonNull(trackingNumber, "trackingNumber");
    requireNonNull(carrier, "carrier");
    requireNonNull(journey, "journey");
  }

  /** Where the parcel is now. */
  public ParcelSubStatus state() {
    return journey.state();
  }

  /** Where the parcel is now, in the thirteen words. */
  public ParcelStatus status() {
    return journey.state().status();
  }

  /** The newest scan that says where the parcel is, if there is one. */
  public Optional<Scan> lastScan() {
    return journey.current();
  }

  /** The raw codes we could not map, in order of appearance. */
  public List<String> unmappedCodes() {
    return journey.scans().stream()
        .filter(scan -> scan.state() == ParcelSubStatus.UNMAPPED)
        .map(Scan::sourceCode)
        .distinct()
        .toList();
  }
}
