// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.ups;

import static dev.waybill.connectors.carriers.ups.UpsTrackingTest.packageJson;
import static dev.waybill.connectors.carriers.ups.UpsWorld.NUMBER;
import static dev.waybill.connectors.carriers.ups.UpsWorld.failed;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.ConnectorHealth.State;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.Lookup;
import dev.waybill.connectors.carriers.RetryPolicy;
import dev.waybill.testkit.carrier.UpsFault;
import dev.waybill.testkit.carrier.UpsSimulator;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpsBadDaysTest {

  private UpsWorld world = new UpsWorld();

  @AfterEach
  void close() {
    world.close();
  }

  static Stream<Arguments> badAnswers() {
    return Stream.of(
        Arguments.of("403", UpsFault.forbidden(), Kind.UNAUTHORISED),
        Arguments.of("401", UpsFault.unauthorised(), Kind.UNAUTHORISED),
        Arguments.of("429", UpsFault.throttled(), Kind.THROTTLED),
        Arguments.of("10429 in 200", UpsFault.error(200, "10429", "Too Many"), Kind.THROTTLED),
        Arguments.of("500", UpsFault.serverError(), Kind.DOWN),
        Arguments.of("503", UpsFault.unavailable(), Kind.DOWN),
        Arguments.of("502 page", UpsFault.answer(502, "text/html", "<html>"), Kind.DOWN),
        Arguments.of("reset", UpsFault.connectionReset(), Kind.DOWN),
        Arguments.of("cut", UpsFault.cutConnection(), Kind.DOWN),
        Arguments.of("page", UpsFault.htmlPage(), Kind.MALFORMED),
        Arguments.of("truncated", UpsFault.truncatedJson(), Kind.MALFORMED),
        Arguments.of("garbage", UpsFault.garbage(), Kind.MALFORMED),
        Arguments.of("huge", UpsFault.hugeBody(1_200_000), Kind.MALFORMED),
        Arguments.of("redirect", UpsFault.redirect("https://example.com/login"), Kind.MALFORMED),
        Arguments.of("empty", UpsFault.json(200, ""), Kind.MALFORMED),
        Arguments.of("null", UpsFault.json(200, "null"), Kind.MALFORMED),
        Arguments.of("list", UpsFault.json(200, "[]"), Kind.MALFORMED),
        Arguments.of("no response", UpsFault.json(200, "{}"), Kind.MALFORMED),
        Arguments.of(
            "null list",
            UpsFault.json(200, "{\"trackResponse\":{\"shipment\":null}}"),
            Kind.MALFORMED),
        Arguments.of(
            "text for a list",
            UpsFault.json(200, "{\"trackResponse\":{\"shipment\":\"none\"}}"),
            Kind.MALFORMED),
        Arguments.of(
            "trailing", UpsFault.json(200, packageJson("\"x\":1") + "<html>"), Kind.MALFORMED),
        Arguments.of("deep", UpsFault.json(200, "[".repeat(100_000)), Kind.MALFORMED),
        Arguments.of(
            "gzip that is none", UpsFault.garbage().with("Content-Encoding", "gzip"), Kind.DOWN),
        Arguments.of(
            "no date at all",
            UpsFault.json(200, packageJson("\"x\":1").replace("20261123", "")),
            Kind.MALFORMED),
        Arguments.of(
            "no activity",
            UpsFault.json(
                200,
                "{\"trackResponse\":{\"shipment\":[{\"package\":[{\"trackingNumber\":\""
                    + NUMBER
                    + "\",\"activity\":null}]}]}}"),
            Kind.NOT_YET_SCANNED));
  }

  @ParameterizedTest(name = "{0} is {2}")
  @MethodSource("badAnswers")
  void aBadAnswerIsATypedFailureThatNamesNoSecretAndNoPerson(
      String name, UpsFault fault, Kind expected) {
    world.ups.fail(fault);

    Failure failure = failed(world.track());

    assertThat(failure.kind()).isEqualTo(expected);
    assertThat(failure.detail())
        .doesNotContain(NUMBER)
        .doesNotContain(UpsSimulator.CLIENT_ID)
        .doesNotContain(UpsSimulator.CLIENT_SECRET)
        .doesNotContain("simulated-token")
        .doesNotContain("Bearer");
    assertThat(world.connector.health().state())
        .isEqualTo(expected.isOutage() ? State.DOWN : State.UP);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badAnswers")
  void aBadAnswerToTheTokenCallIsATypedFailureToo(String name, UpsFault fault, Kind expected) {
    world.ups.failTokens(fault);

    Failure failure = failed(world.track());

    assertThat(failure.kind().isOutage()).isTrue();
    assertThat(failure.detail())
        .doesNotContain(UpsSimulator.CLIENT_SECRET)
        .doesNotContain(UpsSimulator.CLIENT_ID);
    assertThat(world.ups.trackingCalls()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uFEFF%s",
        "%s\n\n",
      })
  void aByteOrderMarkAndWhiteSpaceAreTolerated(String frame) {
    world.ups.fail(UpsFault.json(200, frame.replace("%s", packageJson("\"x\":1"))));

    assertThat(world.found().state()).isEqualTo(ParcelSubStatus.ORIGIN_SCAN);
  }

  @Test
  void numbersForStringsAndObjectsForListsAreTolerated() {
    String json =
        "{\"trackResponse\":{\"shipment\":{\"inquiryNumber\":\""
            + NUMBER
            + "\",\"package\":{\"packageCount\":\"1\",\"activity\":{\"date\":20261124,\"time\":71356,"
            + "\"gmtDate\":20261124,\"gmtTime\":\"121356\",\"gmtOffset\":\"-5:00\","
            + "\"location\":null,\"status\":{\"type\":\"I\",\"statusCode\":21}},"
            + "\"deliveryDate\":null,\"deliveryTime\":[],\"deliveryInformation\":\"\"}}}}";
    world.ups.fail(UpsFault.json(200, json));

    Tracking tracking = world.found();

    assertThat(tracking.state()).isEqualTo(ParcelSubStatus.WITH_COURIER);
    assertThat(tracking.lastScan().orElseThrow().time().instant())
        .contains(Instant.parse("2026-11-24T12:13:56Z"));
  }

  @Test
  void aShortOutageIsRiddenOutWithGrowingRandomWaits() {
    world.parcelInTransit();
    world.ups.fail(UpsFault.unavailable(), 2);

    assertThat(world.found().state()).isEqualTo(ParcelSubStatus.HUB_DEPARTED);
    assertThat(world.waits).hasSize(2);
    assertThat(world.waits.get(0)).isBetween(Duration.ZERO, Duration.ofMillis(200));
    assertThat(world.waits.get(1)).isBetween(Duration.ZERO, Duration.ofMillis(400));
    assertThat(world.ups.trackingCalls()).isEqualTo(3);
  }

  @Test
  void aLongOutageEndsAfterTheLastAttempt() {
    world.ups.fail(UpsFault.serverError());

    assertThat(failed(world.track()).kind()).isEqualTo(Kind.DOWN);
    assertThat(world.ups.trackingCalls()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "Tue, 24 Nov 2026 20:00:05 GMT"})
  void retryAfterIsKeptIfItFitsTheDeadline(String header) {
    world.parcelInTransit();
    world.ups.fail(UpsFault.throttled(header), 1);

    assertThat(world.found().state()).isEqualTo(ParcelSubStatus.HUB_DEPARTED);
    assertThat(world.waits).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void retryAfterBeyondTheDeadlineIsToldNotWaitedFor() {
    world.parcelInTransit();
    world.ups.fail(UpsFault.throttled(Duration.ofMinutes(5)), 1);

    Failure failure = failed(world.track());

    assertThat(failure.kind()).isEqualTo(Kind.THROTTLED);
    assertThat(failure.retryAt()).isEqualTo(Instant.parse("2026-11-24T20:05:00Z"));
    assertThat(world.waits).isEmpty();
  }

  @Test
  void whileUpsWantsSilenceNoNumberIsAsked() {
    world.parcelInTransit();
    world.ups.fail(UpsFault.throttled(Duration.ofMinutes(5)), 1);
    world.track();

    assertThat(failed(world.track("1ZOTHER")).kind()).isEqualTo(Kind.THROTTLED);
    assertThat(world.ups.trackingCalls()).isEqualTo(1);

    world.clock.advance(Duration.ofMinutes(5));
    assertThat(world.found().state()).isEqualTo(ParcelSubStatus.HUB_DEPARTED);
  }

  @Test
  void silenceIsKeptForAnHourAtMost() {
    world.parcelInTransit();
    world.ups.fail(UpsFault.throttled("999999999"), 1);
    world.track();

    world.clock.advance(Duration.ofMinutes(61));

    assertThat(world.found().state()).isEqualTo(ParcelSubStatus.HUB_DEPARTED);
  }

  @Test
  void noAttemptIsBegunThatTheDeadlineDoesNotAllow() {
    world.close();
    world =
        new UpsWorld(
            it ->
                it.retryPolicy(new RetryPolicy(100, Duration.ofSeconds(8), Duration.ofSeconds(8))));
    world.ups.fail(UpsFault.unavailable());
    Instant start = world.clock.instant();

    Failure failure = failed(world.track(NUMBER, Duration.ofSeconds(20)));

    assertThat(failure.kind()).isEqualTo(Kind.DOWN);
    assertThat(Duration.between(start, world.clock.instant())).isLessThan(Duration.ofSeconds(20));
    assertThat(world.waits.size()).isBetween(1, 60);
  }

  @Test
  void aDeadlineThatHasPassedMakesNoCall() {
    assertThat(failed(world.track(NUMBER, Duration.ZERO)).kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(world.ups.requests()).isEmpty();
  }

  @Test
  void silenceOfUpsEndsAtTheDeadlineOfTheCall() {
    patientWorld();
    world.ups.fail(UpsFault.silence());

    Failure failure = failed(world.track(NUMBER, Duration.ofMillis(150)));

    assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(failure.detail()).isEqualTo("UPS did not answer within 150 ms");
  }

  @Test
  void silenceOfTheTokenCallEndsAtTheDeadlineToo() {
    patientWorld();
    world.ups.failTokens(UpsFault.silence());

    Failure failure = failed(world.track(NUMBER, Duration.ofMillis(150)));

    assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(failure.detail()).isEqualTo("UPS did not answer within 150 ms");
  }

  @Test
  void anAttemptThatGetsNoAnswerLeavesTimeForAnother() {
    world.close();
    world = new UpsWorld(it -> it.attemptTimeout(Duration.ofSeconds(1)));
    world.parcelInTransit();
    world.track("1ZWARM");
    world.ups.fail(UpsFault.silence(), 1);

    assertThat(world.found().state()).isEqualTo(ParcelSubStatus.HUB_DEPARTED);
    assertThat(world.waits).isNotEmpty();
  }

  private void patientWorld() {
    world.close();
    world =
        new UpsWorld(it -> it.attemptTimeout(Duration.ofHours(1)).retryPolicy(RetryPolicy.none()));
  }

  @Test
  void anInterruptedWaitGivesUpAndKeepsTheInterrupt() {
    world.close();
    world =
        new UpsWorld(
            it ->
                it.pause(
                    time -> {
                      throw new InterruptedException();
                    }));
    world.ups.fail(UpsFault.unavailable());

    assertThat(failed(world.track()).kind()).isEqualTo(Kind.DOWN);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(world.ups.trackingCalls()).isEqualTo(1);
  }

  @Test
  void anInterruptedThreadHarmsNoLaterCall() {
    world.parcelInTransit();
    Thread.currentThread().interrupt();

    assertThat(failed(world.track()).kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(world.connector.health().state()).isEqualTo(State.UNTRIED);
    assertThat(world.found().trackingNumber()).isEqualTo(NUMBER);
  }

  @Test
  void aPortThatNobodyListensOnIsDown() throws Exception {
    URI nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    world.close();
    world = new UpsWorld(it -> it.baseUrl(nobody));

    assertThat(failed(world.track()).kind()).isEqualTo(Kind.DOWN);
  }

  @Test
  void afterCloseItIsDown() {
    world.connector.close();

    assertThat(failed(world.track()).kind()).isEqualTo(Kind.DOWN);
  }

  @Test
  void healthFollowsTheCalls() {
    assertThat(world.connector.health().state()).isEqualTo(State.UNTRIED);
    world.parcelInTransit();
    world.ups.fail(UpsFault.forbidden(), 1);
    world.track();
    assertThat(world.connector.health().state()).isEqualTo(State.DOWN);
    assertThat(world.connector.health().since()).isEqualTo(Instant.parse(UpsWorld.NOW));

    world.clock.advance(Duration.ofMinutes(1));
    world.found();

    assertThat(world.connector.health().state()).isEqualTo(State.UP);
    assertThat(world.connector.health().since()).isEqualTo(Instant.parse("2026-11-24T20:01:00Z"));
    assertThat(requireNonNull(world.connector.health().lastFailure()).kind())
        .isEqualTo(Kind.UNAUTHORISED);
  }

  @Test
  void nothingThatIsPrintedHoldsASecret() {
    world.parcelInTransit();
    Lookup<Tracking> answer =
        world.connector.track(
            Carrier.UPS, NUMBER, Deadline.in(Duration.ofSeconds(5), world.clock.instant()));

    assertThat(
            List.of(answer.toString(), world.connector.toString(), world.ups.requests().toString()))
        .noneMatch(it -> it.contains(UpsSimulator.CLIENT_SECRET) || it.contains("simulated-token"));
  }
}
