// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

/** What a customer needs to hear about one parcel. Each has its own words in the phrases. */
enum Situation {
  /** No connector covers the carrier. */
  NO_SOURCE,
  /** The carrier does not answer and nothing was read before. */
  SOURCE_DOWN,
  /** A label, no scan, for no longer than is normal. */
  LABEL_ONLY,
  /** A label, no scan, for longer than is normal. */
  LABEL_OVERDUE,
  /** With the carrier or on its way. */
  MOVING,
  /** On its way, and the carrier says that it is delayed. */
  DELAYED,
  /** On its way, and the estimated day has passed. */
  ESTIMATE_PASSED,
  /** No scan for longer than is normal. */
  STALLED,
  /** With the courier. */
  OUT_FOR_DELIVERY,
  /** Tried, not delivered. */
  ATTEMPTED,
  /** Waiting to be collected. */
  WAITING_FOR_PICKUP,
  /** Delivered. */
  DELIVERED,
  /** Something stops it. */
  EXCEPTION,
  /** On its way back. */
  RETURNING,
  /** Back with the sender. */
  RETURNED,
  /** Called off. */
  CANCELLED,
  /** The carrier says it is lost. */
  LOST,
  /** The carrier's code is not known. */
  UNKNOWN_CODE
}
