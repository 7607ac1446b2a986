// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static dev.waybill.commerce.ParcelStatus.ACCEPTED;
import static dev.waybill.commerce.ParcelStatus.AVAILABLE_FOR_PICKUP;
import static dev.waybill.commerce.ParcelStatus.CANCELLED;
import static dev.waybill.commerce.ParcelStatus.DELIVERED;
import static dev.waybill.commerce.ParcelStatus.DELIVERY_ATTEMPTED;
import static dev.waybill.commerce.ParcelStatus.EXCEPTION;
import static dev.waybill.commerce.ParcelStatus.IN_TRANSIT;
import static dev.waybill.commerce.ParcelStatus.LABEL_CREATED;
import static dev.waybill.commerce.ParcelStatus.LOST;
import static dev.waybill.commerce.ParcelStatus.OUT_FOR_DELIVERY;
import static dev.waybill.commerce.ParcelStatus.RETURNED;
import static dev.waybill.commerce.ParcelStatus.RETURNING;
import static dev.waybill.commerce.ParcelStatus.UNKNOWN;
import static dev.waybill.commerce.Responsible.CARRIER;
import static dev.waybill.commerce.Responsible.CUSTOMS;
import static dev.waybill.commerce.Responsible.NOBODY;
import static dev.waybill.commerce.Responsible.RECIPIENT;
import static dev.waybill.commerce.Responsible.SENDER;

/**
 * Where a parcel is, exactly, and who must act. The stable contract with carrier connectors: each
 * raw code of a carrier maps to one of these or to {@link #UNMAPPED}.
 */
public enum ParcelSubStatus {
  INFO_RECEIVED(LABEL_CREATED, SENDER),
  PICKUP_SCHEDULED(LABEL_CREATED, SENDER),
  OUT_FOR_PICKUP(LABEL_CREATED, CARRIER),
  PICKUP_FAILED(LABEL_CREATED, CARRIER),

  PICKED_UP(ACCEPTED, NOBODY),
  DROPPED_OFF(ACCEPTED, NOBODY),
  ORIGIN_SCAN(ACCEPTED, NOBODY),

  MOVING(IN_TRANSIT, NOBODY),
  HUB_ARRIVED(IN_TRANSIT, NOBODY),
  HUB_DEPARTED(IN_TRANSIT, NOBODY),
  DEPARTED_ORIGIN_COUNTRY(IN_TRANSIT, NOBODY),
  ARRIVED_DESTINATION_COUNTRY(IN_TRANSIT, NOBODY),
  CUSTOMS_PROCESSING(IN_TRANSIT, CUSTOMS),
  CUSTOMS_CLEARED(IN_TRANSIT, NOBODY),
  HANDED_TO_PARTNER(IN_TRANSIT, NOBODY),
  ARRIVED_DELIVERY_STATION(IN_TRANSIT, NOBODY),
  REROUTED(IN_TRANSIT, CARRIER),
  RESCHEDULED(IN_TRANSIT, CARRIER),
  /** Only the estimate changed; says nothing of where the parcel is. */
  INFO_ETA(IN_TRANSIT, NOBODY),
  DELAYED_WEATHER(IN_TRANSIT, CARRIER),
  DELAYED_MISROUTED(IN_TRANSIT, CARRIER),
  DELAYED_CAPACITY(IN_TRANSIT, CARRIER),
  DELAYED_MECHANICAL(IN_TRANSIT, CARRIER),
  DELAYED_OTHER(IN_TRANSIT, CARRIER),

  WITH_COURIER(OUT_FOR_DELIVERY, NOBODY),
  ARRIVING_SOON(OUT_FOR_DELIVERY, NOBODY),

  AT_PICKUP_POINT(AVAILABLE_FOR_PICKUP, RECIPIENT),
  AT_LOCKER(AVAILABLE_FOR_PICKUP, RECIPIENT),
  AT_CARRIER_FACILITY(AVAILABLE_FOR_PICKUP, RECIPIENT),

