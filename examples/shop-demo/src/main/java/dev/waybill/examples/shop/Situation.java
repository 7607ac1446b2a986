// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import java.util.List;

/**
 * What has become of an order, in the shop and on the road. Every one of them occurs in the demo
 * shop. A situation of several parcels names the situation of each.
 */
@SuppressWarnings("ImmutableEnumChecker") // its list comes from List.of and never changes
public enum Situation {
  /** Paid, not packed yet. */
  NOT_SHIPPED(Stage.IN_WAREHOUSE),
  /** Sold before it is available, with a day by which it ships. */
  PREORDER(Stage.IN_WAREHOUSE),
  /** Out of stock, without any day. */
  BACKORDER(Stage.IN_WAREHOUSE),
  /** Cancelled before it was packed, and paid back. */
  CANCELLED(Stage.CANCELLED),

  /** A label, made some hours ago. */
  LABEL_FRESH(Stage.PACKED),
  /** A label, made five days ago, and no scan since. */
  LABEL_OLD(Stage.PACKED),
  /** With the carrier since yesterday. */
  ACCEPTED(Stage.SHIPPED),
  /** On the road, with an estimate. */
  IN_TRANSIT(Stage.SHIPPED),
  /** On the road, without an estimate. */
  IN_TRANSIT_NO_ETA(Stage.SHIPPED),
  /** On the road, the estimated day has passed. */
  ETA_PASSED(Stage.SHIPPED),
  /** Held up by the weather and rescheduled. */
  WEATHER_DELAY(Stage.SHIPPED),
  /** No scan for nine days. */
  STALLED(Stage.SHIPPED),
  /** With the courier today. */
  OUT_FOR_DELIVERY(Stage.SHIPPED),
  /** Nobody was at home; the next try is to come. */
  ATTEMPTED(Stage.SHIPPED),
  /** Waits in a shop to be collected. */
  AT_PICKUP_POINT(Stage.SHIPPED),
  /** Left at the front door. */
  DELIVERED_FRONT_DOOR(Stage.DELIVERED),
  /** Left with a neighbour. */
  DELIVERED_NEIGHBOUR(Stage.DELIVERED),
  /** Signed for. */
  DELIVERED_SIGNED(Stage.DELIVERED),
  /** On its way back to the shop. */
  RETURNING(Stage.SHIPPED),
  /** Back at the shop. */
  RETURNED(Stage.SHIPPED),
  /** Not seen for two weeks; the carrier has opened an investigation. UPS has no code for lost. */
  LOST(Stage.SHIPPED),
  /** Destroyed by the carrier, by its own word. */
  DESTROYED(Stage.SHIPPED),
  /** Customs wants papers. */
  CUSTOMS(Stage.SHIPPED),
  /** Carried by somebody whom no connector covers. */
  UNCOVERED_CARRIER(Stage.SHIPPED),
  /** Carried by a carrier whose system is down. */
  CARRIER_DOWN(Stage.SHIPPED),
  /** The carrier does not know the number yet. */
  UNKNOWN_TO_CARRIER(Stage.PACKED),
  /** The newest scan has a code that nobody knows. */
  UNKNOWN_CODE(Stage.SHIPPED),
  /** The scans carry local times only, without GMT. */
  NO_OFFSET(Stage.SHIPPED),
  /** One scan is dated in the future. */
  FUTURE_SCAN(Stage.SHIPPED),

  /** Two parcels: one has arrived, one has not. */
  PARTLY_DELIVERED(Stage.SHIPPED, DELIVERED_FRONT_DOOR, IN_TRANSIT),
  /** One desk in three boxes. */
  THREE_BOXES(Stage.SHIPPED, DELIVERED_FRONT_DOOR, OUT_FOR_DELIVERY, IN_TRANSIT);

  /** Where the goods are by the shop's own word. */
  enum Stage {
    IN_WAREHOUSE,
    CANCELLED,
    PACKED,
    SHIPPED,
    DELIVERED;

    boolean hasParcel() {
      return this != IN_WAREHOUSE && this != CANCELLED;
    }
  }

  private final Stage stage;
  private final List<Situation> parcels;

  Situation(Stage stage, Situation... parcels) {
    this.stage = stage;
    this.parcels = List.of(parcels);
  }

  Stage stage() {
    return stage;
  }

  /** The situation of each parcel; empty while there is none. */
  public List<Situation> parcels() {
    if (!parcels.isEmpty()) {
      return parcels;
    }
    return stage.hasParcel() ? List.of(this) : List.of();
  }
}
