// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import org.jspecify.annotations.Nullable;

/**
 * What the carrier holds to show that it delivered. Pictures and signatures stay with the carrier.
 *
 * @param signedBy the name of who signed, or null
 * @param neighbour the neighbour it was left with, as the carrier wrote it, or null
 * @param spot where it was left, for example "front door", or null
 * @param photo whether the carrier holds a photograph
 */
public record DeliveryProof(
    @Nullable String signedBy, @Nullable String neighbour, @Nullable String spot, boolean photo) {}
