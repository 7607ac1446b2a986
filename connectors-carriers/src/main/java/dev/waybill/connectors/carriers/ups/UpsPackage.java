// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.ups;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.DeliveryProof;
import dev.waybill.commerce.Eta;
import dev.waybill.commerce.Journey;
import dev.waybill.commerce.Leg;
import dev.waybill.commerce.ParcelStatus;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.commerce.PickupPoint;
import dev.waybill.commerce.Place;
import dev.waybill.commerce.Scan;
import dev.waybill.commerce.ScanTime;
import dev.waybill.commerce.Tracking;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one {@code package} of UPS's answer, the container of {@code Tracking.yaml}.
 *
 * @param json the package
 */
record UpsPackage(JsonNode json) {

  private static final Set<String> WINDOWS = Set.of("EDW", "CDW", "IDW");

  /** How many activities there are, usable or not. */
  int activities() {
    return Json.objects(json, "activity").size();
  }

  /** The scans that have a date and a time, in UPS's order. */
  List<Scan> scans() {
    List<Scan> scans = new ArrayList<>();
    for (JsonNode activity : Json.objects(json, "activity")) {
      ScanTime time = UpsTimes.of(activity);
      if (time != null) {
        scans.add(scan(activity, time));
      }
    }
    return scans;
  }

  /** What UPS says of the parcel. */
  Tracking tracking(String trackingNumber, List<Scan> scans, Instant now) {
    Journey journey = Journey.of(onTheirLeg(Journey.of(scans, now)), now);
    return new Tracking(
        trackingNumber, Carrier.UPS, journey, eta().orElse(null), proof(), pickup(journey));
  }

  /**
   * The day of delivery: rescheduled, else scheduled. The actual day, {@code DEL}, is no estimate.
   * UPS does not name the zone of these dates: they are days at the destination.
   */
  Optional<Eta> eta() {
    LocalDate scheduled = day("SDD");
    LocalDate rescheduled = day("RDD");
    LocalDate day = rescheduled == null ? scheduled : rescheduled;
    if (day == null) {
      return Optional.empty();
    }
    List<LocalDate> earlier =
        scheduled == null || scheduled.equals(day) ? List.of() : List.of(scheduled);
    JsonNode hours = Json.object(json, "deliveryTime");
    LocalTime from = UpsTimes.time(Json.text(hours, "startTime"));
    LocalTime to = UpsTimes.time(Json.text(hours, "endTime"));
    String type = Json.text(hours, "type");
    boolean isWindow =
        type != null && WINDOWS.contains(type) && from != null && to != null && from.isBefore(to);
    return Optional.of(
        isWindow
            ? new Eta(day, from, to, null, Eta.Estimator.CARRIER, earlier)
            : new Eta(day, null, null, null, Eta.Estimator.CARRIER, earlier));
  }

  private @Nullable LocalDate day(String type) {
    return Json.ofType(json, "deliveryDate", type)
        .map(entry -> UpsTimes.date(Json.text(entry, "date")))
        .orElse(null);
  }

  private @Nullable DeliveryProof proof() {
    JsonNode delivery = Json.object(json, "deliveryInformation");
    String receivedBy = Json.text(delivery, "receivedBy");
    String spot = Json.text(delivery, "location");
    JsonNode picture = Json.object(delivery, "deliveryPhoto");
    boolean photo =
        "Y".equals(Json.text(picture, "photoCaptureInd"))
            && !"U".equals(Json.text(picture, "photoDispositionCode"));
    return receivedBy == null && spot == null && !photo
        ? null
        : new DeliveryProof(receivedBy, null, spot, photo);
  }

  private static @Nullable PickupPoint pickup(Journey journey) {
    Place place = journey.current().map(Scan::place).orElse(null);
    return place == null || journey.state().status() != ParcelStatus.AVAILABLE_FOR_PICKUP
        ? null
        : new PickupPoint(place, null, null);
  }

  private static Scan scan(JsonNode activity, ScanTime time) {
    JsonNode status = Json.object(activity, "status");
    Meaning meaning = UpsCodes.meaning(status);
    String description = Json.text(status, "description");
    return new Scan(
        time,
        meaning.state(),
        meaning.leg(),
        place(Json.object(Json.object(activity, "location"), "address")),
        UpsCodes.source(status),
        description == null ? Json.text(status, "simplifiedTextDescription") : description);
  }

  private static @Nullable Place place(@Nullable JsonNode address) {
    String city = Json.text(address, "city");
    String region = Json.text(address, "stateProvince");
    String code = Json.text(address, "countryCode");
    String country = code == null ? Json.text(address, "country") : code;
    return city == null && region == null && country == null
        ? null
        : new Place(null, city, region, country);
  }

  /**
   * UPS names the way back once and then goes on with its ordinary codes. So what follows the turn
   * is on the way back too, until the parcel is sent to another address, or the first; a delivery
   * only if it was made where the parcel came from, as it may yet have gone to the customer.
   */
  private List<Scan> onTheirLeg(Journey asCoded) {
    List<Scan> result = new ArrayList<>(asCoded.quarantined());
    boolean back = false;
    for (Scan scan : asCoded.scans()) {
      if (scan.status() == ParcelStatus.RETURNING) {
        back |= scan.state() != ParcelSubStatus.RETURN_REQUESTED;
      } else if (scan.state() == ParcelSubStatus.REROUTED) {
        back = false;
      }
      result.add(back && goesBack(scan) ? returning(scan) : scan);
    }
    return result;
  }

  private boolean goesBack(Scan scan) {
    return switch (scan.status()) {
      case ACCEPTED, IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERY_ATTEMPTED -> true;
      case DELIVERED -> isOrigin(scan.place()) && scan.state().isMaterial();
      default -> false;
    };
  }

  private boolean isOrigin(@Nullable Place place) {
    Place origin =
        Json.ofType(json, "packageAddress", "ORIGIN")
            .map(entry -> place(Json.object(entry, "address")))
            .orElse(null);
    Place destination =
        Json.ofType(json, "packageAddress", "DESTINATION")
            .map(entry -> place(Json.object(entry, "address")))
            .orElse(null);
    return isSameCity(place, origin) && !isSameCity(place, destination);
  }

  private static boolean isSameCity(@Nullable Place one, @Nullable Place other) {
    return one != null
        && other != null
        && one.city() != null
        && other.city() != null
        && cityKey(one).equals(cityKey(other));
  }

  private static String cityKey(Place place) {
    return (place.city() + "|" + place.region() + "|" + place.country()).toLowerCase(Locale.ROOT);
  }

  private static Scan returning(Scan scan) {
    return new Scan(
        scan.time(), scan.state(), Leg.RETURN, scan.place(), scan.sourceCode(), scan.sourceText());
  }
}
