// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Where a parcel waits to be collected.
 *
 * @param place the shop or locker
 * @param until until when it waits, or null if not told
 * @param code the secret that opens it, or null; shown to a verified customer only
 */
public record PickupPoint(Place place, @Nullable OffsetDateTime until, @Nullable String code) {

  public PickupPoint {
    requireNonNull(place, "place");
  }

  /** The code is a secret: it is never printed. */
  @Override
  public String toString() {
    return "PickupPoint[" + place.displayName() + ", until " + until + "]";
  }
}
