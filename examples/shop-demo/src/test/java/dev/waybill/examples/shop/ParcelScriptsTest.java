// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ParcelScriptsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  /**
   * Every hour of a day, and the days on which the United States and Europe change their clocks.
   */
  static Stream<Instant> instants() {
    List<Instant> instants = new ArrayList<>();
    for (String day : List.of("2026-11-24", "2026-11-01", "2026-03-08", "2026-10-25")) {
      for (int hour = 0; hour < 24; hour++) {
        instants.add(Instant.parse(day + "T00:07:31Z").plus(Duration.ofHours(hour)));
      }
    }
    return instants.stream();
  }

  private static ParcelScript script(Instant now, Situation situation, Market market, City city) {
    return new ScriptWriter(now).write("1Z", "ups", situation, market, city);
  }

  private static List<Instant> times(ParcelScript script) {
    return script.scans().stream()
        .filter(scan -> scan.offset() != null)
        .map(scan -> scan.local().toInstant(requireNonNull(scan.offset())))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("instants")
  void scansComeInOrderAndInThePastOnEveryWayAtEveryHour(Instant now) {
    for (Market market : Market.values()) {
      for (City city : market.cities()) {
        for (Situation situation : Situation.values()) {
          if (situation.parcels().equals(List.of(situation))) {
            List<Instant> times = times(script(now, situation, market, city));
            assertThat(times)
                .as("%s to %s", situation, city.name())
                .isSorted()
                .doesNotHaveDuplicates();
            int past = situation == Situation.FUTURE_SCAN ? times.size() - 1 : times.size();
            assertThat(times.subList(0, past)).allMatch(time -> time.isBefore(now));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("instants")
  void whatASituationSaysOfTimeHolds(Instant now) {
    for (Market market : Market.values()) {
      City city = market.cities().get(0);
      LocalDate today = LocalDate.ofInstant(now, city.zone());
      assertThat(newest(script(now, Situation.STALLED, market, city)))
          .isBefore(now.minus(Duration.ofDays(7)));
      assertThat(newest(script(now, Situation.LABEL_OLD, market, city)))
          .isBefore(now.minus(Duration.ofDays(3)));
      assertThat(newest(script(now, Situation.LABEL_FRESH, market, city)))
          .isAfter(now.minus(Duration.ofDays(1)));
      assertThat(newest(script(now, Situation.OUT_FOR_DELIVERY, market, city)))
          .isAfter(now.minus(Duration.ofDays(1)));
      assertThat(newest(script(now, Situation.IN_TRANSIT, market, city)))
          .isAfter(now.minus(Duration.ofDays(3)));
      assertThat(newest(script(now, Situation.FUTURE_SCAN, market, city)))
          .isAfter(now.plus(Duration.ofHours(24)));
      assertThat(estimate(script(now, Situation.ETA_PASSED, market, city)).scheduled())
          .isBefore(today);
      assertThat(estimate(script(now, Situation.IN_TRANSIT, market, city)).scheduled())
          .isAfter(today);
      assertThat(estimate(script(now, Situation.OUT_FOR_DELIVERY, market, city)).scheduled())
          .isEqualTo(today);
      assertThat(estimate(script(now, Situation.WEATHER_DELAY, market, city)).rescheduled())
          .isAfter(today);
      assertThat(script(now, Situation.IN_TRANSIT_NO_ETA, market, city).estimate()).isNull();
    }
  }

  private static Instant newest(ParcelScript script) {
    List<Instant> times = times(script);
    return times.get(times.size() - 1);
  }

  private static ScriptedEstimate estimate(ParcelScript script) {
    return requireNonNull(script.estimate());
  }

  @ParameterizedTest
  @CsvSource({
    "LABEL_OLD, 003",
    "ACCEPTED, 005",
    "IN_TRANSIT, 005",
    "WEATHER_DELAY, 055",
    "OUT_FOR_DELIVERY, 021",
    "ATTEMPTED, 022",
    "AT_PICKUP_POINT, 161",
    "DELIVERED_FRONT_DOOR, 011",
    "RETURNING, 036",
    "RETURNED, 034",
    "LOST, 129",
    "DESTROYED, 149",
    "CUSTOMS, 058",
    "UNKNOWN_CODE, 987"
  })
  void theNewestScanHasTheCodeOfTheSituation(Situation situation, String statusCode) {
    List<ScriptedScan> scans = script(NOW, situation, Market.US, Market.US.cities().get(0)).scans();
    assertThat(scans.get(scans.size() - 1).statusCode()).isEqualTo(statusCode);
  }

  @Test
  void scansCarryTheOffsetOfTheirPlaceUnlessTheyCarryNone() {
    ParcelScript seattle =
        script(NOW, Situation.OUT_FOR_DELIVERY, Market.US, Market.US.city("Seattle"));
    assertThat(seattle.scans())
        .allSatisfy(scan -> assertThat(scan.offset()).isNotNull())
        .extracting(scan -> String.valueOf(scan.offset()))
        .contains("-05:00", "-08:00");
    assertThat(script(NOW, Situation.NO_OFFSET, Market.JAPAN, Market.JAPAN.city("Osaka")).scans())
        .hasSizeGreaterThan(3)
        .allSatisfy(scan -> assertThat(scan.offset()).isNull());
  }

  @Test
  void deliveriesSayWhereAndToWhom() {
    City city = Market.UK.city("Leeds");
    ParcelScript door = script(NOW, Situation.DELIVERED_FRONT_DOOR, Market.UK, city);
    assertThat(door.leftAt()).isEqualTo("Front Door");
    assertThat(door.receivedBy()).isNull();
    ParcelScript neighbour = script(NOW, Situation.DELIVERED_NEIGHBOUR, Market.UK, city);
    assertThat(neighbour.leftAt()).isEqualTo("Neighbor");
    assertThat(neighbour.receivedBy()).isNotBlank();
    assertThat(script(NOW, Situation.DELIVERED_SIGNED, Market.UK, city).receivedBy()).isNotBlank();
    assertThat(script(NOW, Situation.IN_TRANSIT, Market.UK, city).leftAt()).isNull();
  }

  @Test
  void carriersWithoutConnectorAndUnknownNumbersHaveNoScans() {
    try (DemoShop shop = DemoShop.open(NOW)) {
      assertThat(shop.parcels())
          .allSatisfy(
              script ->
                  assertThat(script.scans().isEmpty())
                      .isEqualTo(
                          script.situation() == Situation.UNCOVERED_CARRIER
                              || script.situation() == Situation.UNKNOWN_TO_CARRIER));
      assertThat(shop.parcels().stream().map(ParcelScript::carrier).distinct())
          .contains("ups", "evri");
    }
  }

  @Test
  void upsNumbersHaveARightCheckDigit() {
    try (DemoShop shop = DemoShop.open(NOW)) {
      assertThat(shop.parcels())
          .filteredOn(script -> script.carrier().equals("ups"))
          .hasSizeGreaterThan(100)
          .allMatch(script -> UpsNumbers.isValid(script.trackingNumber()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1Z999AA10123456784, true", "1ZCIETST0111111114, true", "1ZCIETST0422222228, true",
    "1Z999AA10123456785, false", "1Z999AA1012345678, false", "9999AA10123456784, false"
  })
  void checkDigitsAreThoseOfUps(String number, boolean valid) {
    assertThat(UpsNumbers.isValid(number)).isEqualTo(valid);
  }

  @Test
  void aSituationWithoutOneParcelHasNoTimeline() {
    assertThat(Situation.NOT_SHIPPED.parcels()).isEmpty();
    assertThat(Situation.THREE_BOXES.parcels()).hasSize(3);
    assertThat(ZoneId.of("Europe/Berlin")).isEqualTo(ShopWriter.SHOP_ZONE);
    assertThat(DemoShop.config().zone()).isEqualTo(ShopWriter.SHOP_ZONE);
  }
}
