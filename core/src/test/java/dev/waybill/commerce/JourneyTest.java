// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static dev.waybill.commerce.ParcelSubStatus.ATTEMPTED;
import static dev.waybill.commerce.ParcelSubStatus.DELIVERED_TO_ADDRESS;
import static dev.waybill.commerce.ParcelSubStatus.HUB_ARRIVED;
import static dev.waybill.commerce.ParcelSubStatus.HUB_DEPARTED;
import static dev.waybill.commerce.ParcelSubStatus.INFO_RECEIVED;
import static dev.waybill.commerce.ParcelSubStatus.LOST_BY_CARRIER;
import static dev.waybill.commerce.ParcelSubStatus.MOVING;
import static dev.waybill.commerce.ParcelSubStatus.ORIGIN_SCAN;
import static dev.waybill.commerce.ParcelSubStatus.POD_RECORDED;
import static dev.waybill.commerce.ParcelSubStatus.RETURNED_TO_SENDER;
import static dev.waybill.commerce.ParcelSubStatus.RETURN_IN_TRANSIT;
import static dev.waybill.commerce.ParcelSubStatus.RETURN_OUT_FOR_DELIVERY;
import static dev.waybill.commerce.ParcelSubStatus.UNMAPPED;
import static dev.waybill.commerce.ParcelSubStatus.VOIDED;
import static dev.waybill.commerce.ParcelSubStatus.WITH_COURIER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Journey.Anomaly;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JourneyTest {

  private static final Instant NOW = Instant.parse("2026-11-24T20:00:00Z");

  @Test
  void noScanSaysNothing() {
    Journey journey = Journey.of(List.of(), NOW);

    assertThat(journey.state()).isEqualTo(UNMAPPED);
    assertThat(journey.current()).isEmpty();
  }

  @Test
  void theNewestScanSaysWhereTheParcelIsWhateverItsPlaceInTheList() {
    Scan label = scan("2026-11-22T10:00:00-05:00", INFO_RECEIVED);
    Scan departed = scan("2026-11-23T02:00:00-05:00", HUB_DEPARTED);
    Scan courier = scan("2026-11-24T09:00:00-06:00", WITH_COURIER);

    Journey journey = Journey.of(List.of(departed, courier, label), NOW);

    assertThat(journey.scans()).containsExactly(label, departed, courier);
    assertThat(journey.state()).isEqualTo(WITH_COURIER);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theFoldDoesNotDependOnOrderNorOnRepetition(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      List<Scan> scans = randomScans(random);
      Journey expected = Journey.of(scans, NOW);

      List<Scan> shuffled = new ArrayList<>(scans);
      for (int again = random.nextInt(4); again > 0; again--) {
        shuffled.add(scans.get(random.nextInt(scans.size())));
      }
      Collections.shuffle(shuffled, random);
      Journey journey = Journey.of(shuffled, NOW);

      assertThat(journey).isEqualTo(expected);
      assertThat(journey.state()).isEqualTo(expected.state());
      assertThat(journey.current()).isEqualTo(expected.current());
      assertThat(journey.anomalies()).isEqualTo(expected.anomalies());
      assertThat(Journey.of(journey.scans(), NOW).state()).isEqualTo(journey.state());
    }
  }

  @Test
  void aScanWithoutOffsetIsPlacedAmongItsNeighboursNotInUtc() {
    Scan courier = scan("2026-11-24T09:30:00-05:00", WITH_COURIER);
    Scan delivered = local("2026-11-24T13:00:00", DELIVERED_TO_ADDRESS);

    Journey journey = Journey.of(List.of(delivered, courier), NOW);

    assertThat(journey.state()).isEqualTo(DELIVERED_TO_ADDRESS);
    assertThat(journey.current().orElseThrow().time().instant()).isEmpty();
  }

  @Test
  void aRewordedScanIsTheSameEventAndTheBetterTimeIsKept() {
    Scan vague =
        new Scan(
            ScanTime.local(LocalDateTime.parse("2026-11-23T10:00:00")),
            HUB_ARRIVED,
            Leg.FORWARD,
            new Place(null, "NEWARK", "NJ", "US"),
            "005",
            "Arrival Scan");
    Scan exact =
        new Scan(
            ScanTime.explicit(OffsetDateTime.parse("2026-11-23T10:00:20-05:00")),
            HUB_ARRIVED,
            Leg.FORWARD,
            new Place(null, "Newark", "NJ", "US"),
            "005",
            "Arrived at Facility");

    assertThat(Journey.of(List.of(vague, exact), NOW).scans()).containsExactly(exact);
  }

  @Test
  void aLabelReSentAfterAcceptanceChangesNothing() {
    Journey journey =
        Journey.of(
            List.of(
                scan("2026-11-22T10:00:00Z", ORIGIN_SCAN),
                scan("2026-11-22T18:00:00Z", INFO_RECEIVED)),
            NOW);

    assertThat(journey.state()).isEqualTo(ORIGIN_SCAN);
    assertThat(journey.scans()).hasSize(2);
  }

  @Test
  void aVoidedLabelThatIsUsedReopens() {
    Journey journey =
        Journey.of(
            List.of(
                scan("2026-11-22T10:00:00Z", INFO_RECEIVED),
                scan("2026-11-22T11:00:00Z", VOIDED),
                scan("2026-11-22T18:00:00Z", ORIGIN_SCAN)),
            NOW);

    assertThat(journey.state()).isEqualTo(ORIGIN_SCAN);
    assertThat(journey.anomalies()).containsExactly(Anomaly.MOVED_AFTER_END);
  }

  @Test
  void aCourierScanStampedMinutesAfterDeliveryDoesNotUndoIt() {
    Journey journey =
        Journey.of(
            List.of(
                scan("2026-11-24T12:00:00Z", DELIVERED_TO_ADDRESS),
                scan("2026-11-24T12:05:00Z", WITH_COURIER)),
            NOW);

    assertThat(journey.state()).isEqualTo(DELIVERED_TO_ADDRESS);
    assertThat(journey.anomalies()).containsExactly(Anomaly.CLOCK_SKEW);
  }

  @Test
  void movementLongAfterDeliveryReopensAndIsFlagged() {
    Journey journey =
        Journey.of(
            List.of(
                scan("2026-11-24T12:00:00Z", DELIVERED_TO_ADDRESS),
                scan("2026-11-24T12:15:00Z", WITH_COURIER)),
            NOW);

    assertThat(journey.state()).isEqualTo(WITH_COURIER);
    assertThat(journey.anomalies()).containsExactly(Anomaly.DELIVERED_THEN_MOVED);
  }

  @Test
  void aProofAfterDeliveryKeepsTheTimeOfDelivery() {
    Scan delivered = scan("2026-11-24T12:00:00Z", DELIVERED_TO_ADDRESS);
    Journey journey =
        Journey.of(List.of(delivered, scan("2026-11-24T15:00:00Z", POD_RECORDED)), NOW);

    assertThat(journey.current()).contains(delivered);
    assertThat(journey.anomalies()).isEmpty();
  }

  @Test
  void anEarlierScanThatArrivesLateChangesOnlyTheHistory() {
    List<Scan> before =
        List.of(
            scan("2026-11-22T10:00:00Z", ORIGIN_SCAN),
            scan("2026-11-24T12:00:00Z", DELIVERED_TO_ADDRESS));
    List<Scan> after = new ArrayList<>(before);
    after.add(scan("2026-11-24T06:00:00Z", WITH_COURIER));

    assertThat(Journey.of(after, NOW).current()).isEqualTo(Journey.of(before, NOW).current());
    assertThat(Journey.of(after, NOW).scans()).hasSize(3);
  }

  @Test
  void aCodeNobodyKnowsDoesNotUndoADelivery() {
    Scan delivered = scan("2026-11-24T12:00:00Z", DELIVERED_TO_ADDRESS);

    Journey journey = Journey.of(List.of(delivered, scan("2026-11-24T18:00:00Z", UNMAPPED)), NOW);

    assertThat(journey.current()).contains(delivered);
  }

  @Test
  void aCodeNobodyKnowsIsNotReadAsProgress() {
    Journey journey =
        Journey.of(
            List.of(scan("2026-11-24T12:00:00Z", MOVING), scan("2026-11-24T18:00:00Z", UNMAPPED)),
            NOW);

    assertThat(journey.state()).isEqualTo(UNMAPPED);
  }

  @Test
  void aLostParcelThatIsScannedIsFound() {
    Journey journey =
        Journey.of(
            List.of(
                scan("2026-11-20T12:00:00Z", LOST_BY_CARRIER),
                scan("2026-11-24T12:00:00Z", HUB_ARRIVED)),
            NOW);

    assertThat(journey.state()).isEqualTo(HUB_ARRIVED);
    assertThat(journey.anomalies()).containsExactly(Anomaly.MOVED_AFTER_END);
  }

  @Test
  void onTheWayBackNothingComesTowardsTheCustomer() {
    assertThat(back(MOVING)).isEqualTo(RETURN_IN_TRANSIT);
    assertThat(back(WITH_COURIER)).isEqualTo(RETURN_OUT_FOR_DELIVERY);
    assertThat(back(ATTEMPTED)).isEqualTo(ParcelSubStatus.RETURN_FAILED);
    assertThat(back(DELIVERED_TO_ADDRESS)).isEqualTo(RETURNED_TO_SENDER);
  }

  @Test
  void aReturnAfterDeliveryIsNoAnomaly() {
    Journey journey =
        Journey.of(
            List.of(
                scan("2026-11-20T12:00:00Z", DELIVERED_TO_ADDRESS),
                scan("2026-11-20T12:10:00Z", MOVING, Leg.RETURN),
                scan("2026-11-23T12:00:00Z", DELIVERED_TO_ADDRESS, Leg.RETURN)),
            NOW);

    assertThat(journey.state()).isEqualTo(RETURNED_TO_SENDER);
    assertThat(journey.anomalies()).isEmpty();
  }

  @Test
  void aDeliveryAfterTurningBackIsNotClaimedForAnyone() {
    Journey journey =
        Journey.of(
            List.of(
                scan("2026-11-20T12:00:00Z", RETURN_IN_TRANSIT, Leg.RETURN),
                scan("2026-11-23T12:00:00Z", DELIVERED_TO_ADDRESS)),
            NOW);

    assertThat(journey.state()).isEqualTo(UNMAPPED);
    assertThat(journey.anomalies()).containsExactly(Anomaly.RETURN_DELIVERY_AMBIGUOUS);
  }

  @Test
  void scansFromTheFutureAndFromBeforeComputersAreSetAside() {
    Scan moving = scan("2026-11-24T12:00:00Z", MOVING);
    Scan future = scan("2026-11-26T12:00:00Z", DELIVERED_TO_ADDRESS);
    Scan epoch = scan("1970-01-01T00:00:00Z", DELIVERED_TO_ADDRESS);

    Journey journey = Journey.of(List.of(future, moving, epoch), NOW);

    assertThat(journey.state()).isEqualTo(MOVING);
    assertThat(journey.scans()).containsExactly(moving);
    assertThat(journey.quarantined()).containsExactly(epoch, future);
  }

  @Test
  void aLocalTimeIsSetAsideOnlyIfItIsAheadEverywhere() {
    Scan possible = local("2026-11-25T09:59:00", DELIVERED_TO_ADDRESS);
    Scan impossible = local("2026-11-25T10:01:00", DELIVERED_TO_ADDRESS);

    assertThat(Journey.of(List.of(possible), NOW).quarantined()).isEmpty();
    assertThat(Journey.of(List.of(impossible), NOW).quarantined()).containsExactly(impossible);
  }

  private static ParcelSubStatus back(ParcelSubStatus state) {
    return Journey.of(List.of(scan("2026-11-23T12:00:00Z", state, Leg.RETURN)), NOW).state();
  }

  private static List<Scan> randomScans(Random random) {
    ParcelSubStatus[] states = ParcelSubStatus.values();
    String[] offsets = {"-08:00", "-05:00", "Z", "+05:30", ""};
    List<Scan> scans = new ArrayList<>();
    int size = 1 + random.nextInt(12);
    for (int i = 0; i < size; i++) {
      String offset = offsets[random.nextInt(offsets.length)];
      LocalDateTime time =
          LocalDateTime.parse("2026-11-20T00:00:00").plusMinutes(10L * random.nextInt(700));
      ParcelSubStatus state = states[random.nextInt(states.length)];
      Leg leg = random.nextInt(6) == 0 ? Leg.RETURN : Leg.FORWARD;
      Place place = random.nextBoolean() ? Place.named("hub " + random.nextInt(3)) : null;
      ScanTime at =
          offset.isEmpty()
              ? ScanTime.local(time)
              : ScanTime.explicit(OffsetDateTime.parse(time + ":00" + offset));
      scans.add(new Scan(at, state, leg, place, state.name(), "text " + random.nextInt(2)));
    }
    return scans;
  }

  private static Scan scan(String time, ParcelSubStatus state) {
    return scan(time, state, Leg.FORWARD);
  }

  private static Scan scan(String time, ParcelSubStatus state, Leg leg) {
    return new Scan(
        ScanTime.explicit(OffsetDateTime.parse(time)), state, leg, null, state.name(), null);
  }

  private static Scan local(String time, ParcelSubStatus state) {
    return new Scan(
        ScanTime.local(LocalDateTime.parse(time)), state, Leg.FORWARD, null, state.name(), null);
  }
}
