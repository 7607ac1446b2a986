// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

/**
 * Where a parcel is, in thirteen words. Delay is not one of them: it is a sub-status of {@link
 * #IN_TRANSIT}.
 */
public enum ParcelStatus {
  /** A label was made; the carrier does not have the parcel. Never called "shipped". */
  LABEL_CREATED(false),
  /** The carrier has it. */
  ACCEPTED(false),
  /** On its way. */
  IN_TRANSIT(false),
  /** With the courier for delivery. */
  OUT_FOR_DELIVERY(false),
  /** Waiting for the recipient to collect it. */
  AVAILABLE_FOR_PICKUP(false),
  /** Delivery was tried and did not succeed. */
  DELIVERY_ATTEMPTED(false),
  /** Delivered. It may be reopened: a misdelivery, a return. */
  DELIVERED(true),
  /** Something stops it. */
  EXCEPTION(false),
  /** On its way back to the sender. */
  RETURNING(false),
  /** Back with the sender. */
  RETURNED(true),
  /** The shipment was called off. */
  CANCELLED(true),
  /** The carrier says that it is lost, destroyed or seized. It may be found. */
  LOST(true),
  /** Nobody can say: not found, an unknown code, no source. */
  UNKNOWN(false);

  private final boolean terminal;

  ParcelStatus(boolean terminal) {
    this.terminal = terminal;
  }

  /** Whether polling may stop after a while. News is taken even then. */
  public boolean isTerminal() {
    return terminal;
  }
}
