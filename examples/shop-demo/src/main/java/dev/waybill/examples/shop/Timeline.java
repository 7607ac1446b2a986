// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.examples.shop.Step.Spot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a parcel of a situation has travelled, relative to now: the table behind the scan scripts.
 *
 * @param labelDaysAgo how many days ago the label was made
 * @param steps the scans, oldest first
 * @param dueInDays in how many days it was scheduled to arrive, or null without an estimate
 * @param movedToDays in how many days it arrives since it was rescheduled, or null
 */
record Timeline(
    int labelDaysAgo,
    List<Step> steps,
    @Nullable Integer dueInDays,
    @Nullable Integer movedToDays) {

  static Timeline of(Situation parcel) {
    return switch (parcel) {
      case LABEL_FRESH -> due(3, labelled(0));
      case LABEL_OLD -> due(-1, labelled(5));
      case ACCEPTED -> due(3, accepted(1));
      case IN_TRANSIT, FUTURE_SCAN, NO_OFFSET -> due(2, at(onRoad(2), parcel));
      case IN_TRANSIT_NO_ETA -> new Timeline(2, onRoad(2), null, null);
      case ETA_PASSED -> due(-1, onRoad(4));
      case WEATHER_DELAY ->
          moved(
              0,
              3,
              and(
                  onRoad(3),
                  Step.of(ScanKind.WEATHER, Spot.HUB, 1, "06:40"),
                  Step.of(ScanKind.RESCHEDULED, Spot.HUB, 1, "06:55")));
      case STALLED -> due(-6, onRoad(10));
      case OUT_FOR_DELIVERY, CARRIER_DOWN ->
          due(0, and(near(3), Step.of(ScanKind.OUT_FOR_DELIVERY, Spot.DESTINATION, 0, "08:20")));
      case ATTEMPTED ->
          moved(
              -1,
              1,
              and(
                  near(4),
                  Step.of(ScanKind.OUT_FOR_DELIVERY, Spot.DESTINATION, 1, "08:31"),
                  Step.of(ScanKind.ATTEMPT, Spot.DESTINATION, 1, "13:47")));
      case AT_PICKUP_POINT ->
          due(
              -1,
              and(
                  near(4),
                  Step.of(ScanKind.OUT_FOR_DELIVERY, Spot.DESTINATION, 1, "08:12"),
                  Step.of(ScanKind.ATTEMPT, Spot.DESTINATION, 1, "12:05"),
                  Step.of(ScanKind.ACCESS_POINT, Spot.DESTINATION, 1, "17:36")));
      case DELIVERED_FRONT_DOOR, DELIVERED_NEIGHBOUR, DELIVERED_SIGNED ->
          due(
              -2,
              and(
                  near(5),
                  Step.of(ScanKind.OUT_FOR_DELIVERY, Spot.DESTINATION, 2, "08:17"),
                  Step.of(ScanKind.DELIVERED, Spot.DESTINATION, 2, "14:12")));
      case RETURNING ->
          due(
              -4,
              and(
                  near(8),
                  Step.of(ScanKind.RETURN_REQUESTED, Spot.DESTINATION, 4, "10:05"),
                  Step.of(ScanKind.RETURNING, Spot.HUB, 2, "22:15")));
      case RETURNED ->
          due(
              -9,
              and(
                  near(13),
                  Step.of(ScanKind.RETURN_REQUESTED, Spot.DESTINATION, 9, "10:05"),
                  Step.of(ScanKind.RETURNING, Spot.HUB, 6, "22:15"),
                  Step.of(ScanKind.RETURNED, Spot.ORIGIN, 3, "09:50")));
      case LOST -> due(-12, and(onRoad(16), Step.of(ScanKind.INVESTIGATION, Spot.HUB, 6, "11:00")));
      case DESTROYED -> due(-3, and(onRoad(7), Step.of(ScanKind.DESTROYED, Spot.HUB, 3, "15:30")));
      case CUSTOMS ->
          due(-1, and(onRoad(5), Step.of(ScanKind.CUSTOMS_PAPERS, Spot.HUB, 3, "09:20")));
      case UNKNOWN_CODE -> due(1, and(onRoad(4), Step.of(ScanKind.NEW_CODE, Spot.HUB, 1, "07:45")));
      case UNCOVERED_CARRIER -> new Timeline(2, List.of(), null, null);
      case UNKNOWN_TO_CARRIER -> new Timeline(0, List.of(), null, null);
      case NOT_SHIPPED, PREORDER, BACKORDER, CANCELLED, PARTLY_DELIVERED, THREE_BOXES ->
          throw new IllegalArgumentException(parcel + " is not the situation of one parcel");
    };
  }

  private static List<Step> at(List<Step> onRoad, Situation parcel) {
    return parcel == Situation.FUTURE_SCAN
        ? and(onRoad, Step.of(ScanKind.ARRIVED, Spot.DESTINATION, -3, "04:15"))
        : onRoad;
  }

  private static Timeline due(int inDays, List<Step> steps) {
    return new Timeline(steps.get(0).daysAgo(), steps, inDays, null);
  }

  private static Timeline moved(int inDays, int toDays, List<Step> steps) {
    return new Timeline(steps.get(0).daysAgo(), steps, inDays, toDays);
  }

  private static List<Step> labelled(int daysAgo) {
    return List.of(Step.of(ScanKind.LABEL, Spot.ORIGIN, daysAgo, "10:12"));
  }

  private static List<Step> accepted(int daysAgo) {
    return and(
        labelled(daysAgo),
        Step.of(ScanKind.PICKED_UP, Spot.ORIGIN, daysAgo, "16:40"),
        Step.of(ScanKind.ORIGIN_SCAN, Spot.ORIGIN, daysAgo, "20:05"));
  }

  /** Sent so many days ago, and at the hub the evening after. */
  private static List<Step> onRoad(int daysAgo) {
    return and(
        accepted(daysAgo),
        Step.of(ScanKind.DEPARTED, Spot.ORIGIN, daysAgo, "23:10"),
        Step.of(ScanKind.ARRIVED, Spot.HUB, daysAgo - 1, "21:30"),
        Step.of(ScanKind.DEPARTED, Spot.HUB, daysAgo - 1, "23:50"));
  }

  /** Sent so many days ago, and in the customer's city three days after. */
  private static List<Step> near(int daysAgo) {
    return and(
        onRoad(daysAgo), Step.of(ScanKind.PREPARING, Spot.DESTINATION, daysAgo - 3, "05:05"));
  }

  private static List<Step> and(List<Step> steps, Step... more) {
    List<Step> all = new ArrayList<>(steps);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }
}
