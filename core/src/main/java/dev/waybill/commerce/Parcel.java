// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One box on its way, as the merchant knows it: its number, its carrier and what is in it. What has
 * happened to it is {@link Tracking}.
 *
 * @param trackingNumber the carrier's number, exactly as the merchant wrote it
 * @param carrier who carries it
 * @param trackingUrl the carrier's page for it, or null if not held
 * @param contents what is in it; empty if the source does not say
 */
public record Parcel(
    String trackingNumber,
    Carrier carrier,
    @Nullable String trackingUrl,
    List<LineQuantity> contents) {

  public Parcel {
    if (trackingNumber.isBlank()) {
      throw new IllegalArgumentException("a tracking number must not be blank");
    }
    requireNonNull(carrier, "carrier");
    contents = List.copyOf(contents);
  }
}
