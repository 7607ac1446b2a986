// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.waybill.CommerceAgent;
import dev.waybill.action.ActionRequest;
import dev.waybill.action.ActionResult;
import dev.waybill.action.Dialogue;
import dev.waybill.action.Utterance;
import dev.waybill.commerce.Note;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderState;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Lookup;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Reply;
import dev.waybill.policy.testing.PolicyTests;
import dev.waybill.policy.value.Value;
import dev.waybill.testkit.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleShopTest {

  private final VirtualClock clock = VirtualClock.at("2026-11-24T12:00:00Z");
  private final SampleShop shop = SampleShop.of(7, clock);

  @Test
  void theSameSeedGivesTheSameShop() {
    SampleShop again = SampleShop.of(7, VirtualClock.at("2026-11-24T12:00:00Z"));

    assertThat(again.customers()).isEqualTo(shop.customers());
    assertThat(again.orders()).isEqualTo(shop.orders());
  }

  @Test
  void anotherSeedGivesAnotherShop() {
    assertThat(SampleShop.of(8, clock).orders()).isNotEqualTo(shop.orders());
  }

  @Test
  void everySituationHasOrdersInEveryShop() {
    for (long seed = 0; seed < 20; seed++) {
      SampleShop other = SampleShop.of(seed, clock);
      for (SampleSituation situation : SampleSituation.values()) {
        assertThat(other.ordersIn(situation))
            .as("%s in shop %s", situation, seed)
            .hasSizeGreaterThan(1);
      }
    }
  }

  @Test
  void customersLiveInManyCountriesAndNoNumberIsGivenTwice() {
    Set<String> numbers = new HashSet<>();
    for (Order order : shop.orders()) {
      assertThat(numbers.add(order.number())).isTrue();
      order.parcels().forEach(p -> assertThat(numbers.add(p.trackingNumber())).isTrue());
    }
    assertThat(shop.customers()).extracting(c -> c.address().country()).contains("US", "DE", "JP");
    assertThat(new HashSet<>(shop.customers().stream().map(SampleCustomer::email).toList()))
        .hasSameSizeAs(shop.customers());
    assertThat(shop.customers()).extracting(SampleCustomer::account).contains(true, false);
  }

  @Test
  void itsAgentAnswersEveryOwnerAboutEveryOrder() {
    try (CommerceAgent agent = shop.agent().build()) {
      for (Order order : shop.orders()) {
        SampleCustomer owner = shop.ownerOf(order);
        Reply reply =
            agent.handle(
                new CustomerMessage(
                    "c-" + order.number(),
                    "m1",
                    Channel.CHAT,
                    owner.locale(),
                    owner.identity(),
                    "Where is my order "
                        + order.number()
                        + "? My e-mail is "
                        + owner.email()
                        + " and my postal code is "
                        + owner.postalCode()));
        assertThat(reply.citations())
            .as("%s: %s", shop.situationOf(order), reply.text())
            .anyMatch(citation -> citation.path().startsWith("orders." + order.number()));
      }
    }
    assertThat(shop.writes()).isEmpty();
  }

  @Test
  void whatTheCustomerSaidYesToIsDoneAndLogged() {
    Order order =
        shop.ordersIn(SampleSituation.NOT_SHIPPED).stream()
            .filter(o -> shop.ownerOf(o).account())
            .findFirst()
            .orElseThrow();
    Map<String, Value> arguments = Map.of("order_id", Value.text(order.number()));
    List<Utterance> said = new ArrayList<>();
    try (CommerceAgent agent = shop.agent().build()) {
      ActionResult first = ask(agent, order, arguments, said, "cancel order " + order.number());
      assertThat(first).isInstanceOf(ActionResult.NeedsConfirmation.class);
      assertThat(shop.writes()).isEmpty();
      agent.gate().asked((ActionResult.NeedsConfirmation) first);

      assertThat(ask(agent, order, arguments, said, "yes")).isInstanceOf(ActionResult.Done.class);
    }
    assertThat(shop.writes())
        .extracting(RecordedActs.Write::action, RecordedActs.Write::arguments)
        .containsExactly(tuple("cancel_order", arguments));
    assertThat(shop.order(order.number()).state()).isEqualTo(OrderState.CANCELLED);
    assertThat(shop.ordersOf(shop.ownerOf(order))).contains(shop.order(order.number()));
  }

  @Test
  void nobodyCancelsAnOrderThatLeft() {
    Order order =
        shop.ordersIn(SampleSituation.IN_TRANSIT).stream()
            .filter(o -> shop.ownerOf(o).account())
            .findFirst()
            .orElseThrow();
    try (CommerceAgent agent = shop.agent().build()) {
      assertThat(
              ask(
                  agent,
                  order,
                  Map.of("order_id", Value.text(order.number())),
                  new ArrayList<>(),
                  "cancel " + order.number()))
          .isInstanceOf(ActionResult.Refused.class);
    }
    assertThat(shop.writes()).isEmpty();
  }

  private ActionResult ask(
      CommerceAgent agent,
      Order order,
      Map<String, Value> arguments,
      List<Utterance> said,
      String text) {
    said.add(new Utterance("m" + said.size(), text, Identity.Level.VERIFIED));
    return agent
        .gate()
        .request(
            new ActionRequest(
                "cancel_order",
                arguments,
                new Dialogue("c", Channel.CHAT, shop.ownerOf(order).id(), said),
                shop.factsOf(order.number()),
                "k" + order.number()));
  }

  @Test
  void textsCanBePlacedWhereverPeopleWrite() {
    Order order = shop.ordersIn(SampleSituation.IN_TRANSIT).get(0);

    shop.withNote(order, "one").withGiftMessage(order, "two").withTitle(order, "three");
    shop.withCarrierRemark(order, "four");

    Order held = shop.order(order.number());
    assertThat(held.notes())
        .containsExactly(
            new Note(Note.Author.CUSTOMER, "one"), new Note(Note.Author.GIFT_MESSAGE, "two"));
    assertThat(held.lines().get(0).title()).isEqualTo("three");
    Deadline deadline = Deadline.in(Duration.ofSeconds(1), clock.instant());
    var parcel = held.parcels().get(0);
    assertThat(shop.shop().parcels().track(parcel.carrier(), parcel.trackingNumber(), deadline))
        .isInstanceOfSatisfying(
            Lookup.Found.class,
            found ->
                assertThat(((dev.waybill.commerce.Tracking) found.value()).journey().scans())
                    .isNotEmpty()
                    .allMatch(scan -> "four".equals(scan.sourceText())));
  }

  @Test
  void aRemarkBesideNoScanIsRefused() {
    Order order = shop.ordersIn(SampleSituation.NOT_SHIPPED).get(0);

    assertThatThrownBy(() -> shop.withCarrierRemark(order, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs a scan");
  }

  @Test
  void itsPolicyHasNoWarningAndPassesItsOwnTests() {
    assertThat(shop.policy().warnings()).isEmpty();
    assertThat(PolicyTests.of(shop.policy().model()).run())
        .isNotEmpty()
        .allSatisfy(result -> assertThat(result.passed()).as(result.text()).isTrue());
  }

  @Test
  void personalDataIsInNoToString() {
    SampleCustomer customer = shop.customers().get(0);

    assertThat(customer.toString()).doesNotContain(customer.email()).doesNotContain("Ada");
    assertThat(customer.locale()).isEqualTo(Locale.US);
  }
}