  ATTEMPTED(DELIVERY_ATTEMPTED, RECIPIENT),
  ATTEMPTED_NO_ONE_HOME(DELIVERY_ATTEMPTED, RECIPIENT),
  ATTEMPTED_BUSINESS_CLOSED(DELIVERY_ATTEMPTED, RECIPIENT),
  ATTEMPTED_NO_ACCESS(DELIVERY_ATTEMPTED, RECIPIENT),
  ATTEMPTED_COD_UNPAID(DELIVERY_ATTEMPTED, RECIPIENT),
  ATTEMPTED_ID_OR_AGE_FAILED(DELIVERY_ATTEMPTED, RECIPIENT),
  ATTEMPTED_FINAL(DELIVERY_ATTEMPTED, RECIPIENT),
  NO_ATTEMPT_MADE(DELIVERY_ATTEMPTED, CARRIER),

  DELIVERED_TO_ADDRESS(DELIVERED, NOBODY),
  DELIVERED_SIGNED(DELIVERED, NOBODY),
  DELIVERED_MAILBOX(DELIVERED, NOBODY),
  DELIVERED_SAFE_PLACE(DELIVERED, NOBODY),
  DELIVERED_TO_NEIGHBOUR(DELIVERED, NOBODY),
  DELIVERED_RECEPTION(DELIVERED, NOBODY),
  DELIVERED_LOCKER(DELIVERED, NOBODY),
  COLLECTED_BY_RECIPIENT(DELIVERED, NOBODY),
  DELIVERED_DAMAGED(DELIVERED, CARRIER),
  /** Proof arrived after delivery; keeps the time of the delivery itself. */
  POD_RECORDED(DELIVERED, NOBODY),

  STOPPED(EXCEPTION, CARRIER),
  ADDRESS_PROBLEM(EXCEPTION, RECIPIENT),
  RECIPIENT_MOVED(EXCEPTION, RECIPIENT),
  REFUSED(EXCEPTION, SENDER),
  UNCLAIMED(EXCEPTION, RECIPIENT),
  DAMAGED(EXCEPTION, SENDER),
  CUSTOMS_HOLD(EXCEPTION, CUSTOMS),
  CUSTOMS_DOCUMENTS(EXCEPTION, SENDER),
  CUSTOMS_DUTIES_DUE(EXCEPTION, RECIPIENT),
  PROHIBITED(EXCEPTION, SENDER),
  WEATHER_HOLD(EXCEPTION, CARRIER),
  SECURITY_HOLD(EXCEPTION, CARRIER),
  HELD(EXCEPTION, CARRIER),
  MISSORTED(EXCEPTION, CARRIER),
  UNDELIVERABLE(EXCEPTION, CARRIER),
  INVESTIGATION(EXCEPTION, CARRIER),

  RETURN_REQUESTED(RETURNING, CARRIER),
  RETURN_IN_TRANSIT(RETURNING, CARRIER),
  RETURN_OUT_FOR_DELIVERY(RETURNING, CARRIER),
  RETURN_FAILED(RETURNING, CARRIER),

  RETURNED_TO_SENDER(RETURNED, SENDER),

  VOIDED(CANCELLED, SENDER),
  STOPPED_BY_SENDER(CANCELLED, SENDER),

  LOST_BY_CARRIER(LOST, SENDER),
  DESTROYED(LOST, SENDER),
  SEIZED(LOST, SENDER),

  /** A code we do not know; the raw code is kept and counted. */
  UNMAPPED(UNKNOWN, NOBODY),
  /** The carrier no longer keeps its history. */
  EXPIRED(UNKNOWN, NOBODY);

  private final ParcelStatus status;
  private final Responsible responsible;

  ParcelSubStatus(ParcelStatus status, Responsible responsible) {
    this.status = status;
    this.responsible = responsible;
  }

  /** The status this belongs to. */
  public ParcelStatus status() {
    return status;
  }

  /** Who must act next. */
  public Responsible responsible() {
    return responsible;
  }

  /** Whether a scan of this kind says where the parcel is; information only does not. */
  public boolean isMaterial() {
    return this != INFO_ETA && this != POD_RECORDED;
  }
}
