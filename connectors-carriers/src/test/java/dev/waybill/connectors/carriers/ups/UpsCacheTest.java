// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.ups;

import static dev.waybill.connectors.carriers.ups.UpsWorld.NUMBER;
import static dev.waybill.connectors.carriers.ups.UpsWorld.at;
import static dev.waybill.connectors.carriers.ups.UpsWorld.failed;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.ParcelStatus;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.Lookup;
import dev.waybill.connectors.carriers.CachePolicy;
import dev.waybill.testkit.carrier.UpsEvent;
import dev.waybill.testkit.carrier.UpsFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpsCacheTest {

  private UpsWorld world = new UpsWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @CsvSource({
    "OUT_FOR_DELIVERY, PT15M",
    "DEPARTED, PT60M",
    "FIRST_ATTEMPT, PT30M",
    "AT_ACCESS_POINT, PT30M",
    "DELIVERED, PT24H"
  })
  void anAnswerIsFreshForAsLongAsItsStatusAllows(UpsEvent event, Duration fresh) {
    world.close();
    world =
        new UpsWorld(it -> it.cachePolicy(CachePolicy.ofDefaults().keptFor(Duration.ofDays(3))));
    world.ups.parcel(NUMBER).scan(event, at("2026-11-24T13:00:00-05:00"));
    world.track();

    world.clock.advance(fresh.minusSeconds(1));
    Lookup.Found<Tracking> cached = (Lookup.Found<Tracking>) world.track();
    assertThat(cached.observedAt()).isEqualTo(Instant.parse(UpsWorld.NOW));
    assertThat(world.ups.trackingCalls()).isEqualTo(1);

    world.clock.advance(Duration.ofSeconds(1));
    Lookup.Found<Tracking> renewed = (Lookup.Found<Tracking>) world.track();
    assertThat(renewed.observedAt()).isEqualTo(Instant.parse(UpsWorld.NOW).plus(fresh));
    assertThat(world.ups.trackingCalls()).isEqualTo(2);
  }

  @Test
  void whatUpsSaidLastIsGivenWithItsAgeAndTheReasonWhenItCannotBeAsked() {
    world.parcelInTransit();
    world.track();
    world.clock.advance(Duration.ofHours(3));
    world.ups.fail(UpsFault.forbidden());

    Lookup.Found<Tracking> stale = (Lookup.Found<Tracking>) world.track();

    assertThat(stale.observedAt()).isEqualTo(Instant.parse(UpsWorld.NOW));
    assertThat(requireNonNull(stale.refreshFailure()).kind()).isEqualTo(Kind.UNAUTHORISED);
    assertThat(stale.value().status()).isEqualTo(ParcelStatus.IN_TRANSIT);
  }

  @Test
  void afterTheOutageTheAnswerIsNewAgain() {
    world.parcelInTransit();
    world.track();
    world.clock.advance(Duration.ofHours(3));
    world.ups.fail(UpsFault.forbidden(), 1);
    world.track();

    Lookup.Found<Tracking> renewed = (Lookup.Found<Tracking>) world.track();

    assertThat(renewed.refreshFailure()).isNull();
    assertThat(renewed.observedAt()).isEqualTo(world.clock.instant());
  }

  @Test
  void anAnswerIsNotKeptForEver() {
    world.parcelInTransit();
    world.track();
    world.clock.advance(Duration.ofHours(24).plusSeconds(1));
    world.ups.fail(UpsFault.forbidden());

    assertThat(failed(world.track()).kind()).isEqualTo(Kind.UNAUTHORISED);
  }

  @Test
  void aFailureIsNotKept() {
    world.track();
    world.parcelInTransit();

    assertThat(world.found().status()).isEqualTo(ParcelStatus.IN_TRANSIT);
  }

  @Test
  void withoutFreshnessUpsIsAskedEachTime() {
    world.close();
    world =
        new UpsWorld(
            it ->
                it.cachePolicy(
                    CachePolicy.ofDefaults().freshFor(ParcelStatus.IN_TRANSIT, Duration.ZERO)));
    world.parcelInTransit();

    world.track();
    world.track();

    assertThat(world.ups.trackingCalls()).isEqualTo(2);
  }

  @Test
  void oneParcelsAnswerIsNotAnothers() {
    world.parcelInTransit();
    world.track();

    assertThat(failed(world.track(NUMBER.toLowerCase(Locale.ROOT))).kind())
        .isEqualTo(Kind.NOT_YET_SCANNED);
  }
}
