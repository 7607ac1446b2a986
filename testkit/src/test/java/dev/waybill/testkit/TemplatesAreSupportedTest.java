// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.commerce.Backorder;
import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.DeliveryProof;
import dev.waybill.commerce.Eta;
import dev.waybill.commerce.Fulfilment;
import dev.waybill.commerce.FulfilmentState;
import dev.waybill.commerce.Journey;
import dev.waybill.commerce.Leg;
import dev.waybill.commerce.LineQuantity;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Parcel;
import dev.waybill.commerce.ParcelStatus;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.commerce.PickupPoint;
import dev.waybill.commerce.Place;
import dev.waybill.commerce.Promise;
import dev.waybill.commerce.Scan;
import dev.waybill.commerce.ScanTime;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Failure;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.testkit.shop.InMemoryShop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the library says by itself, in any state and language, is supported by what it read. */
class TemplatesAreSupportedTest {

  private static final Instant NOW = Instant.parse("2026-03-10T18:00:00Z");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId DENVER = ZoneId.of("America/Denver");

  static Stream<Arguments> statesAndLanguages() {
    return Arrays.stream(ParcelSubStatus.values())
        .flatMap(
            state ->
                Stream.of("en-US", "de-DE", "pl-PL")
                    .map(language -> Arguments.of(state, Locale.forLanguageTag(language))));
  }

  @ParameterizedTest
  @MethodSource("statesAndLanguages")
  void everyTemplateLeavesUnchanged(ParcelSubStatus state, Locale locale) {
    for (Eta eta : estimates()) {
      for (int parcels : new int[] {1, 3}) {
        for (Duration lastScan : List.of(Duration.ofHours(2), Duration.ofDays(9))) {
          for (boolean stale : new boolean[] {false, true}) {
            InMemoryShop shop = shop(parcels);
            for (int i = 0; i < parcels; i++) {
              ParcelSubStatus own = i == 0 ? state : ParcelSubStatus.MOVING;
              Tracking tracking = tracking("S" + i, own, eta, lastScan);
              if (stale) {
                shop.put(
                    tracking,
                    NOW.minus(Duration.ofHours(3)),
                    Failure.of(Failure.Kind.TIMED_OUT, "no answer"));
              } else {
                shop.put(tracking);
              }
            }
            assertIsTemplate(answer(shop, locale));
          }
        }
      }
    }
  }

  static Stream<Arguments> unshippedOrders() {
    LocalDate day = LocalDate.of(2026, 3, 19);
    return Stream.of("en-US", "de-DE", "pl-PL")
        .map(Locale::forLanguageTag)
        .flatMap(
            locale ->
                Stream.of(OrderState.values())
                    .flatMap(
                        state ->
                            Stream.of(
                                Arguments.of(locale, order(state, 0, null, null)),
                                Arguments.of(locale, order(state, 1, null, null)),
                                Arguments.of(
                                    locale,
                                    order(
                                        state,
                                        0,
                                        new Backorder(Backorder.Kind.PREORDER, day),
                                        null)),
                                Arguments.of(
                                    locale,
                                    order(
                                        state,
                                        0,
                                        new Backorder(Backorder.Kind.OUT_OF_STOCK, null),
                                        null)),
                                Arguments.of(
                                    locale,
                                    order(
                                        state,
                                        0,
                                        null,
                                        new Promise(Promise.Kind.SHIPS_BY, day, NEW_YORK))),
                                Arguments.of(
                                    locale,
                                    order(
                                        state,
                                        0,
                                        null,
                                        new Promise(Promise.Kind.ARRIVES_BY, day, NEW_YORK))))));
  }

  @ParameterizedTest
  @MethodSource("unshippedOrders")
  void everyTemplateOfAnOrderLeavesUnchanged(Locale locale, Order order) {
    assertIsTemplate(answer(new InMemoryShop(clock()).put(order), locale));
  }

  private static void assertIsTemplate(Reply reply) {
    assertThat(reply.trace().notes()).as(reply.text()).isEmpty();
    assertThat(reply.trace().author()).as(reply.text()).isEqualTo(TurnTrace.Author.TEMPLATE);
  }

