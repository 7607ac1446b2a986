// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

/** Where a fulfilment stands in the warehouse, by the merchant's word. */
public enum FulfilmentState {
  /** Not packed yet. */
  PENDING,
  /** Stopped until somebody decides. */
  ON_HOLD,
  /** Packed, not handed to the carrier. */
  PACKED,
  /** Handed to the carrier, says the merchant. */
  SHIPPED,
  /** Delivered, says the merchant. */
  DELIVERED,
  /** Could not be fulfilled. */
  FAILED,
  /** Cancelled. */
  CANCELLED,
  /** The source used a word we do not know. */
  UNKNOWN;

  /** Whether the merchant says that the goods have left the warehouse. */
  public boolean hasLeft() {
    return this == SHIPPED || this == DELIVERED;
  }
}
