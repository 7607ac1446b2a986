// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.DeliveryProof;
import dev.waybill.commerce.Eta;
import dev.waybill.commerce.Journey;
import dev.waybill.commerce.Leg;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.commerce.Place;
import dev.waybill.commerce.Scan;
import dev.waybill.commerce.ScanTime;
import dev.waybill.commerce.Tracking;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parcels for the trials of the kit of parcels. */
public final class SampleParcels {

  public static final String SECRET = "key-4711";
  public static final Carrier UNCOVERED = new Carrier("gls");
  static final String NEVER_SCANNED = "1Z0000000000000099";

  private static final Instant READ_AT = Instant.parse("2026-07-08T10:00:00Z");

  private SampleParcels() {}

  /** A fixture with all that a rule asks for. */
  public static ParcelsFixture complete() {
    return ParcelsFixture.builder()
        .parcel(onItsWay())
        .parcel(onItsWayBack())
        .outOfOrder(delivered())
        .neverScanned(Carrier.UPS, NEVER_SCANNED)
        .unknown(Carrier.UPS, "1Z0000000000000098")
        .uncovered(UNCOVERED)
        .secrets(SECRET)
        .build();
  }

  /** All the parcels of the fixture. */
  public static List<Tracking> all() {
    return complete().parcels();
  }

  private static Tracking onItsWay() {
    return parcel(
        "1Z0000000000000001",
        Eta.ofDay(LocalDate.parse("2026-07-09"), null, Eta.Estimator.CARRIER),
        null,
        scan("2026-07-06T08:00:00+02:00", ParcelSubStatus.PICKED_UP, Leg.FORWARD, "PU"),
        new Scan(
            ScanTime.local(LocalDateTime.parse("2026-07-06T22:10:00")),
            ParcelSubStatus.HUB_DEPARTED,
            Leg.FORWARD,
            Place.named("Cologne hub"),
            "DP",
            "Departed"),
        scan("2026-07-07T03:00:00+02:00", ParcelSubStatus.UNMAPPED, Leg.FORWARD, "ZZ"));
  }

  private static Tracking onItsWayBack() {
    return parcel(
        "1Z0000000000000002",
        null,
        null,
        scan("2026-07-05T08:00:00+02:00", ParcelSubStatus.REFUSED, Leg.FORWARD, "RF"),
        scan("2026-07-06T08:00:00+02:00", ParcelSubStatus.HUB_ARRIVED, Leg.RETURN, "AR"));
  }

  private static Tracking delivered() {
    return parcel(
        "1Z0000000000000003",
        null,
        new DeliveryProof("A. Example", null, "Front door", false),
        scan("2026-07-05T08:00:00+02:00", ParcelSubStatus.PICKED_UP, Leg.FORWARD, "PU"),
        scan("2026-07-06T08:00:00+02:00", ParcelSubStatus.WITH_COURIER, Leg.FORWARD, "OT"),
        scan("2026-07-06T11:00:00+02:00", ParcelSubStatus.DELIVERED_TO_ADDRESS, Leg.FORWARD, "FS"));
  }

  private static Tracking parcel(
      String number, @Nullable Eta eta, @Nullable DeliveryProof proof, Scan... scans) {
    return new Tracking(number, Carrier.UPS, Journey.of(List.of(scans), READ_AT), eta, proof, null);
  }

  private static Scan scan(String time, ParcelSubStatus state, Leg leg, String code) {
    return new Scan(
        ScanTime.explicit(OffsetDateTime.parse(time)),
        state,
        leg,
        Place.named("Cologne hub"),
        code,
        null);
  }
}
