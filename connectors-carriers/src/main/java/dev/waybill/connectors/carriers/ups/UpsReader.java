// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.ups;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.commerce.Scan;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Turns UPS's answer to a tracking call into what it says of the parcel. */
final class UpsReader {

  static final Source SOURCE = new Source("ups", DataLayer.CARRIER);

  private final LongAdder skippedScans = new LongAdder();
  private final LongAdder unmappedScans = new LongAdder();

  long skippedScans() {
    return skippedScans.sum();
  }

  long unmappedScans() {
    return unmappedScans.sum();
  }

  Lookup<Tracking> read(String trackingNumber, UpsAnswer answer, Instant now) {
    Failure failure = answer.failure();
    if (failure != null) {
      return Lookup.failed(failure);
    }
    JsonNode response = Json.object(answer.json(), "trackResponse");
    List<JsonNode> shipments = Json.objects(response, "shipment");
    List<JsonNode> packages =
        shipments.stream().flatMap(it -> Json.objects(it, "package").stream()).toList();
    if (packages.isEmpty()) {
      return Lookup.failed(withoutPackage(response, shipments));
    }
    JsonNode chosen = choose(trackingNumber, shipments, packages);
    return chosen == null
        ? Lookup.failed(
            Kind.MALFORMED,
            "UPS answered with " + packages.size() + " packages, none with the number asked for")
        : tracking(trackingNumber, new UpsPackage(chosen), now);
  }

  private Lookup<Tracking> tracking(String trackingNumber, UpsPackage parcel, Instant now) {
    List<Scan> scans = parcel.scans();
    int skipped = parcel.activities() - scans.size();
    skippedScans.add(skipped);
    unmappedScans.add(scans.stream().filter(it -> it.state() == ParcelSubStatus.UNMAPPED).count());
    if (!scans.isEmpty()) {
      return Lookup.found(parcel.tracking(trackingNumber, scans, now), SOURCE, now);
    }
    return skipped == 0
        ? Lookup.failed(Kind.NOT_YET_SCANNED, "UPS knows the package and has no scan of it")
        : Lookup.failed(Kind.MALFORMED, "none of " + skipped + " scans of UPS has a readable date");
  }

  /** UPS says "not found" with HTTP 200 and a warning (UPS-API/api-documentation, issue 102). */
  private static Failure withoutPackage(@Nullable JsonNode response, List<JsonNode> shipments) {
    boolean notFound =
        Json.objects(response, "warnings").stream().anyMatch(UpsReader::isNotFound)
            || shipments.stream()
                .flatMap(it -> Json.objects(it, "warnings").stream())
                .anyMatch(UpsReader::isNotFound);
    return notFound
        ? Failure.of(Kind.NOT_YET_SCANNED, "UPS has no tracking information (TW0001)")
        : Failure.of(Kind.MALFORMED, "UPS answered HTTP 200 with no package and no known warning");
  }

  private static boolean isNotFound(JsonNode warning) {
    String message = Json.text(warning, "message");
    return "TW0001".equals(Json.text(warning, "code"))
        || (message != null && message.toLowerCase(Locale.ROOT).contains("not found"));
  }

  /**
   * The package with the number, by its own or an alternate number. A single package without one is
   * taken if the shipment was asked for by the number, or names none.
   */
  private static @Nullable JsonNode choose(
      String number, List<JsonNode> shipments, List<JsonNode> packages) {
    for (JsonNode parcel : packages) {
      if (isSame(number, Json.text(parcel, "trackingNumber"))) {
        return parcel;
      }
    }
    for (JsonNode parcel : packages) {
      for (JsonNode alternate : Json.objects(parcel, "alternateTrackingNumber")) {
        if (isSame(number, Json.text(alternate, "number"))) {
          return parcel;
        }
      }
    }
    if (packages.size() > 1) {
      return null;
    }
    String inquiry = Json.text(shipments.get(0), "inquiryNumber");
    boolean nameless = Json.text(packages.get(0), "trackingNumber") == null;
    return isSame(number, inquiry) || (inquiry == null && nameless) ? packages.get(0) : null;
  }

  private static boolean isSame(String asked, @Nullable String answered) {
    return answered != null && plain(asked).equals(plain(answered));
  }

  private static String plain(String number) {
    return number.replace(" ", "").toUpperCase(Locale.ROOT);
  }
}
