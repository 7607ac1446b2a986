// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.DeliveryProof;
import dev.waybill.commerce.Eta;
import dev.waybill.commerce.Journey;
import dev.waybill.commerce.Leg;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.commerce.PickupPoint;
import dev.waybill.commerce.Place;
import dev.waybill.commerce.Scan;
import dev.waybill.commerce.ScanTime;
import dev.waybill.commerce.Tracking;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What the carriers of the sample shop say of one parcel. */
final class SampleParcels {

  private final SampleCity city;
  private final Instant now;
  private final String number;
  private final List<Scan> scans = new ArrayList<>();
  private boolean offsetsKnown = true;
  private @Nullable Eta eta;
  private @Nullable DeliveryProof proof;
  private @Nullable PickupPoint pickup;

  SampleParcels(SampleCity city, Instant now, String number) {
    this.city = city;
    this.now = now;
    this.number = number;
  }

  /** A tracking number in the carrier's form; each comes out once. */
  static String number(Carrier carrier, int n, Random random) {
    String serial = String.format(Locale.ROOT, "%05d", n);
    switch (carrier.id()) {
      case "ups" -> {
        String body = SampleCity.digits("W8A41003##", random) + serial;
        return "1Z" + body + upsCheckDigit(body);
      }
      case "royal-mail" -> {
        return SampleCity.digits("AB####", random) + serial + "GB";
      }
      case "fedex" -> {
        return SampleCity.digits("79#####", random) + serial;
      }
      default -> {
        return SampleCity.digits("0034#########", random) + serial;
      }
    }
  }

  /**
   * The last digit of a UPS number: letters count as the last digit of their place, every second
   * character counts twice, and the sum is filled up to the next ten.
   */
  private static int upsCheckDigit(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      int value = Character.isDigit(c) ? c - '0' : (c - '?') % 10;
      sum += i % 2 == 0 ? value : 2 * value;
    }
    return (10 - sum % 10) % 10;
  }

  SampleParcels withoutOffsets() {
    offsetsKnown = false;
    return this;
  }

  SampleParcels scan(Duration ago, ParcelSubStatus state, Place place) {
    LocalDateTime local = LocalDateTime.ofInstant(now.minus(ago), city.zone()).withNano(0);
    ScanTime time =
        offsetsKnown
            ? ScanTime.explicit(local.atZone(city.zone()).toOffsetDateTime())
            : ScanTime.local(local);
    scans.add(new Scan(time, state, Leg.FORWARD, place, state.name(), null));
    return this;
  }

  SampleParcels scan(Duration ago, ParcelSubStatus state) {
    return scan(ago, state, city.hub());
  }

  SampleParcels scanHere(Duration ago, ParcelSubStatus state) {
    return scan(ago, state, city.here());
  }

  SampleParcels etaInDays(int days) {
    eta = Eta.ofDay(today().plusDays(days), city.zone(), Eta.Estimator.CARRIER);
    return this;
  }

  SampleParcels proof(DeliveryProof held) {
    proof = held;
    return this;
  }

  SampleParcels waitsFor(Duration time) {
    pickup =
        new PickupPoint(
            new Place("Corner Shop " + city.city(), city.city(), city.region(), city.country()),
            now.plus(time).atZone(city.zone()).withNano(0).toOffsetDateTime(),
            null);
    return this;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(now, city.zone());
  }

  Tracking tracking() {
    return new Tracking(number, city.carrier(), Journey.of(scans, now), eta, proof, pickup);
  }
}
