// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Journey;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Identity;
import dev.waybill.handoff.HandoffException;
import dev.waybill.handoff.HandoffPacket;
import dev.waybill.intent.Intent;
import dev.waybill.testkit.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InMemoryShopTest {

  private static final Instant NOW = Instant.parse("2026-06-03T09:00:00Z");
  private static final Carrier UPS = Carrier.UPS;

  private final VirtualClock clock = VirtualClock.at(NOW);
  private final InMemoryShop shop = new InMemoryShop(clock);
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(5), NOW);

  private static Order order(String number, String customer, @Nullable Instant placedAt) {
    return new Order(
        number,
        customer,
        null,
        OrderState.OPEN,
        null,
        null,
        placedAt,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null);
  }

  private static Tracking tracking(String number) {
    return new Tracking(number, UPS, Journey.of(List.of(), NOW), null, null, null);
  }

  private static Failure.Kind failure(Lookup<?> answer) {
    return answer.fold(
        found -> {
          throw new AssertionError("it was found");
        },
        Failure::kind);
  }

  @Test
  void ordersAreFoundByNumberWithoutCaseOrSign() {
    shop.put(order("N1", "C1", null));

    assertThat(shop.orders().byNumber("#n1", deadline))
        .isInstanceOfSatisfying(
            Lookup.Found.class, found -> assertThat(found.observedAt()).isEqualTo(NOW));
    assertThat(failure(shop.orders().byNumber("N2", deadline))).isEqualTo(Failure.Kind.NOT_FOUND);
    shop.readsAllOrders(false);
    assertThat(failure(shop.orders().byNumber("N2", deadline)))
        .isEqualTo(Failure.Kind.OUT_OF_REACH);
    assertThat(shop.calls())
        .containsExactly(
            new InMemoryShop.Call("byNumber", "#n1"),
            new InMemoryShop.Call("byNumber", "N2"),
            new InMemoryShop.Call("byNumber", "N2"));
  }

  @Test
  void aCustomerGetsTheirOwnOrdersNewestFirst() {
    shop.put(order("N1", "C1", NOW.minusSeconds(20)))
        .put(order("N2", "C2", NOW))
        .put(order("N3", "C1", NOW.minusSeconds(10)))
        .put(order("N4", "C1", NOW.minusSeconds(30)));

    List<String> numbers =
        shop.orders()
            .byCustomer("C1", 2, deadline)
            .fold(
                found -> found.value().stream().map(Order::number).toList(),
                failure -> List.of(failure.detail()));

    assertThat(numbers).containsExactly("N3", "N1");
  }

  @Test
  void answersAreAsFreshAsTheyArePutIn() {
    Failure down = Failure.of(Failure.Kind.DOWN, "503");
    shop.put(tracking("P1")).put(tracking("P2"), NOW.minusSeconds(60), down);
    clock.advance(Duration.ofMinutes(1));

    assertThat(shop.parcels().track(UPS, "P1", deadline))
        .isInstanceOfSatisfying(
            Lookup.Found.class,
            found -> assertThat(found.observedAt()).isEqualTo(NOW.plusSeconds(60)));
    assertThat(shop.parcels().track(UPS, "P2", deadline))
        .isInstanceOfSatisfying(
            Lookup.Found.class,
            found -> {
              assertThat(found.observedAt()).isEqualTo(NOW.minusSeconds(60));
              assertThat(found.refreshFailure()).isEqualTo(down);
            });
    assertThat(failure(shop.parcels().track(UPS, "P3", deadline)))
        .isEqualTo(Failure.Kind.NOT_YET_SCANNED);
  }

  @Test
  void failuresHoldUntilTheyAreHealed() {
    shop.put(order("N1", "C1", null)).put(tracking("P1"));
    for (Failure.Kind kind : Failure.Kind.values()) {
      shop.fail("N1", Failure.of(kind, "x"))
          .fail("P1", Failure.of(kind, "x"))
          .fail(InMemoryShop.LIST, Failure.of(kind, "x"));

      assertThat(failure(shop.orders().byNumber("N1", deadline))).isEqualTo(kind);
      assertThat(failure(shop.orders().byCustomer("C1", 5, deadline))).isEqualTo(kind);
      assertThat(failure(shop.parcels().track(UPS, "P1", deadline))).isEqualTo(kind);
    }
    shop.heal("N1").heal("P1").heal(InMemoryShop.LIST);

    assertThat(shop.orders().byNumber("N1", deadline)).isInstanceOf(Lookup.Found.class);
    assertThat(shop.parcels().track(UPS, "P1", deadline)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void aCarrierThatIsNotCoveredIsUnsupported() {
    shop.put(tracking("P1")).uncovered(UPS);

    assertThat(shop.parcels().covers(UPS)).isFalse();
    assertThat(shop.parcels().health().state()).isEqualTo(ConnectorHealth.State.UNTRIED);
    assertThat(failure(shop.parcels().track(UPS, "P1", deadline)))
        .isEqualTo(Failure.Kind.UNSUPPORTED);
    assertThat(shop.parcels().health().state()).isEqualTo(ConnectorHealth.State.UP);
  }

  @Test
  void aCallThatHangsEndsWhenItIsInterrupted() throws Exception {
    shop.put(tracking("P1")).hang("P1");
    AtomicReference<Failure.Kind> kind = new AtomicReference<>();
    Thread thread = new Thread(() -> kind.set(failure(shop.parcels().track(UPS, "P1", deadline))));
    thread.start();
    thread.interrupt();
    thread.join();

    assertThat(kind).hasValue(Failure.Kind.TIMED_OUT);
  }

  @Test
  void theDeskTakesACaseOnceAndFailsWhenToldTo() throws Exception {
    CapturingHandoffDesk desk = new CapturingHandoffDesk().failNext(1);

    assertThatThrownBy(() -> desk.open(packet("c/m1"))).isInstanceOf(HandoffException.class);
    String reference = desk.open(packet("c/m1"));

    assertThat(desk.open(packet("c/m1"))).isEqualTo(reference);
    assertThat(desk.open(packet("c/m2"))).isNotEqualTo(reference);
    assertThat(desk.packets()).extracting(HandoffPacket::key).containsExactly("c/m1", "c/m2");
    assertThat(desk.refused()).isEqualTo(1);
  }

  private static HandoffPacket packet(String key) {
    return new HandoffPacket(
        key,
        HandoffQueue.SUPPORT,
        HandoffReason.CUSTOMER_ASKED,
        "c",
        Channel.CHAT,
        Locale.US,
        Identity.anonymous(),
        Intent.HUMAN_HANDOFF,
        null,
        List.of(),
        List.of(),
        List.of(),
        NOW);
  }
}
