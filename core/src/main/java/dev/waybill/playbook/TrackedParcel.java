// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Parcel;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Lookup;

/**
 * A parcel and what its carrier says of it.
 *
 * @param parcel the parcel, as the merchant knows it
 * @param tracking what the carrier says, or why it says nothing
 */
public record TrackedParcel(Parcel parcel, Lookup<Tracking> tracking) {
  public TrackedParcel {
    requireNonNull(parcel, "parcel");
    requireNonNull(tracking, "tracking");
  }
}
