// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.ups;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Eta;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.carrier.UpsEvent;
import dev.waybill.testkit.carrier.UpsParcel;
import dev.waybill.testkit.carrier.UpsSimulator;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A simulated UPS, a connector that asks it, and a clock that only moves by hand or by waiting. */
final class UpsWorld implements AutoCloseable {

  static final String NUMBER = "1Z0000000000000001";
  static final String NOW = "2026-11-24T20:00:00Z";

  final VirtualClock clock = VirtualClock.at(NOW);
  final UpsSimulator ups = UpsSimulator.start(clock);
  final List<Duration> waits = new CopyOnWriteArrayList<>();
  final UpsTracking connector;

  UpsWorld() {
    this(builder -> builder);
  }

  UpsWorld(UnaryOperator<UpsTracking.Builder> settings) {
    this.connector =
        settings
            .apply(
                UpsTracking.builder()
                    .baseUrl(ups.baseUrl())
                    .credentials(UpsSimulator.CLIENT_ID, UpsSimulator.CLIENT_SECRET)
                    .clock(clock)
                    .random(new Random(7))
                    .pause(
                        time -> {
                          waits.add(time);
                          clock.advance(time);
                        }))
            .build();
  }

  UpsParcel parcelInTransit() {
    return ups.parcel(NUMBER)
        .scan(UpsEvent.LABEL_CREATED, at("2026-11-22T16:00:00-05:00"))
        .scan(UpsEvent.ORIGIN_SCAN, at("2026-11-23T20:10:00-05:00"), "Newark", "NJ", "US")
        .scan(UpsEvent.DEPARTED, at("2026-11-24T02:10:00-05:00"), "Newark", "NJ", "US");
  }

  Lookup<Tracking> track() {
    return track(NUMBER);
  }

  Lookup<Tracking> track(String number) {
    return track(number, Duration.ofSeconds(30));
  }

  Lookup<Tracking> track(String number, Duration time) {
    return connector.track(Carrier.UPS, number, Deadline.in(time, clock.instant()));
  }

  Tracking found() {
    return found(track());
  }

  Eta eta() {
    return requireNonNull(found().eta());
  }

  static Tracking found(Lookup<Tracking> outcome) {
    assertThat(outcome).isInstanceOf(Lookup.Found.class);
    return ((Lookup.Found<Tracking>) outcome).value();
  }

  static Failure failed(Lookup<Tracking> outcome) {
    assertThat(outcome).isInstanceOf(Lookup.Failed.class);
    return ((Lookup.Failed<Tracking>) outcome).failure();
  }

  static OffsetDateTime at(String time) {
    return OffsetDateTime.parse(time);
  }

  @Override
  public void close() {
    connector.close();
    ups.close();
  }
}
