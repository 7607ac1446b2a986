// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static dev.waybill.testkit.agent.Bench.localScan;
import static dev.waybill.testkit.agent.Bench.order;
import static dev.waybill.testkit.agent.Bench.parcel;
import static dev.waybill.testkit.agent.Bench.scan;
import static dev.waybill.testkit.agent.Bench.tracking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.commerce.Eta;
import dev.waybill.commerce.Fulfilment;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.commerce.Scan;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Failure;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.playbook.TransitNorms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is normal and what is not, on both sides of every edge. */
class ThresholdsTest {

  private static final String LABEL_MADE = "2026-05-29T15:00:00-04:00";

  private final Bench bench = new Bench();

  private Reply replyAt(String now) {
    return replyAt(now, Bench.NEW_YORK, TransitNorms.ofDefaults());
  }

  private Reply replyAt(String now, ZoneId zone, TransitNorms norms) {
    bench.clock.set(OffsetDateTime.parse(now).toInstant());
    try (CommerceAgent agent = bench.agent().transitNorms(norms).build()) {
      Reply reply =
          agent.handle(bench.message(Identity.verified("C1", null, zone), "Where is my order N1?"));
      assertThat(reply.trace().author()).isEqualTo(TurnTrace.Author.TEMPLATE);
      return reply;
    }
  }

  private void put(@Nullable Eta eta, Scan... scans) {
    bench.shop.put(order("N1", "C1", parcel("1Z1"))).put(tracking("1Z1", eta, scans));
  }

  private static @Nullable HandoffReason reason(Reply reply) {
    return reply.outcome() instanceof Outcome.HandedOff handedOff ? handedOff.reason() : null;
  }

  /** The label is of a Friday; the next working days are Monday 1 to Thursday 4 June. */
  @ParameterizedTest
  @CsvSource({
    "2026-05-29T16:00:00-04:00, false",
    "2026-05-31T23:59:59-04:00, false",
    "2026-06-01T09:00:00-04:00, false",
    "2026-06-03T23:59:59-04:00, false",
    "2026-06-04T00:00:00-04:00, true",
    "2026-06-05T09:00:00-04:00, true"
  })
  void aLabelMayWaitThreeWorkingDays(String now, boolean overdue) {
    put(null, scan(LABEL_MADE, ParcelSubStatus.INFO_RECEIVED, "Newark", "US"));
    Reply reply = replyAt(now);

    assertThat(reason(reply)).isEqualTo(overdue ? HandoffReason.LABEL_ONLY_OVER_THRESHOLD : null);
    assertThat(reply.text())
        .contains("UPS has not recorded receiving the parcel")
        .contains(overdue ? "longer than the 3 working days" : "Up to 3 working days");
    if (overdue) {
      assertThat(bench.desk.packets())
          .singleElement()
          .satisfies(packet -> assertThat(packet.queue()).isEqualTo(HandoffQueue.WAREHOUSE));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-29T23:00:00-04:00, false",
    "2026-06-01T00:00:00-04:00, false",
    "2026-06-01T23:59:59-04:00, false",
    "2026-06-02T00:00:00-04:00, true"
  })
  void aMerchantMayAllowOneWorkingDay(String now, boolean overdue) {
    put(null, scan(LABEL_MADE, ParcelSubStatus.INFO_RECEIVED, "Newark", "US"));

    assertThat(reason(replyAt(now, Bench.NEW_YORK, new TransitNorms(1, 7, 10))))
        .isEqualTo(overdue ? HandoffReason.LABEL_ONLY_OVER_THRESHOLD : null);
  }

  @ParameterizedTest
  @CsvSource({"2026-06-03T23:59:59-04:00, false", "2026-06-04T00:00:00-04:00, true"})
  void withoutAnyScanTheMerchantsWordOfShippingCounts(String now, boolean overdue) {
    Order order = order("N1", "C1", parcel("1Z1"));
    Fulfilment held = order.fulfilments().get(0);
    Fulfilment shipped =
        new Fulfilment(
            held.id(),
            held.state(),
            null,
            null,
            held.contents(),
            held.parcels(),
            OffsetDateTime.parse(LABEL_MADE).toInstant(),
            null);
    bench.shop.put(
        new Order(
            "N1",
            "C1",
            null,
            order.state(),
            null,
            null,
            order.placedAt(),
            order.lines(),
            List.of(shipped),
            List.of(),
            List.of(),
            null,
            null,
            null));

    assertThat(reason(replyAt(now)))
        .isEqualTo(overdue ? HandoffReason.LABEL_ONLY_OVER_THRESHOLD : null);
  }

