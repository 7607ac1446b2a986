// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.waybill.commerce.Article;
import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Customer;
import dev.waybill.commerce.Journey;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Product;
import dev.waybill.commerce.Stock;
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
import java.util.Map;
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
  void aCallThatHangsEndsByItsDeadline() {
    shop.put(tracking("P1")).hang("P1");

    Deadline soon = Deadline.in(Duration.ofMillis(20), NOW);
    assertThat(failure(shop.parcels().track(UPS, "P1", soon))).isEqualTo(Failure.Kind.TIMED_OUT);
    assertThat(shop.parcels().health().state()).isEqualTo(ConnectorHealth.State.DOWN);
    shop.heal("P1");
    assertThat(shop.parcels().track(UPS, "P1", soon)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void whatIsPutInIsFoundInItsPlaceAndEveryCallIsNoted() {
    Product lamp = lamp("p1", "Desk lamp", "LAMP-1");
    Stock stock = new Stock("LAMP-1", List.of(new Stock.Level(null, 3L, null)));
    Customer ada = new Customer("c1", "Ada", "ada@example.com", null);
    Article article = new Article("a1", "Returns", "Within 30 days.", Locale.UK, null, null);
    shop.put(lamp).put(stock).put(ada).put(article);

    assertThat(value(shop.catalog().bySku("LAMP-1", deadline))).isEqualTo(lamp);
    assertThat(value(shop.catalog().search("a lamp, please", 3, deadline))).containsExactly(lamp);
    assertThat(value(shop.inventory().stock("LAMP-1", deadline))).isEqualTo(stock);
    assertThat(value(shop.customers().byId("c1", deadline))).isEqualTo(ada);
    assertThat(value(shop.customers().byEmail("ADA@example.com", deadline))).containsExactly(ada);
    assertThat(value(shop.helpCenter().byId("a1", deadline))).isEqualTo(article);
    assertThat(value(shop.helpCenter().search("returns", Locale.US, 3, deadline)))
        .containsExactly(article);
    assertThat(shop.calls())
        .extracting(InMemoryShop.Call::operation, InMemoryShop.Call::subject)
        .containsExactly(
            tuple("bySku", "LAMP-1"),
            tuple("search", "a lamp, please"),
            tuple("stock", "LAMP-1"),
            tuple("byId", "c1"),
            tuple("byEmail", "ADA@example.com"),
            tuple("byId", "a1"),
            tuple("search", "returns"));
  }

  @Test
  void aSearchGivesTheBestFirstAndOfEquallyGoodOnesTheFirstById() {
    Product plain = lamp("p3", "Lamp", "L3");
    Product desk = lamp("p2", "Lamp for the desk", "L2");
    Product floor = lamp("p1", "Lamp for the floor", "L1");
    Product cup = lamp("p0", "Cup", "L0");
    shop.put(plain).put(desk).put(cup).put(floor);

    assertThat(value(shop.catalog().search("DESK lamp lamp!", 10, deadline)))
        .containsExactly(desk, floor, plain);
    assertThat(value(shop.catalog().search("desk lamp", 2, deadline))).containsExactly(desk, floor);
    assertThat(value(shop.catalog().search("kettle", 10, deadline))).isEmpty();
    assertThat(value(shop.catalog().search(" ?! ", 10, deadline))).isEmpty();
  }

  @Test
  void everyPortFailsBySubject() {
    Failure down = Failure.of(Failure.Kind.DOWN, "set by the test");
    for (String subject : List.of("LAMP-1", "c1", "ada@example.com", "a1", InMemoryShop.SEARCH)) {
      shop.fail(subject, down);
    }

    List<Lookup<?>> answers =
        List.of(
            shop.catalog().bySku("LAMP-1", deadline),
            shop.catalog().search("lamp", 1, deadline),
            shop.inventory().stock("LAMP-1", deadline),
            shop.customers().byId("c1", deadline),
            shop.customers().byEmail("Ada@Example.com", deadline),
            shop.helpCenter().byId("a1", deadline),
            shop.helpCenter().search("lamp", Locale.UK, 1, deadline));

    assertThat(answers).extracting(InMemoryShopTest::failure).containsOnly(Failure.Kind.DOWN);
  }

  private static Product lamp(String id, String title, String sku) {
    return new Product(
        id,
        title,
        null,
        null,
        Map.of(),
        List.of(new Product.Variant(sku, null, Map.of(), null, null)),
        null);
  }

  private static <T> T value(Lookup<T> answer) {
    return answer.fold(
        Lookup.Found::value,
        failure -> {
          throw new AssertionError("it was not found: " + failure);
        });
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
