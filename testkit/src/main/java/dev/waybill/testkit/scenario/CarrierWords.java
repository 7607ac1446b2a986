// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.commerce.ParcelStatus;
import dev.waybill.commerce.ParcelSubStatus;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the words for states in a scenario mean. */
final class CarrierWords {

  private static final Map<String, ParcelSubStatus> CODES =
      Map.ofEntries(
          Map.entry("LABEL_CREATED", ParcelSubStatus.INFO_RECEIVED),
          Map.entry("ACCEPTED", ParcelSubStatus.PICKED_UP),
          Map.entry("IN_TRANSIT", ParcelSubStatus.MOVING),
          Map.entry("DELAY", ParcelSubStatus.DELAYED_OTHER),
          Map.entry("OUT_FOR_DELIVERY", ParcelSubStatus.WITH_COURIER),
          Map.entry("AVAILABLE_FOR_PICKUP", ParcelSubStatus.AT_PICKUP_POINT),
          Map.entry("FAILED_ATTEMPT", ParcelSubStatus.ATTEMPTED),
          Map.entry("DELIVERED", ParcelSubStatus.DELIVERED_TO_ADDRESS),
          Map.entry("EXCEPTION", ParcelSubStatus.STOPPED),
          Map.entry("RETURNED", ParcelSubStatus.RETURNED_TO_SENDER),
          Map.entry("LOST", ParcelSubStatus.LOST_BY_CARRIER),
          Map.entry("UNKNOWN", ParcelSubStatus.UNMAPPED));

  private static final Map<String, ParcelSubStatus> REASONS =
      Map.ofEntries(
          Map.entry("EXCEPTION/WEATHER", ParcelSubStatus.WEATHER_HOLD),
          Map.entry("DELAY/WEATHER", ParcelSubStatus.DELAYED_WEATHER),
          Map.entry("EXCEPTION/MISSORT", ParcelSubStatus.MISSORTED),
          Map.entry("EXCEPTION/CUSTOMS_DUTIES_UNPAID", ParcelSubStatus.CUSTOMS_DUTIES_DUE),
          Map.entry("EXCEPTION/ADDRESS_INCOMPLETE", ParcelSubStatus.ADDRESS_PROBLEM),
          Map.entry("FAILED_ATTEMPT/RECIPIENT_ABSENT", ParcelSubStatus.ATTEMPTED_NO_ONE_HOME));

  private CarrierWords() {}

  /** What an event of a shipment means. */
  static ParcelSubStatus of(Node event, Node shipment) {
    String code = event.get("code").text("UNKNOWN").toUpperCase(Locale.ROOT);
    if (code.equals("DELIVERED") && !shipment.get("substatus").isMissing()) {
      return named(shipment.get("substatus").text("")).orElse(ParcelSubStatus.DELIVERED_TO_ADDRESS);
    }
    if (code.equals("AVAILABLE_FOR_PICKUP") && isLocker(shipment.at("pickup.place").text(""))) {
      return ParcelSubStatus.AT_LOCKER;
    }
    String reason =
        event.get("reason").text(shipment.at("exception.code").text("")).toUpperCase(Locale.ROOT);
    ParcelSubStatus exact = REASONS.get(code + "/" + reason);
    if (exact != null) {
      return exact;
    }
    ParcelSubStatus known = CODES.get(code);
    return known != null ? known : named(code).orElse(ParcelSubStatus.UNMAPPED);
  }

  /** The status that a scenario's word for a shipment means; empty if it means none. */
  static Optional<ParcelStatus> status(String word) {
    ParcelSubStatus known = CODES.get(word.toUpperCase(Locale.ROOT));
    return known == null ? Optional.empty() : Optional.of(known.status());
  }

  private static Optional<ParcelSubStatus> named(String word) {
    return Arrays.stream(ParcelSubStatus.values())
        .filter(state -> state.name().equals(word))
        .findFirst();
  }

  private static boolean isLocker(String place) {
    String lower = place.toLowerCase(Locale.ROOT);
    return lower.contains("locker") || lower.contains("paczkomat") || lower.contains("packstation");
  }
}
