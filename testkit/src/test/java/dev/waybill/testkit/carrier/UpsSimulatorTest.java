// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.testkit.VirtualClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpsSimulatorTest {

  private static final String NUMBER = "1Z0000000000000001";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final VirtualClock clock = VirtualClock.at("2026-11-24T20:00:00Z");
  private final UpsSimulator ups = UpsSimulator.start(clock);
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    ups.close();
  }

  @Test
  void aParcelIsShownInTheFormatOfUps() throws Exception {
    ups.parcel(NUMBER)
        .from("Newark", "NJ", "US")
        .scheduled(LocalDate.of(2026, 11, 26))
        .scan(UpsEvent.ORIGIN_SCAN, at("2026-11-23T20:10:05-05:00"), "Newark", "NJ", "US");

    JsonNode shipment = json(track(token())).at("/trackResponse/shipment/0");
    JsonNode parcel = shipment.at("/package/0");

    assertThat(shipment.path("inquiryNumber").asText()).isEqualTo(NUMBER);
    assertThat(parcel.path("trackingNumber").asText()).isEqualTo(NUMBER);
    assertThat(parcel.at("/activity/0"))
        .isEqualTo(
            MAPPER.readTree(
                """
                {"location":{"address":{"city":"Newark","stateProvince":"NJ","countryCode":"US",
                "country":"US"}},"status":{"type":"I","description":"Origin Scan","code":"OR",
                "statusCode":"005"},"date":"20261123","time":"201005","gmtDate":"20261124",
                "gmtTime":"011005","gmtOffset":"-05:00"}"""));
    assertThat(parcel.at("/deliveryDate/0"))
        .isEqualTo(MAPPER.readTree("{\"type\":\"SDD\",\"date\":\"20261126\"}"));
    assertThat(parcel.path("packageCount").asInt()).isEqualTo(1);
  }

  @Test
  void movingTheClockMovesTheParcel() throws Exception {
    ups.parcel(NUMBER)
        .scheduled(LocalDate.of(2026, 11, 25))
        .leftAt("Porch")
        .scan(UpsEvent.OUT_FOR_DELIVERY, at("2026-11-24T15:30:00-05:00"))
        .scan(
            UpsScan.of(UpsEvent.DELIVERED, at("2026-11-24T16:00:00-05:00"))
                .reportedAfter(Duration.ofMinutes(30)));

    assertThat(track(token()).body()).contains("TW0001");
    clock.set(Instant.parse("2026-11-24T21:00:00Z"));
    assertThat(track(token()).body()).contains("SDD").doesNotContain("DELIVERED", "Porch");
    clock.set(Instant.parse("2026-11-24T21:30:00Z"));
    assertThat(track(token()).body()).contains("DELIVERED", "Porch", "DEL").doesNotContain("SDD");
  }

  @Test
  void aTokenEndsWhenItsTimeIsOver() throws Exception {
    ups.tokenLife(Duration.ofMinutes(10));
    String token = token();
    assertThat(track(token).statusCode()).isEqualTo(200);

    clock.advance(Duration.ofMinutes(10));

    assertThat(track(token).statusCode()).isEqualTo(401);
    assertThat(track(token()).statusCode()).isEqualTo(200);
  }

  @Test
  void wrongCredentialsAndMissingHeadersAreRefused() throws Exception {
    assertThat(tokenCall("someone:else").statusCode()).isEqualTo(401);
    assertThat(track("made-up").statusCode()).isEqualTo(401);

    HttpRequest bare =
        HttpRequest.newBuilder(uri("/api/track/v1/details/" + NUMBER))
            .header("Authorization", "Bearer " + token())
            .build();
    assertThat(http.send(bare, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
  }

  @Test
  void requestsAreRecordedWithoutSecrets() throws Exception {
    track(token());

    assertThat(ups.requests()).hasSize(2);
    assertThat(ups.tokenCalls()).isEqualTo(1);
    assertThat(ups.trackingCalls()).isEqualTo(1);
    assertThat(ups.requests().get(1).header("transid")).isEqualTo("1");
    assertThat(ups.requests().get(1).header("Authorization")).isEqualTo("Bearer");
    assertThat(ups.requests().toString())
        .doesNotContain("simulated-token")
        .doesNotContain(basic(UpsSimulator.CLIENT_ID + ":" + UpsSimulator.CLIENT_SECRET));
  }

  @Test
  void aFaultOfOneNumberDoesNotTouchOthersAndEnds() throws Exception {
    String token = token();
    ups.fail("1ZOTHER", UpsFault.unavailable());
    assertThat(track(token).statusCode()).isEqualTo(200);

    ups.fail(NUMBER, UpsFault.throttled(Duration.ofSeconds(7)), 1);
    HttpResponse<String> throttled = track(token);
    assertThat(throttled.statusCode()).isEqualTo(429);
    assertThat(throttled.headers().firstValue("Retry-After")).contains("7");
    assertThat(throttled.body()).contains("10429");
    assertThat(track(token).statusCode()).isEqualTo(200);

    ups.fail(UpsFault.serverError());
    assertThat(track(token).statusCode()).isEqualTo(500);
    ups.heal();
    assertThat(track(token).statusCode()).isEqualTo(200);
  }

  @Test
  void aResetConnectionGivesNoAnswer() throws Exception {
    String token = token();
    ups.fail(UpsFault.connectionReset());

    assertThatThrownBy(() -> track(token)).isInstanceOf(IOException.class);
  }

  @Test
  void closingEndsASilentCallAndLeavesNoThread() throws Exception {
    String token = token();
    ups.fail(UpsFault.silence());
    CompletableFuture<HttpResponse<String>> call =
        http.sendAsync(trackRequest(token), BodyHandlers.ofString());
    while (ups.trackingCalls() == 0) {
      Thread.onSpinWait();
    }

    ups.close();

    assertThatThrownBy(call::join).isInstanceOf(CompletionException.class);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("ups-simulator"));
  }

  private String token() throws Exception {
    return json(tokenCall(UpsSimulator.CLIENT_ID + ":" + UpsSimulator.CLIENT_SECRET))
        .path("access_token")
        .asText();
  }

  private HttpResponse<String> tokenCall(String pair) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/security/v1/oauth/token"))
            .header("Authorization", "Basic " + basic(pair))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private HttpResponse<String> track(String token) throws Exception {
    return http.send(trackRequest(token), BodyHandlers.ofString());
  }

  private HttpRequest trackRequest(String token) {
    return HttpRequest.newBuilder(uri("/api/track/v1/details/" + NUMBER + "?locale=en_US"))
        .header("Authorization", "Bearer " + token)
        .header("transId", "1")
        .header("transactionSrc", "test")
        .build();
  }

  private URI uri(String path) {
    return ups.baseUrl().resolve(path);
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return MAPPER.readTree(response.body());
  }

  private static String basic(String pair) {
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static OffsetDateTime at(String time) {
    return OffsetDateTime.parse(time);
  }
}
