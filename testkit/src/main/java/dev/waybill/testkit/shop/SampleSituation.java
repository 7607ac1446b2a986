// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

/** How an order of the {@link SampleShop} stands. */
public enum SampleSituation {
  /** Paid this morning, nothing is packed. */
  NOT_SHIPPED,
  /** The merchant holds it. */
  ON_HOLD,
  /** Cancelled before it was packed, and the money is back. */
  CANCELLED,
  /** A label was made yesterday, the carrier has no scan. */
  LABEL_ONLY,
  /** A label was made ten days ago, and the carrier still has only that. */
  LABEL_OVERDUE,
  /** On its way, with an estimate. */
  IN_TRANSIT,
  /** On its way, without an estimate, by scans whose offset nobody knows. */
  IN_TRANSIT_NO_ESTIMATE,
  /** With the courier. */
  OUT_FOR_DELIVERY,
  /** Nobody was at home. */
  ATTEMPTED,
  /** Waits in a shop. */
  AT_PICKUP_POINT,
  /** Delivered at the address. */
  DELIVERED,
  /** Delivered to a neighbour. */
  DELIVERED_TO_NEIGHBOUR,
  /** No scan for two weeks. */
  STALLED,
  /** The carrier cannot find the address. */
  ADDRESS_PROBLEM,
  /** Customs wants papers. */
  CUSTOMS_HOLD,
  /** The carrier says it is lost. */
  LOST,
  /** On its way back to the sender. */
  RETURNING,
  /** Back with the sender. */
  RETURNED_TO_SENDER,
  /** Two parcels: one delivered, one on its way. */
  SPLIT,
  /** One line delivered, one waits for stock until a day. */
  BACKORDERED,
  /** Sold before it was available. */
  PREORDERED,
  /** Delivered, sent back, and part of the money paid back. */
  REFUNDED,
  /** Delivered, and a return was asked for. */
  RETURN_REQUESTED,
  /** A scan whose code nobody knows. */
  UNKNOWN_CODE,
  /** The carrier does not answer. */
  CARRIER_DOWN
}
