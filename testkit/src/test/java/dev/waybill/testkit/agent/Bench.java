// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import dev.waybill.CommerceAgent;
import dev.waybill.commerce.Address;
import dev.waybill.commerce.Carrier;
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
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.commerce.Place;
import dev.waybill.commerce.Scan;
import dev.waybill.commerce.ScanTime;
import dev.waybill.commerce.Tracking;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Identity;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.shop.CapturingHandoffDesk;
import dev.waybill.testkit.shop.InMemoryShop;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A shop, its desk and its clock, with the orders the tests of the whole agent talk about. */
final class Bench {

  static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  /** A Wednesday noon in New York. */
  static final Instant NOW = Instant.parse("2026-06-03T16:00:00Z");

  static final Identity JANE = Identity.verified("C1", "Jane", NEW_YORK);
  static final String EMAIL = "jane.doe@example.com";
  static final String STREET = "12 Cherry Lane";
  static final String POSTCODE = "07030";

  final VirtualClock clock = VirtualClock.at(NOW);
  final InMemoryShop shop = new InMemoryShop(clock);
  final CapturingHandoffDesk desk = new CapturingHandoffDesk();
  private int messages;

  CommerceAgent.Builder agent() {
    return CommerceAgent.builder()
        .orders(shop.orders())
        .parcels(shop.parcels())
        .handoffDesk(desk)
        .shopZone(NEW_YORK)
        .clock(clock);
  }

  /** The next message of conversation {@code c}. */
  CustomerMessage message(Identity identity, String text) {
    return message("m" + ++messages, Locale.US, identity, text);
  }

  static CustomerMessage message(String id, Locale locale, Identity identity, String text) {
    return new CustomerMessage("c", id, Channel.CHAT, locale, identity, text);
  }

  static Order order(String number, @Nullable String customer, Parcel... parcels) {
    return new Order(
        number,
        customer,
        EMAIL,
        OrderState.OPEN,
        null,
        null,
        Instant.parse("2026-05-20T15:00:00Z"),
        List.of(new OrderLine("L1", null, "Camp Stove", 1, 0, 0, null, null, null)),
        parcels.length == 0
            ? List.of()
            : List.of(
                new Fulfilment(
                    "F1",
                    FulfilmentState.SHIPPED,
                    null,
                    null,
                    List.of(new LineQuantity("L1", 1)),
                    Arrays.asList(parcels),
                    null,
                    null)),
        List.of(),
        List.of(),
        new Address("Jane Addressee", List.of(STREET), "Hoboken", "NJ", POSTCODE, "US"),
        null,
        null);
  }

  static Parcel parcel(String number) {
    return new Parcel(number, Carrier.UPS, null, List.of());
  }

  static Scan scan(String time, ParcelSubStatus state, String city, String country) {
    return scan(ScanTime.explicit(OffsetDateTime.parse(time)), state, city, country);
  }

  static Scan localScan(String time, ParcelSubStatus state) {
    return scan(ScanTime.local(LocalDateTime.parse(time)), state, "Newark", "US");
  }

  private static Scan scan(ScanTime time, ParcelSubStatus state, String city, String country) {
    return new Scan(
        time, state, Leg.FORWARD, new Place(null, city, null, country), state.name(), null);
  }

  /** All scans are believed, however far the clock is moved back. */
  static Tracking tracking(String number, @Nullable Eta eta, Scan... scans) {
    return new Tracking(
        number,
        Carrier.UPS,
        Journey.of(List.of(scans), Instant.parse("2030-01-01T00:00:00Z")),
        eta,
        null,
        null);
  }

  /** Order N1 of Jane's: one parcel, in transit, at Newark this morning. */
  Bench withOrderOnItsWay() {
    shop.put(order("N1", "C1", parcel("1Z1")));
    shop.put(
        tracking(
            "1Z1",
            null,
            scan("2026-06-03T08:10:00-04:00", ParcelSubStatus.HUB_ARRIVED, "Newark", "US")));
    return this;
  }
}
