// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connectors.carriers.ParcelsByCarrier;
import dev.waybill.connectors.carriers.ups.UpsTracking;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.Unknown;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.carrier.UpsFault;
import dev.waybill.testkit.carrier.UpsSimulator;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What customers are told while UPS does not answer as it should. */
@Timeout(60)
class CarrierBadDaysTest {

  private static final String DOWN =
      "UPS isn't answering right now, so I can't see where it is or when it comes."
          + " Please try again later.";
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final List<String> CLAIMS =
      List.of(
          "delivered",
          "in transit",
          "estimate",
          "last scan",
          "mumbai",
          "today",
          "arrive",
          "login",
          "maintenance");

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("truncated JSON", UpsFault.truncatedJson(), "MALFORMED"),
        Arguments.of("garbage", UpsFault.garbage(), "MALFORMED"),
        Arguments.of("HTML with HTTP 200", UpsFault.htmlPage(), "MALFORMED"),
        Arguments.of("an empty body", UpsFault.json(200, ""), "MALFORMED"),
        Arguments.of("JSON of another kind", UpsFault.json(200, "[1,2]"), "MALFORMED"),
        Arguments.of("a huge body", UpsFault.hugeBody(2_000_000), "MALFORMED"),
        Arguments.of(
            "a redirect to log in",
            UpsFault.redirect("https://login.example/?next=track"),
            "MALFORMED"),
        Arguments.of("429", UpsFault.throttled(Duration.ofMinutes(10)), "THROTTLED"),
        Arguments.of("429 without a time", UpsFault.throttled(), "THROTTLED"),
        Arguments.of("500", UpsFault.serverError(), "DOWN"),
        Arguments.of("503", UpsFault.unavailable(), "DOWN"),
        Arguments.of("403", UpsFault.forbidden(), "UNAUTHORISED"),
        Arguments.of("a connection cut in the body", UpsFault.cutConnection(), "DOWN"),
        Arguments.of("a connection closed at once", UpsFault.connectionReset(), "DOWN"),
        Arguments.of("silence", UpsFault.silence(), "TIMED_OUT"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void theCustomerIsToldThatUpsDoesNotAnswerAndNothingElseUntilItIsWellAgain(
      String name, UpsFault fault, String kind) {
    try (OpenShop shop = OpenShop.openWithReadsWithin(PATIENCE)) {
      warmUp(shop);
      shop.ups().fail(fault);
      assertSaysDown(shop.ask("maya"), kind);
      shop.ups().heal();
      shop.clock.advance(Duration.ofMinutes(11));
      assertThat(shop.ask("maya").text()).contains("N1001 is out for delivery", "Mumbai");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aStateReadBeforeIsSaidWithItsTimeAndNotAsPresent(String name, UpsFault fault, String kind) {
    try (OpenShop shop = OpenShop.openWithReadsWithin(PATIENCE)) {
      assertThat(shop.ask("maya").text()).contains("N1001 is out for delivery");
      shop.clock.advance(Duration.ofMinutes(45));
      shop.ups().fail(fault);
      Reply reply = shop.ask("maya");
      assertThat(reply.text())
          .contains("N1001")
          .contains("as of today, Tuesday, 24 November at 5:30 PM, UPS had it out for delivery")
          .contains("UPS isn't answering right now")
          .contains("I can't tell you what has happened since")
          .doesNotContain("is out for delivery", "estimate", "Last scan");
      assertThat(unknowns(reply)).contains(Unknown.Kind.CURRENT_STATE);
      assertThat(trackRead(reply)).isEqualTo("found, not fresh");
    }
  }

  @Test
  void aCachedStateIsSaidAsPresentWhileItIsFresh() {
    try (OpenShop shop = OpenShop.open()) {
      String first = shop.ask("maya").text();
      shop.ups().fail(UpsFault.unavailable());
      shop.clock.advance(Duration.ofMinutes(10));
      int calls = shop.ups().trackingCalls();
      assertThat(shop.ask("maya").text()).isEqualTo(first);
      assertThat(shop.ups().trackingCalls()).isEqualTo(calls);
    }
  }

  @Test
  void aDeliveryReadADayAgoIsStillADelivery() {
    try (OpenShop shop = OpenShop.open()) {
      assertThat(shop.ask("john").text()).contains("N1002 is delivered");
      shop.ups().fail(UpsFault.serverError());
      shop.clock.advance(Duration.ofHours(20));
      assertThat(shop.ask("john").text()).contains("N1002 is delivered", "November 22 at 2:12 PM");
    }
  }

  @Test
  void afterTooManyRequestsUpsIsLeftAloneForAsLongAsItAsked() {
    try (OpenShop shop = OpenShop.open()) {
      shop.ups().fail(UpsFault.throttled(Duration.ofMinutes(5)), 1);
      assertSaysDown(shop.ask("maya"), "THROTTLED");
      int calls = shop.ups().trackingCalls();
      assertThat(calls).isOne();
      assertSaysDown(shop.ask("maya"), "THROTTLED");
      assertThat(shop.ask("grace").text()).contains("UPS isn't answering right now");
      assertThat(shop.ups().trackingCalls()).isEqualTo(calls);
      shop.clock.advance(Duration.ofMinutes(6));
      assertThat(shop.ask("maya").text()).contains("out for delivery");
    }
  }

  @Test
  void aTokenThatUpsNoLongerAcceptsIsReplacedWithinTheTurn() {
    try (OpenShop shop = OpenShop.open()) {
      warmUp(shop);
      shop.ups().revokeTokens();
      assertThat(shop.ask("maya").text()).contains("N1001 is out for delivery", "Mumbai");
      assertThat(shop.ups().tokenCalls()).isEqualTo(2);
    }
  }

  @Test
  void aTokenThatExpiredOverNightIsReplacedBeforeItIsUsed() {
    try (OpenShop shop = OpenShop.open()) {
      warmUp(shop);
      int calls = shop.ups().trackingCalls();
      shop.clock.advance(Duration.ofHours(5));
      assertThat(shop.ask("grace").text()).contains("N1006 is in transit");
      assertThat(shop.ups().tokenCalls()).isEqualTo(2);
      assertThat(shop.ups().trackingCalls()).isEqualTo(calls + 1);
    }
  }

  @Test
  void wrongCredentialsAreAnOutageToTheCustomerAndNamedInTheTrace() {
    VirtualClock clock = VirtualClock.at(OpenShop.NOON);
    try (UpsSimulator ups = UpsSimulator.start(clock);
        UpsTracking refused =
            UpsTracking.builder()
                .baseUrl(ups.baseUrl())
                .credentials("waybill-shop", "not-the-secret-4711")
                .clock(clock)
                .build();
        OpenShop shop = OpenShop.open(agent -> agent.parcels(ParcelsByCarrier.of(refused)))) {
      Reply reply = shop.ask("maya");
      assertSaysDown(reply, "UNAUTHORISED");
      assertThat(EverythingIn.text(reply)).doesNotContain("not-the-secret-4711", "waybill-shop");
      assertThat(ups.trackingCalls()).isZero();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aTokenServiceThatIsIllIsAnOutageToo(String name, UpsFault fault, String kind) {
    try (OpenShop shop = OpenShop.openWithReadsWithin(PATIENCE)) {
      shop.ups().failTokens(fault);
      assertSaysDown(shop.ask("maya"));
      assertThat(shop.ups().trackingCalls()).isZero();
    }
  }

  @Test
  void ofTwoParcelsTheOneThatCanBeReadIsStillTold() {
    try (OpenShop shop = OpenShop.open()) {
      String travelling = numberOf(shop, "N1010", "in transit");
      try (OpenShop second = OpenShop.open()) {
        second.ups().fail(travelling, UpsFault.serverError());
        Reply reply = second.ask("emma");
        assertThat(reply.text())
            .contains("N1010", "2 parcels", "Front Door", travelling)
            .contains("UPS isn't answering right now")
            .doesNotContain("in transit", "estimate");
      }
    }
  }

  /** The tracking number in the reply's line that has the words. */
  private static String numberOf(OpenShop shop, String order, String words) {
    Reply reply = shop.ask("emma");
    assertThat(reply.text()).contains(order);
    return reply
        .text()
        .lines()
        .filter(line -> line.contains(words))
        .map(line -> line.replaceAll("^.*\\((1Z[0-9A-Z]{16})\\).*$", "$1"))
        .findFirst()
        .orElseThrow();
  }

  /** The first call of all loads classes; a short deadline is for what comes after it. */
  private static void warmUp(OpenShop shop) {
    assertThat(shop.ask("jack").text()).contains("N1009 is waiting for you");
  }

  private static void assertSaysDown(Reply reply, String kind) {
    assertSaysDown(reply);
    assertThat(trackRead(reply)).startsWith(kind + ": ");
  }

  private static void assertSaysDown(Reply reply) {
    assertThat(reply.text()).startsWith("Your order N1001 is with UPS, tracking number 1Z");
    assertThat(reply.text()).endsWith(DOWN);
    assertThat(reply.text().toLowerCase(Locale.ROOT)).doesNotContain(CLAIMS);
    assertThat(reply.trace().author()).isEqualTo(TurnTrace.Author.TEMPLATE);
    assertThat(unknowns(reply)).contains(Unknown.Kind.CURRENT_STATE, Unknown.Kind.ARRIVAL_DATE);
    assertThat(reply.citations())
        .isNotEmpty()
        .noneMatch(it -> it.path().matches("parcels\\..*\\.(status|eta.*|lastScan.*|scans.*)"));
  }

  private static List<Unknown.Kind> unknowns(Reply reply) {
    return reply
        .outcome()
        .fold(Outcome.Answered::unknowns, asked -> List.<Unknown>of(), Outcome.HandedOff::unknowns)
        .stream()
        .map(Unknown::kind)
        .toList();
  }

  private static String trackRead(Reply reply) {
    return reply.trace().reads().stream()
        .filter(read -> read.operation().equals("shipment.track"))
        .map(TurnTrace.Read::result)
        .findFirst()
        .orElseThrow();
  }
}
