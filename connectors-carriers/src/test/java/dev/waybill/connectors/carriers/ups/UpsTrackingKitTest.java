// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.ups;

import static dev.waybill.connectors.carriers.ups.UpsWorld.at;

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
import dev.waybill.connector.Parcels;
import dev.waybill.testkit.carrier.UpsEvent;
import dev.waybill.testkit.carrier.UpsFault;
import dev.waybill.testkit.carrier.UpsScan;
import dev.waybill.testkit.carrier.UpsSimulator;
import dev.waybill.testkit.kit.ParcelsFixture;
import dev.waybill.testkit.kit.ParcelsKit;
import dev.waybill.testkit.kit.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** {@link UpsTracking} keeps the rules of its port, on a clock that ticks. */
class UpsTrackingKitTest extends ParcelsKit {

  private static final Instant NOW = Instant.parse(UpsWorld.NOW);
  private static final String ON_ITS_WAY = "1Z0000000000000001";
  private static final String ON_ITS_WAY_BACK = "1Z0000000000000002";
  private static final String DELIVERED = "1Z0000000000000003";
  private static final String NEVER_SCANNED = "1Z0000000000000099";
  private static final Place NEWARK = new Place(null, "Newark", "NJ", "US");
  private static final Place DENVER = new Place(null, "Denver", "CO", "US");

