// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Fulfilment;
import dev.waybill.commerce.FulfilmentState;
import dev.waybill.commerce.LineQuantity;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Parcel;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.FactValue.Status;
import dev.waybill.evidence.FactValue.Term;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is now must be the newest, and what is said of an order must be so of all its parcels. */
class PresentAndWholeTest {

  private static final String P = "parcels.1Z999AA10123456793";

  private final Shop shop = Shop.withTwoOrders();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It is in Boise now.",
        "Your parcel is currently at the Boise hub.",
        "Es liegt jetzt in Boise.",
        "It is now at {{P.scans.0.place}}.",
        "It is now {{P.scans.0.status}}."
      })
  void whatAnEarlierScanSaysIsNotThePresent(String text) {
    scans();

    assertThat(render(text).objections())
        .extracting(Finding::support)
        .isNotEmpty()
        .containsOnly(Finding.Support.CONTRADICTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It is in Newark now.",
        "It was in Boise.",
        "It is on its way from Boise to you.",
        "It is now in {{P.lastScan.place}}.",
        "An earlier scan has it {{P.scans.0.status}} in {{P.scans.0.place}}."
      })
  void theNewestPlaceAndThePastMayBeTold(String text) {
    scans();

    assertThat(render(text).objections()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Order N1004 has been delivered.",
        "Your order N1004 has arrived.",
        "Ihre Bestellung N1004 wurde zugestellt.",
        "Order N1004, box by box: 1Z999AA10123456784 is with you. It has been delivered."
      })
  void anOrderIsDeliveredOnlyWithAllItsParcels(String text) {
    shop.add("parcels.1Z999AA10123456784.status", new Status("DELIVERED_TO_ADDRESS"));
    assertThat(shop.verify(text).holds()).isFalse();

    shop.add(P + ".status", new Status("DELIVERED_TO_ADDRESS"));
    assertThat(shop.verify(text).objections()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Parcel 1Z999AA10123456784 has been delivered.",
        "One of the parcels of N1004 has been delivered.",
        "Part of order N1004 has been delivered.",
        "Order N1004 has not been delivered completely."
      })
  void aPartMayBeDelivered(String text) {
    shop.add("parcels.1Z999AA10123456784.status", new Status("DELIVERED_TO_ADDRESS"));

    assertThat(shop.verify(text).objections()).isEmpty();
  }

  @Test
  void anOrdersStateIsThatOfItsOwnParcels() {
    Shop two = new Shop();
    enter(two, "M1", "T1");
    enter(two, "M2", "T2");
    two.add("parcels.T1.status", new Status("DELIVERED_TO_ADDRESS"));
    two.add("parcels.T2.status", new Status("MOVING"));

    assertThat(two.ledger.at("parcels.T2.order"))
        .hasValueSatisfying(
            e -> assertThat(e.value()).isEqualTo(new Term(Term.Kind.ORDER_NUMBER, "M2")));
    assertThat(two.verify("Order M1 is delivered.").objections()).isEmpty();
    assertThat(two.verify("Order M2 is in transit.").objections()).isEmpty();
    assertThat(two.verify("Order M2 is delivered.").holds()).isFalse();
    assertThat(two.verify("Order M1 is in transit.").holds()).isFalse();
  }

  @Test
  void aDenialInsideACitationIsTheEvidencesOwn() {
    shop.add("orders.N1004.shipping", new Status("NOT_SHIPPED"));
    shop.add("orders.N1004.state", new Status("COMPLETED"));

    assertThat(render("Order N1004 is {{orders.N1004.shipping}}.").objections()).isEmpty();
    assertThat(render("Order N1004 was never {{orders.N2077.state}}.").objections()).isEmpty();
    assertThat(render("Order N2077 is not {{orders.N2077.state}}.").holds()).isFalse();
  }

  private void scans() {
    shop.term(P + ".scans.0.place", Term.Kind.PLACE, "Boise");
    shop.add(P + ".scans.0.status", new Status("WEATHER_HOLD"));
    shop.term(P + ".scans.1.place", Term.Kind.PLACE, "Newark, NJ");
  }

  private Verdict render(String text) {
    Renderer.Rendering rendering =
        new Renderer().render(text.replace("{{P.", "{{" + P + "."), shop.ledger, Shop.ENGLISH);
    return new Verifier()
        .verify(rendering.statement(), shop.ledger, GroundingContract.open("x"), Shop.ENGLISH);
  }

  private static void enter(Shop shop, String number, String... parcels) {
    List<Parcel> boxes =
        Arrays.stream(parcels)
            .map(p -> new Parcel(p, Carrier.UPS, null, List.of(new LineQuantity("L", 1))))
            .toList();
    OrderLine line = new OrderLine("L", null, "Kettle of " + number, 1, 0, 0, null, null, null);
    Fulfilment shipped =
        new Fulfilment(
            "F",
            FulfilmentState.SHIPPED,
            null,
            null,
            List.of(new LineQuantity("L", 1)),
            boxes,
            null,
            null);
    Order order =
        new Order(
            number,
            "C1",
            null,
            OrderState.OPEN,
            null,
            null,
            null,
            List.of(line),
            List.of(shipped),
            List.of(),
            List.of(),
            null,
            null,
            null);
    new CommerceFacts(shop.ledger).order(order, Shop.NEW_YORK, Shop.ORDERS, Shop.NOW);
  }
}