  @Test
  void theTimeOfTheLabelIsNotTheTimeOfAFailedCollection() {
    put(
        null,
        scan(LABEL_MADE, ParcelSubStatus.INFO_RECEIVED, "Newark", "US"),
        scan("2026-06-01T17:30:00-04:00", ParcelSubStatus.PICKUP_FAILED, "Newark", "US"));

    assertThat(replyAt("2026-06-02T09:00:00-04:00").text())
        .contains("could not collect it")
        .contains("The label was made Friday, May 29")
        .doesNotContain("made yesterday");
  }

  @ParameterizedTest
  @CsvSource({
    "US, 2026-06-08T12:00:00-04:00, false",
    "US, 2026-06-08T12:00:01-04:00, true",
    "CA, 2026-06-11T12:00:00-04:00, false",
    "CA, 2026-06-11T12:00:01-04:00, true"
  })
  void aScanMayBeSevenDaysOldAndAcrossABorderTen(String country, String now, boolean stalled) {
    put(null, scan("2026-06-01T12:00:00-04:00", ParcelSubStatus.MOVING, "Town", country));
    Reply reply = replyAt(now);

    assertThat(reason(reply)).isEqualTo(stalled ? HandoffReason.STALLED_OVER_THRESHOLD : null);
    if (stalled) {
      assertThat(reply.text())
          .contains(country.equals("US") ? "the 7 days that are normal" : "the 10 days")
          .contains("I can't tell whether it is lost");
    }
  }

  /** 12:00 at the last place on Earth that can have it, UTC-12, is 24:00 UTC. */
  @ParameterizedTest
  @CsvSource({"2026-06-09T00:00:00Z, false", "2026-06-09T00:00:01Z, true"})
  void aScanWithoutOffsetCountsFromTheLatestItCanBe(String now, boolean stalled) {
    put(null, localScan("2026-06-01T12:00:00", ParcelSubStatus.MOVING));

    assertThat(reason(replyAt(now)))
        .isEqualTo(stalled ? HandoffReason.STALLED_OVER_THRESHOLD : null);
  }

  /** Midnight in Los Angeles is 07:00 UTC; for the customer in Berlin it is morning already. */
  @ParameterizedTest
  @CsvSource({"2026-06-04T06:59:59Z, false", "2026-06-04T07:00:00Z, true"})
  void anEstimatePassesAtMidnightWhereTheParcelGoes(String now, boolean passed) {
    put(
        Eta.ofDay(
            LocalDate.of(2026, 6, 3), ZoneId.of("America/Los_Angeles"), Eta.Estimator.CARRIER),
        scan("2026-06-03T12:00:00-04:00", ParcelSubStatus.MOVING, "Fresno", "US"));
    Reply reply = replyAt(now, ZoneId.of("Europe/Berlin"), TransitNorms.ofDefaults());

    assertThat(reply.text().contains("It has passed")).isEqualTo(passed);
    assertThat(reply.text()).contains(passed ? "estimate was" : "estimate is");
  }

  @ParameterizedTest
  @CsvSource({
    "WITH_COURIER, PT15M, false",
    "WITH_COURIER, PT15M1S, true",
    "ARRIVING_SOON, PT15M1S, true",
    "MOVING, PT60M, false",
    "MOVING, PT60M1S, true",
    "CUSTOMS_HOLD, PT60M1S, true",
    "DELIVERED_TO_ADDRESS, PT24H, false",
    "DELIVERED_TO_ADDRESS, PT24H1S, true",
    "RETURNED_TO_SENDER, PT24H, false",
    "RETURNED_TO_SENDER, PT24H1S, true"
  })
  void whatIsOldIsSaidWithItsTime(ParcelSubStatus state, java.time.Duration age, boolean stale) {
    Instant now = Instant.parse("2026-06-03T16:00:00Z");
    Tracking tracking =
        tracking("1Z1", null, scan("2026-06-02T10:00:00-04:00", state, "Hoboken", "US"));
    bench
        .shop
        .put(order("N1", "C1", parcel("1Z1")))
        .put(tracking, now.minus(age), Failure.of(Failure.Kind.DOWN, "503"));
    Reply reply = replyAt(now.toString());

    assertThat(reply.text().contains("As of ") || reply.text().contains("as of ")).isEqualTo(stale);
    assertThat(reply.citations().stream().anyMatch(c -> c.path().equals("parcels.1Z1.observedAt")))
        .isEqualTo(stale);
  }
}
