// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.carrier;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what UPS writes: the shapes of {@code Tracking.yaml} in UPS-API/api-documentation. */
final class UpsJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);

  private UpsJson() {}

  static String date(LocalDate day) {
    return DATE.format(day);
  }

  /** Several parcels of one shipment that can be seen now. */
  static ObjectNode shipment(String inquiryNumber, List<UpsParcel.View> parcels) {
    ObjectNode shipment = NODES.objectNode();
    shipment.put("inquiryNumber", inquiryNumber);
    ArrayNode packages = shipment.putArray("package");
    for (UpsParcel.View parcel : parcels) {
      packages.add(parcel(parcel, parcels.size()));
    }
    return trackResponse(shipment);
  }

  /** Nothing known: an answer that UPS gives with HTTP status 200. */
  static ObjectNode notFound(String inquiryNumber) {
    ObjectNode shipment = NODES.objectNode();
    shipment.put("inquiryNumber", inquiryNumber);
    shipment
        .putArray("warnings")
        .addObject()
        .put("code", "TW0001")
        .put("message", "Tracking Information Not Found");
    return trackResponse(shipment);
  }

  static ObjectNode error(String code, String message) {
    ObjectNode root = NODES.objectNode();
    root.putObject("response")
        .putArray("errors")
        .addObject()
        .put("code", code)
        .put("message", message);
    return root;
  }

  /** Every value is a string, the seconds too, as in {@code OAuthClientCredentials.yaml}. */
  static ObjectNode token(String token, String clientId, long issuedAtMillis, long seconds) {
    return NODES
        .objectNode()
        .put("token_type", "Bearer")
        .put("issued_at", String.valueOf(issuedAtMillis))
        .put("client_id", clientId)
        .put("access_token", token)
        .put("expires_in", String.valueOf(seconds))
        .put("status", "approved");
  }

  private static ObjectNode trackResponse(ObjectNode shipment) {
    ObjectNode root = NODES.objectNode();
    root.putObject("trackResponse").putArray("shipment").add(shipment);
    return root;
  }

  private static ObjectNode parcel(UpsParcel.View view, int count) {
    ObjectNode parcel = NODES.objectNode();
    parcel.put("trackingNumber", view.trackingNumber());
    ArrayNode activities = parcel.putArray("activity");
    view.scans().forEach(scan -> activities.add(activity(scan)));
    parcel.set("currentStatus", status(newest(view.scans())));
    deliveryDates(parcel, view);
    deliveryTime(parcel, view);
    deliveryInformation(parcel, view);
    if (!view.pickupBy().isEmpty()) {
      parcel.putObject("accessPointInformation").put("pickupByDate", view.pickupBy());
    }
    ArrayNode addresses = NODES.arrayNode();
    address(addresses, "ORIGIN", view.origin());
    address(addresses, "DESTINATION", view.destination());
    if (!addresses.isEmpty()) {
      parcel.set("packageAddress", addresses);
    }
    parcel.put("packageCount", count);
    parcel.putObject("service").put("code", "518").put("description", "UPS Ground");
    return parcel;
  }

  private static ObjectNode activity(UpsScan scan) {
    ObjectNode activity = NODES.objectNode();
    if (!scan.address().isEmpty()) {
      put(activity.putObject("location").putObject("address"), scan.address());
    }
    activity.set("status", status(scan));
    scan.fields().forEach(activity::put);
    return activity;
  }

  private static ObjectNode status(UpsScan scan) {
    ObjectNode status = NODES.objectNode();
    put(status, scan.status());
    return status;
  }

  private static void deliveryDates(ObjectNode parcel, UpsParcel.View view) {
    ArrayNode dates = parcel.putArray("deliveryDate");
    delivery(view)
        .ifPresentOrElse(
            scan -> dates.addObject().put("type", "DEL").put("date", scan.date()),
            () ->
                view.plannedDays()
                    .forEach(
                        day ->
                            dates
                                .addObject()
                                .put("type", day.type())
                                .put("date", date(day.day()))));
  }

  private static void deliveryTime(ObjectNode parcel, UpsParcel.View view) {
    UpsParcel.Window window = view.window();
    delivery(view)
        .ifPresentOrElse(
            scan -> parcel.putObject("deliveryTime").put("type", "DEL").put("endTime", scan.time()),
            () -> {
              if (window != null) {
                ObjectNode time = parcel.putObject("deliveryTime").put("type", window.type());
                put(time, "startTime", window.start());
                put(time, "endTime", window.end());
              }
            });
  }

  private static void deliveryInformation(ObjectNode parcel, UpsParcel.View view) {
    if (delivery(view).isEmpty()) {
      return;
    }
    ObjectNode information = parcel.putObject("deliveryInformation");
    information.put("location", view.leftAt());
    information.put("receivedBy", view.receivedBy());
    if (view.photo()) {
      information
          .putObject("deliveryPhoto")
          .put("isNonPostalCodeCountry", false)
          .put("photoCaptureInd", "Y")
          .put("photoDispositionCode", "V");
    }
  }

  private static Optional<UpsScan> delivery(UpsParcel.View view) {
    return view.scans().stream().filter(UpsScan::isDelivery).findFirst();
  }

  private static UpsScan newest(List<UpsScan> scans) {
    return scans.stream()
        .max(Comparator.comparing(UpsScan::visibleFrom))
        .orElseThrow(() -> new IllegalStateException("a parcel that is shown has a scan"));
  }

  private static void address(ArrayNode list, String type, UpsParcel.@Nullable Address address) {
    if (address != null) {
      ObjectNode entry = list.addObject().put("type", type);
      entry
          .putObject("address")
          .put("city", address.city())
          .put("stateProvince", address.stateProvince())
          .put("countryCode", address.countryCode())
          .put("country", address.countryCode());
    }
  }

  private static void put(ObjectNode node, Map<String, String> values) {
    values.forEach(
        (key, value) -> {
          if (!value.isEmpty()) {
            node.put(key, value);
          }
        });
  }

  private static void put(ObjectNode node, String key, @Nullable LocalTime time) {
    if (time != null) {
      node.put(key, TIME.format(time));
    }
  }
}
