// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.ups;

import static dev.waybill.connectors.carriers.ups.UpsWorld.NUMBER;
import static dev.waybill.connectors.carriers.ups.UpsWorld.at;
import static dev.waybill.connectors.carriers.ups.UpsWorld.failed;
import static dev.waybill.connectors.carriers.ups.UpsWorld.found;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.DeliveryProof;
import dev.waybill.commerce.Eta;
import dev.waybill.commerce.ParcelStatus;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.commerce.Place;
import dev.waybill.commerce.Scan;
import dev.waybill.commerce.ScanTime.OffsetSource;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.ConnectorHealth.State;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import dev.waybill.testkit.carrier.RecordedRequest;
import dev.waybill.testkit.carrier.UpsEvent;
import dev.waybill.testkit.carrier.UpsFault;
import dev.waybill.testkit.carrier.UpsScan;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpsTrackingTest {

  private final UpsWorld world = new UpsWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aParcelIsToldWithItsScansItsSourceAndTheTimeItWasRead() {
    world.parcelInTransit();

    Lookup.Found<Tracking> answer = (Lookup.Found<Tracking>) world.track();

    assertThat(answer.source()).isEqualTo(new Source("ups", DataLayer.CARRIER));
    assertThat(answer.observedAt()).isEqualTo(Instant.parse(UpsWorld.NOW));
    assertThat(answer.refreshFailure()).isNull();
    Tracking tracking = answer.value();
    assertThat(tracking.trackingNumber()).isEqualTo(NUMBER);
    assertThat(tracking.state()).isEqualTo(ParcelSubStatus.HUB_DEPARTED);
    assertThat(tracking.journey().scans())
        .extracting(Scan::state)
        .containsExactly(
            ParcelSubStatus.INFO_RECEIVED,
            ParcelSubStatus.ORIGIN_SCAN,
            ParcelSubStatus.HUB_DEPARTED);
    Scan last = tracking.lastScan().orElseThrow();
    assertThat(last.time().instant()).contains(Instant.parse("2026-11-24T07:10:00Z"));
    assertThat(last.place()).isEqualTo(new Place(null, "Newark", "NJ", "US"));
    assertThat(last.sourceCode()).isEqualTo("I/005/DP");
  }

  @Test
  void theCallCarriesWhatUpsDemands() {
    world.parcelInTransit();
    world.track();

    RecordedRequest token = world.ups.requests().get(0);
    RecordedRequest track = world.ups.requests().get(1);
    assertThat(token.method()).isEqualTo("POST");
    assertThat(token.header("Authorization")).isEqualTo("Basic");
    assertThat(token.header("Content-Type")).startsWith("application/x-www-form-urlencoded");
    assertThat(track.method()).isEqualTo("GET");
    assertThat(track.path())
        .isEqualTo(
            "/api/track/v1/details/"
                + NUMBER
                + "?locale=en_US&returnSignature=false&returnMilestones=false&returnPOD=false");
    assertThat(track.header("transId")).matches("[0-9a-f]{32}");
    assertThat(track.header("transactionSrc")).isEqualTo("waybill");
  }

  @Test
  void eachCallHasItsOwnTransactionId() {
    world.track();
    world.track();

    List<String> ids =
        world.ups.requests().stream().skip(1).map(it -> it.header("transId")).toList();
    assertThat(ids).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void whatHasNotHappenedYetIsNotTold() {
    world.ups.parcel(NUMBER).scan(UpsEvent.LABEL_CREATED, at("2026-11-24T15:30:00-05:00"));

    assertThat(failed(world.track()).kind()).isEqualTo(Kind.NOT_YET_SCANNED);
    world.clock.advance(Duration.ofHours(1));
    assertThat(world.found().state()).isEqualTo(ParcelSubStatus.INFO_RECEIVED);
  }

  @Test
  void notFoundInsideHttp200IsNotYetScanned() {
    assertThat(failed(world.track("1Z9999999999999999")).kind()).isEqualTo(Kind.NOT_YET_SCANNED);
    assertThat(world.connector.health().state()).isEqualTo(State.UP);
  }

  @Test
  void anInvalidNumberIsNotFound() {
    world.ups.fail(UpsFault.invalidNumber());

    assertThat(failed(world.track()).kind()).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void http404IsNotYetScannedOnlyIfUpsSaysThatItKnowsNoTracking() {
    world.ups.fail(UpsFault.error(404, "X1", "Tracking number information not found"), 1);
    assertThat(failed(world.track()).kind()).isEqualTo(Kind.NOT_YET_SCANNED);

    world.ups.fail(UpsFault.error(404, "X1", "Resource not found"), 1);
    assertThat(failed(world.track()).kind()).isEqualTo(Kind.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "..",
        "-- --",
        "1Z\n0001",
        "1Z\u0000",
        "1Z\u202E",
        "1Z\uD800",
        "12345678901234567890123456789012345678901"
      })
  void whatCannotBeANumberIsNotSentToUps(String number) {
    assertThat(failed(world.track(number)).kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(world.ups.requests()).isEmpty();
  }

  @Test
  void theNumberIsEncodedAndNotAltered() {
    world.track("1z 12/../3?x=%2e#é");

    assertThat(world.ups.requests().get(1).path())
        .startsWith("/api/track/v1/details/1z%2012%2F..%2F3%3Fx=%252e%23%C3%A9?locale=");
  }

  @Test
  void anotherCarrierIsUnsupported() {
    Lookup<Tracking> outcome =
        world.connector.track(
            new Carrier("dhl"), NUMBER, Deadline.in(Duration.ofSeconds(1), world.clock.instant()));

    assertThat(failed(outcome).kind()).isEqualTo(Kind.UNSUPPORTED);
    assertThat(world.connector.covers(new Carrier("UPS"))).isTrue();
    assertThat(world.connector.covers(new Carrier("dhl"))).isFalse();
  }

  @Test
  void aDeliveryIsToldWithItsProofAndNoEstimate() {
    world
        .parcelInTransit()
        .scheduled(LocalDate.of(2026, 11, 25))
        .window(LocalTime.of(9, 0), LocalTime.of(13, 0))
        .leftAt("Front Door")
        .receivedBy("HARPER")
        .photographed()
        .scan(UpsEvent.DELIVERED, at("2026-11-24T13:31:00-06:00"), "Austin", "TX", "US");

    Tracking tracking = world.found();

    assertThat(tracking.state()).isEqualTo(ParcelSubStatus.DELIVERED_TO_ADDRESS);
    assertThat(tracking.eta()).isNull();
    assertThat(tracking.proof()).isEqualTo(new DeliveryProof("HARPER", null, "Front Door", true));
  }

  @Test
  void aDayOfDeliveryStaysADayWithoutAZone() {
    world.parcelInTransit().scheduled(LocalDate.of(2026, 11, 26));

    assertThat(world.found().eta())
        .isEqualTo(Eta.ofDay(LocalDate.of(2026, 11, 26), null, Eta.Estimator.CARRIER));
  }

  @Test
  void onlyAWindowOfDeliveryIsAWindow() {
    world
        .parcelInTransit()
        .scheduled(LocalDate.of(2026, 11, 26))
        .deliveryTime("EDW", LocalTime.of(14, 15), LocalTime.of(18, 15));
    Eta window = world.eta();
    assertThat(window.precision()).isEqualTo(Eta.Precision.WINDOW);
    assertThat(window.from()).isEqualTo(LocalTime.of(14, 15));
    assertThat(window.to()).isEqualTo(LocalTime.of(18, 15));

    world.ups.parcel("1Z2").scheduled(LocalDate.of(2026, 11, 26));
    world.ups.parcel("1Z2").scan(UpsEvent.ORIGIN_SCAN, at("2026-11-23T20:10:00-05:00"));
    world.ups.parcel("1Z2").deliveryTime("CMT", null, LocalTime.of(23, 0));
    assertThat(requireNonNull(found(world.track("1Z2")).eta()).precision())
        .isEqualTo(Eta.Precision.DAY);
  }

  @Test
  void aRescheduledDayGoesBeforeTheScheduledOneWhichIsRemembered() {
    world
        .parcelInTransit()
        .scheduled(LocalDate.of(2026, 11, 25))
        .rescheduled(LocalDate.of(2026, 11, 27), Instant.parse("2026-11-24T10:00:00Z"));

    Eta eta = world.eta();

    assertThat(eta.day()).isEqualTo(LocalDate.of(2026, 11, 27));
    assertThat(eta.earlier()).containsExactly(LocalDate.of(2026, 11, 25));
  }

  @Test
  void theScheduledDayIsRememberedThoughUpsForgetsIt() {
    String before = packageJson("\"deliveryDate\":[{\"type\":\"SDD\",\"date\":\"20261125\"}]");
    String after = packageJson("\"deliveryDate\":[{\"type\":\"RDD\",\"date\":\"20261127\"}]");
    world.ups.fail(UpsFault.json(200, before), 1);
    assertThat(world.eta().day()).isEqualTo(LocalDate.of(2026, 11, 25));

    world.clock.advance(Duration.ofHours(2));
    world.ups.fail(UpsFault.json(200, after), 1);
    Eta eta = world.eta();

    assertThat(eta.day()).isEqualTo(LocalDate.of(2026, 11, 27));
    assertThat(eta.earlier()).containsExactly(LocalDate.of(2026, 11, 25));
  }

  @Test
  void outForDeliveryOfTypeDeliveredIsNotDelivered() {
    world.parcelInTransit().scan(UpsEvent.LOADED, at("2026-11-24T09:00:00-05:00"));

    assertThat(world.found().status()).isEqualTo(ParcelStatus.OUT_FOR_DELIVERY);
  }

  @Test
  void anUnknownCodeIsUnmappedAndCounted() {
    world
        .parcelInTransit()
        .scan(UpsScan.of("I", "Q7", "998", "Quantum event", at("2026-11-24T09:00:00-05:00")));

    Tracking tracking = world.found();

    assertThat(tracking.status()).isEqualTo(ParcelStatus.UNKNOWN);
    assertThat(tracking.unmappedCodes()).containsExactly("I/998/Q7");
    assertThat(world.connector.unmappedScans()).isEqualTo(1);
  }

  @Test
  void aListWithTheOldestFirstGivesTheSameState() {
    world.parcelInTransit().oldestFirst();

    assertThat(world.found().state()).isEqualTo(ParcelSubStatus.HUB_DEPARTED);
  }

  @Test
  void aScanWithoutGmtHasNoInstant() {
    world
        .parcelInTransit()
        .scan(
            UpsScan.of(UpsEvent.ARRIVED, at("2026-11-24T09:00:00-05:00"))
                .in("Columbus", "OH", "US")
                .withoutGmt());

    Scan last = world.found().lastScan().orElseThrow();

    assertThat(last.state()).isEqualTo(ParcelSubStatus.HUB_ARRIVED);
    assertThat(last.time().offsetSource()).isEqualTo(OffsetSource.UNKNOWN);
    assertThat(last.time().instant()).isEmpty();
  }

  @Test
  void aScanWithoutADateIsLeftOutAndCounted() {
    world
        .parcelInTransit()
        .scan(
            UpsScan.of(UpsEvent.ARRIVED, at("2026-11-24T09:00:00-05:00"))
                .withLocal("", "090000")
                .withGmt(null, null, null));

    assertThat(world.found().journey().scans()).hasSize(3);
    assertThat(world.connector.skippedScans()).isEqualTo(1);
  }

  @Test
  void theParcelAskedForIsChosenFromItsShipment() {
    for (int i = 1; i <= 10; i++) {
      world.ups.parcel("1ZA" + i).scan(UpsEvent.ORIGIN_SCAN, at("2026-11-23T20:10:00-05:00"));
    }
    world.ups.parcel("1ZA7").scan(UpsEvent.OUT_FOR_DELIVERY, at("2026-11-24T08:00:00-05:00"));
    world.ups.shipment(
        "1ZA1", "1ZA2", "1ZA3", "1ZA4", "1ZA5", "1ZA6", "1ZA7", "1ZA8", "1ZA9", "1ZA10");

    assertThat(found(world.track("1ZA7")).state()).isEqualTo(ParcelSubStatus.WITH_COURIER);
    assertThat(found(world.track("1ZA1")).state()).isEqualTo(ParcelSubStatus.ORIGIN_SCAN);
  }

  @Test
  void anotherParcelThanTheOneAskedForIsNotBelieved() {
    String answer = packageJson("\"trackingNumber\":\"1Z777\"").replace(NUMBER, "1Z777");
    world.ups.fail(UpsFault.json(200, answer));

    assertThat(failed(world.track()).kind()).isEqualTo(Kind.MALFORMED);
  }

  @Test
  void aParcelThatTurnedBackIsOnItsWayToTheSenderWhateverTheCodesAfter() {
    world
        .parcelInTransit()
        .from("Newark", "NJ", "US")
        .to("Austin", "TX", "US")
        .scan(UpsEvent.RETURNING, at("2026-11-24T04:00:00-06:00"), "Austin", "TX", "US")
        .scan(UpsEvent.DEPARTED, at("2026-11-24T06:00:00-06:00"), "Austin", "TX", "US");
    assertThat(world.found().state()).isEqualTo(ParcelSubStatus.RETURN_IN_TRANSIT);

    world
        .ups
        .parcel(NUMBER)
        .scan(UpsEvent.DELIVERED, at("2026-11-24T16:30:00-05:00"), "Newark", "NJ", "US");
    world.clock.advance(Duration.ofHours(2));
    assertThat(world.found().state()).isEqualTo(ParcelSubStatus.RETURNED_TO_SENDER);
  }

  @Test
  void aDeliveryAfterTheTurnThatMayBeAnyonesIsNotClaimed() {
    world
        .parcelInTransit()
        .scan(UpsEvent.RETURNING, at("2026-11-24T04:00:00-06:00"))
        .scan(UpsEvent.DELIVERED, at("2026-11-24T12:00:00-06:00"));

    assertThat(world.found().status()).isEqualTo(ParcelStatus.UNKNOWN);
  }

  @Test
  void aParcelAtAnAccessPointNamesThePlace() {
    world
        .parcelInTransit()
        .scan(UpsEvent.AT_ACCESS_POINT, at("2026-11-24T12:00:00-06:00"), "Austin", "TX", "US");

    Tracking tracking = world.found();

    assertThat(tracking.status()).isEqualTo(ParcelStatus.AVAILABLE_FOR_PICKUP);
    assertThat(requireNonNull(tracking.pickup()).place().displayName()).isEqualTo("Austin, TX");
  }

  @Test
  void whatIsMissingIsNamedWhenTheConnectorIsBuilt() {
    assertThatThrownBy(() -> UpsTracking.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("credentials(");
    assertThatThrownBy(() -> UpsTracking.builder().baseUrl(URI.create("http://ups.example")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be https");
  }

  static String packageJson(String more) {
    return "{\"trackResponse\":{\"shipment\":[{\"inquiryNumber\":\""
        + NUMBER
        + "\",\"package\":[{\"activity\":[{\"date\":\"20261123\",\"time\":\"201000\","
        + "\"status\":{\"type\":\"I\",\"description\":\"Origin Scan\",\"statusCode\":\"005\"}}],"
        + more
        + "}]}]}}";
  }
}