  private final Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), NOW));
  private final UpsSimulator ups = UpsSimulator.start(clock);
  private final List<UpsTracking> opened = new ArrayList<>();

  UpsTrackingKitTest() {
    UpsScan departed = UpsScan.of(UpsEvent.DEPARTED, at("2026-11-23T02:10:00-05:00"));
    ups.parcel(ON_ITS_WAY)
        .scan(UpsEvent.PICKED_UP, at("2026-11-22T16:00:00-05:00"), "Newark", "NJ", "US")
        .scan(departed.in("Newark", "NJ", "US").withoutGmt())
        .scan(UpsScan.of("I", "ZZ", "999", "Seen by the new machine", at("2026-11-24T01:00:00Z")))
        .scheduled(LocalDate.parse("2026-11-26"));
    ups.parcel(ON_ITS_WAY_BACK)
        .from("Newark", "NJ", "US")
        .to("Denver", "CO", "US")
        .scan(UpsEvent.REFUSED, at("2026-11-20T11:00:00-07:00"), "Denver", "CO", "US")
        .scan(UpsEvent.RETURNING, at("2026-11-20T18:00:00-07:00"), "Denver", "CO", "US")
        .scan(UpsEvent.DELIVERED, at("2026-11-23T09:00:00-05:00"), "Newark", "NJ", "US");
    UpsScan loaded = UpsScan.of(UpsEvent.LOADED, at("2026-11-24T08:00:00-07:00"));
    ups.parcel(DELIVERED)
        .oldestFirst()
        .scan(UpsEvent.DELIVERED, at("2026-11-24T11:00:00-07:00"), "Denver", "CO", "US")
        .scan(loaded.in("Denver", "CO", "US"))
        .scan(UpsEvent.PICKED_UP, at("2026-11-22T16:00:00-05:00"), "Newark", "NJ", "US")
        .scan(loaded.in("Denver", "CO", "US").reportedAfter(Duration.ofHours(4)))
        .receivedBy("EXAMPLE")
        .leftAt("Front Desk");
    ups.parcel(NEVER_SCANNED).scheduled(LocalDate.parse("2026-11-27"));
  }

  @Override
  protected Clock clock() {
    return clock;
  }

  @Override
  protected Parcels parcels() {
    UpsTracking connector =
        UpsTracking.builder()
            .baseUrl(ups.baseUrl())
            .credentials(UpsSimulator.CLIENT_ID, UpsSimulator.CLIENT_SECRET)
            .clock(clock)
            .build();
    opened.add(connector);
    return connector;
  }

  @Override
  protected Parcels parcelsIn(Trouble trouble) {
    switch (trouble) {
      case THROTTLED -> ups.fail(UpsFault.throttled(Duration.ofMinutes(1)));
      case UNAUTHORISED -> ups.failTokens(UpsFault.unauthorised());
      case DOWN -> ups.fail(UpsFault.answer(503, "text/html", "<html>Maintenance</html>"));
      case SILENT -> ups.fail(UpsFault.silence());
      case STALLED -> ups.fail(UpsFault.stalledBody());
      case TRUNCATED ->
          ups.fail(
              UpsFault.json(
                  200, "{\"trackResponse\":{\"deliveryInformation\":{\"receivedBy\":\"EXAMPLE"));
    }
    return parcels();
  }

  @Override
  protected ParcelsFixture fixture() {
    return ParcelsFixture.builder()
        .parcel(
            parcel(
                ON_ITS_WAY,
                Eta.ofDay(LocalDate.parse("2026-11-26"), null, Eta.Estimator.CARRIER),
                null,
                scan(
                    paired("2026-11-22T16:00:00-05:00"),
                    ParcelSubStatus.PICKED_UP,
                    Leg.FORWARD,
                    NEWARK,
                    "I/038",
                    "Picked Up by UPS"),
                scan(
                    ScanTime.local(at("2026-11-23T02:10:00-05:00").toLocalDateTime()),
                    ParcelSubStatus.HUB_DEPARTED,
                    Leg.FORWARD,
                    NEWARK,
                    "I/005/DP",
                    "Departed from Facility"),
                scan(
                    paired("2026-11-24T01:00:00Z"),
                    ParcelSubStatus.UNMAPPED,
                    Leg.FORWARD,
                    null,
                    "I/999/ZZ",
                    "Seen by the new machine")))
        .parcel(
            parcel(
                ON_ITS_WAY_BACK,
                null,
                null,
                scan(
                    paired("2026-11-20T11:00:00-07:00"),
                    ParcelSubStatus.REFUSED,
                    Leg.FORWARD,
                    DENVER,
                    "X/064",
                    "Delivery Refused"),
                scan(
                    paired("2026-11-20T18:00:00-07:00"),
                    ParcelSubStatus.RETURN_IN_TRANSIT,
                    Leg.RETURN,
                    DENVER,
                    "X/035",
                    "Returning to Sender"),
                scan(
                    paired("2026-11-23T09:00:00-05:00"),
                    ParcelSubStatus.DELIVERED_TO_ADDRESS,
                    Leg.RETURN,
                    NEWARK,
                    "D/011/FS",
                    "DELIVERED")))
        .outOfOrder(
            parcel(
                DELIVERED,
                null,
                new DeliveryProof("EXAMPLE", null, "Front Desk", false),
                scan(
                    paired("2026-11-22T16:00:00-05:00"),
                    ParcelSubStatus.PICKED_UP,
                    Leg.FORWARD,
                    NEWARK,
                    "I/038",
                    "Picked Up by UPS"),
                scan(
                    paired("2026-11-24T08:00:00-07:00"),
                    ParcelSubStatus.WITH_COURIER,
                    Leg.FORWARD,
                    DENVER,
                    "D/072/OF",
                    "Loaded on Delivery Vehicle"),
                scan(
                    paired("2026-11-24T11:00:00-07:00"),
                    ParcelSubStatus.DELIVERED_TO_ADDRESS,
                    Leg.FORWARD,
                    DENVER,
                    "D/011/FS",
                    "DELIVERED")))
        .neverScanned(Carrier.UPS, NEVER_SCANNED)
        .unknown(Carrier.UPS, "1Z0000000000000098")
        .uncovered(new Carrier("gls"))
        .secrets(UpsSimulator.CLIENT_SECRET, UpsSimulator.CLIENT_ID)
        .build();
  }

  @AfterEach
  void close() {
    opened.forEach(UpsTracking::close);
    ups.close();
  }

  private static Tracking parcel(
      String number, @Nullable Eta eta, @Nullable DeliveryProof proof, Scan... scans) {
    return new Tracking(number, Carrier.UPS, Journey.of(List.of(scans), NOW), eta, proof, null);
  }

  private static Scan scan(
      ScanTime time,
      ParcelSubStatus state,
      Leg leg,
      @Nullable Place place,
      String code,
      String text) {
    return new Scan(time, state, leg, place, code, text);
  }

  private static ScanTime paired(String time) {
    return ScanTime.explicit(OffsetDateTime.parse(time));
  }
}
