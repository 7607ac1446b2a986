// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.DeliveryProof;
import dev.waybill.commerce.Eta;
import dev.waybill.commerce.Journey;
import dev.waybill.commerce.Leg;
import dev.waybill.commerce.PickupPoint;
import dev.waybill.commerce.Place;
import dev.waybill.commerce.Scan;
import dev.waybill.commerce.ScanTime;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Failure;
import dev.waybill.testkit.shop.InMemoryShop;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the carriers of a scenario's world say. A shipment's key is its tracking number, unless it
 * has one of its own ({@code tracking}).
 */
final class WorldParcels {

  private final Scenario scenario;
  private final Node world;

  WorldParcels(Scenario scenario, Node world) {
    this.scenario = scenario;
    this.world = world;
  }

  /** The tracking number of the shipment with this key. */
  static String number(Node world, String key) {
    return world.get("shipments").get(key).get("tracking").text(key);
  }

  /** The key of the shipment with this tracking number. */
  static String key(Node world, String number) {
    return world.get("shipments").fields().keySet().stream()
        .filter(key -> number(world, key).equals(number))
        .findFirst()
        .orElse(number);
  }

  void putInto(InMemoryShop shop, String key, Node shipment) {
    Instant observedAt =
        shipment.get("fetched_at").text().map(WorldParcels::instant).orElse(scenario.now());
    shop.put(
        tracking(number(world, key), shipment, observedAt), observedAt, refreshFailure(shipment));
  }

  private static Tracking tracking(String number, Node shipment, Instant observedAt) {
    List<Node> events = shipment.get("events").items();
    List<Scan> scans = new ArrayList<>();
    for (Node event : events) {
      boolean last = event == events.get(events.size() - 1);
      scans.add(scan(event, shipment, last ? shipment.at("exception.text") : Node.of(null)));
    }
    return new Tracking(
        number,
        new Carrier(shipment.get("carrier").text("carrier")),
        Journey.of(scans, observedAt),
        eta(shipment.get("eta")),
        proof(shipment.get("proof")),
        pickup(shipment.get("pickup")));
  }

  /** What the carrier wrote of what is wrong now is what it wrote at the last scan. */
  private static Scan scan(Node event, Node shipment, Node wrong) {
    String place = event.get("place").text("");
    return new Scan(
        time(event),
        CarrierWords.of(event, shipment),
        event.get("leg").text("").equals("return") ? Leg.RETURN : Leg.FORWARD,
        place.isEmpty() ? null : Place.named(place),
        event.get("raw_code").text(event.get("code").text("")),
        event.get("text").text().or(wrong::text).orElse(null));
  }

  /** A time whose zone the carrier wrote, or that follows from the place, or that stays local. */
  private static ScanTime time(Node event) {
    String at = event.get("at").text("");
    boolean withOffset = at.endsWith("Z") || at.matches(".*[+-]\\d{2}:\\d{2}");
    boolean carrierGaveNone = event.has("raw") && event.at("raw.gmtOffset").isMissing();
    if (!withOffset) {
      return ScanTime.local(LocalDateTime.parse(at));
    }
    OffsetDateTime time = OffsetDateTime.parse(at);
    if (event.get("zone_from").text("").equals("place")) {
      return new ScanTime(time.toLocalDateTime(), time.getOffset(), ScanTime.OffsetSource.PLACE);
    }
    return carrierGaveNone ? ScanTime.local(time.toLocalDateTime()) : ScanTime.explicit(time);
  }

  private static @Nullable Eta eta(Node node) {
    if (node.get("date").isMissing()) {
      return null;
    }
    List<LocalDate> earlier =
        Stream.concat(
                node.get("first_promise").texts().stream(), node.get("previous").texts().stream())
            .map(LocalDate::parse)
            .toList();
    return new Eta(
        LocalDate.parse(node.get("date").text("")),
        node.get("from").text().map(LocalTime::parse).orElse(null),
        node.get("to").text().map(LocalTime::parse).orElse(null),
        node.get("zone").text().map(ZoneId::of).orElse(null),
        switch (node.get("source").text("carrier")) {
          case "aggregator" -> Eta.Estimator.AGGREGATOR;
          case "merchant" -> Eta.Estimator.MERCHANT;
          default -> Eta.Estimator.CARRIER;
        },
        earlier);
  }

  private static @Nullable DeliveryProof proof(Node node) {
    return node.isMissing()
        ? null
        : new DeliveryProof(
            node.get("signed_by").text().orElse(null),
            node.get("neighbour").text().orElse(null),
            node.get("spot").text().orElse(null),
            node.get("photo").text("false").equals("true"));
  }

  private static @Nullable PickupPoint pickup(Node node) {
    return node.get("place").isMissing()
        ? null
        : new PickupPoint(
            Place.named(node.get("place").text("")),
            node.get("until").text().map(OffsetDateTime::parse).orElse(null),
            node.get("code").text().orElse(null));
  }

  private static @Nullable Failure refreshFailure(Node shipment) {
    String error = shipment.at("refresh.error").text("").toLowerCase(Locale.ROOT);
    return switch (error) {
      case "" -> null;
      case "timeout" -> Failure.of(Failure.Kind.TIMED_OUT, "no answer");
      case "throttled", "429" -> Failure.of(Failure.Kind.THROTTLED, "too many calls");
      case "unauthorised", "401" -> Failure.of(Failure.Kind.UNAUTHORISED, "credentials refused");
      case "malformed" -> Failure.of(Failure.Kind.MALFORMED, "not readable");
      default -> Failure.of(Failure.Kind.DOWN, "error " + error);
    };
  }

  private static Instant instant(String written) {
    return OffsetDateTime.parse(written).toInstant();
  }
}
