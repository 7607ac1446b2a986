// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines that leave one warehouse together, in one parcel or several.
 *
 * @param id the source's identifier
 * @param state the state in our terms
 * @param sourceState the state in the source's own word, or null
 * @param location the warehouse's name, or null if not held
 * @param contents the lines and how many pieces of each
 * @param parcels the boxes; empty until a label is made
 * @param shippedAt when the merchant says it left, or null; the carrier may disagree
 * @param deliveredAt when the merchant says it arrived, or null; the carrier may disagree
 */
public record Fulfilment(
    String id,
    FulfilmentState state,
    @Nullable String sourceState,
    @Nullable String location,
    List<LineQuantity> contents,
    List<Parcel> parcels,
    @Nullable Instant shippedAt,
    @Nullable Instant deliveredAt) {

  public Fulfilment {
    requireNonNull(id, "id");
    requireNonNull(state, "state");
    contents = List.copyOf(contents);
    parcels = List.copyOf(parcels);
  }
}