  private static Reply answer(InMemoryShop shop, Locale locale) {
    try (CommerceAgent agent =
        CommerceAgent.builder()
            .orders(shop.orders())
            .parcels(shop.parcels())
            .clock(clock())
            .shopZone(NEW_YORK)
            .handoffDesk(packet -> "T-7")
            .build()) {
      return agent.handle(
          new CustomerMessage(
              "c",
              "m",
              Channel.CHAT,
              locale,
              Identity.verified("C1", "Maya", NEW_YORK),
              switch (locale.getLanguage()) {
                case "de" -> "Wo ist meine Bestellung?";
                case "pl" -> "Gdzie jest moje zamówienie?";
                default -> "Where is my order?";
              }));
    }
  }

  private static InMemoryShop shop(int parcels) {
    return new InMemoryShop(clock()).put(order(OrderState.OPEN, parcels, null, null));
  }

  private static Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  private static List<@Nullable Eta> estimates() {
    List<@Nullable Eta> estimates = new ArrayList<>();
    estimates.add(null);
    estimates.add(Eta.ofDay(LocalDate.of(2026, 3, 12), DENVER, Eta.Estimator.CARRIER));
    estimates.add(Eta.ofDay(LocalDate.of(2026, 3, 8), DENVER, Eta.Estimator.CARRIER));
    estimates.add(
        new Eta(
            LocalDate.of(2026, 3, 10),
            LocalTime.of(14, 0),
            LocalTime.of(18, 0),
            DENVER,
            Eta.Estimator.CARRIER,
            List.of(LocalDate.of(2026, 3, 9))));
    return estimates;
  }

  private static Tracking tracking(
      String number, ParcelSubStatus state, @Nullable Eta eta, Duration lastScan) {
    List<Scan> scans =
        List.of(
            scan(ParcelSubStatus.WEATHER_HOLD, lastScan.plusHours(20), Place.named("Memphis")),
            scan(ParcelSubStatus.HUB_DEPARTED, lastScan.plusHours(10), Place.named("Boise")),
            scan(state, lastScan, new Place(null, "Newark", "NJ", "US")));
    boolean labelOnly = state.status() == ParcelStatus.LABEL_CREATED;
    return new Tracking(
        number,
        Carrier.UPS,
        Journey.of(labelOnly ? scans.subList(2, 3) : scans, NOW),
        eta,
        state.status() == ParcelStatus.DELIVERED
            ? new DeliveryProof("A. Smith", "Nr. 12, K.", null, true)
            : null,
        state.status() == ParcelStatus.AVAILABLE_FOR_PICKUP
            ? new PickupPoint(
                Place.named("Kiosk Nord"),
                OffsetDateTime.parse("2026-03-13T20:00:00+01:00"),
                "884213")
            : null);
  }

  private static Scan scan(ParcelSubStatus state, Duration ago, Place place) {
    OffsetDateTime time = OffsetDateTime.ofInstant(NOW.minus(ago), ZoneOffset.ofHours(-6));
    return new Scan(ScanTime.explicit(time), state, Leg.FORWARD, place, "C", null);
  }

  private static Order order(
      OrderState state, int parcels, @Nullable Backorder backorder, @Nullable Promise promise) {
    List<Parcel> boxes = new ArrayList<>();
    List<OrderLine> lines = new ArrayList<>();
    for (int i = 0; i < Math.max(1, parcels); i++) {
      String title = List.of("Trail Jacket", "Wool Socks", "Tent").get(i);
      lines.add(new OrderLine("L" + i, null, title, 1, 0, 0, null, null, backorder));
      boxes.add(new Parcel("S" + i, Carrier.UPS, null, List.of(new LineQuantity("L" + i, 1))));
    }
    return new Order(
        "N1001",
        "C1",
        null,
        state,
        null,
        null,
        null,
        lines,
        parcels == 0 ? List.of() : List.of(fulfilment(boxes)),
        List.of(),
        List.of(),
        null,
        null,
        promise);
  }

  private static Fulfilment fulfilment(List<Parcel> boxes) {
    return new Fulfilment(
        "F1",
        FulfilmentState.SHIPPED,
        null,
        null,
        boxes.stream().flatMap(box -> box.contents().stream()).toList(),
        boxes,
        null,
        null);
  }
}
