// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static dev.waybill.testkit.agent.Bench.EMAIL;
import static dev.waybill.testkit.agent.Bench.JANE;
import static dev.waybill.testkit.agent.Bench.NOW;
import static dev.waybill.testkit.agent.Bench.POSTCODE;
import static dev.waybill.testkit.agent.Bench.order;
import static dev.waybill.testkit.agent.Bench.parcel;
import static dev.waybill.testkit.agent.Bench.scan;
import static dev.waybill.testkit.agent.Bench.tracking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.action.PolicyContext;
import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.commerce.PickupPoint;
import dev.waybill.commerce.Place;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.Orders;
import dev.waybill.connector.Parcels;
import dev.waybill.connector.Sources;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.playbook.CustomerRecords;
import dev.waybill.playbook.OrderAccess;
import dev.waybill.playbook.TrackedParcel;
import dev.waybill.testkit.shop.InMemoryShop;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CustomerRecordsTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Identity GUEST = Identity.anonymous();

  private final Bench bench = new Bench();
  private final InMemoryShop shop = bench.shop;
  private final EvidenceLedger ledger = new EvidenceLedger();
  private final ExecutorService executor = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  private CustomerRecords records(Identity identity) {
    return records(identity, shop.orders(), shop.parcels(), LONG, List.of());
  }

  private CustomerRecords records(
      Identity identity,
      Orders orders,
      Parcels parcels,
      Duration time,
      List<Instant> failedMatches) {
    return new CustomerRecords(
        Sources.of(orders, parcels),
        PolicyContext.NONE,
        identity,
        Set.of(),
        failedMatches,
        ledger,
        Bench.NEW_YORK,
        bench.clock,
        time,
        executor);
  }

  private static Failure.Kind unavailable(OrderAccess access) {
    return access.fold(
        order -> {
          throw new AssertionError("visible");
        },
        () -> {
          throw new AssertionError("hidden");
        },
        () -> {
          throw new AssertionError("out of reach");
        },
        Failure::kind);
  }

  private static @Nullable Failure failure(TrackedParcel parcel) {
    return parcel.tracking().<@Nullable Failure>fold(found -> null, failure -> failure);
  }

  @Test
  void anotherCustomersOrderIsAsIfThereWereNone() {
    shop.put(order("N2", "C2"));
    CustomerRecords records = records(JANE);

    assertThat(records.order("N2"))
        .isInstanceOf(OrderAccess.Hidden.class)
        .isEqualTo(records.order("N3"));
    assertThat(ledger.all()).isEmpty();
  }

  @Test
  void anOrderWithoutAnOwnerIsNobodys() {
    shop.put(order("N2", null));
    assertThat(records(JANE).order("N2")).isInstanceOf(OrderAccess.Hidden.class);
    assertThat(records(GUEST).order("N2")).isInstanceOf(OrderAccess.Hidden.class);
    assertThat(records(new Identity(Identity.Level.CLAIMED, "C1", null, null)).order("N2"))
        .isInstanceOf(OrderAccess.Hidden.class);
  }

  @Test
  void aClaimedCustomerSeesNothing() {
    shop.put(order("N1", "C1"));
    CustomerRecords records = records(new Identity(Identity.Level.CLAIMED, "C1", null, null));

    assertThat(records.order("N1")).isInstanceOf(OrderAccess.Hidden.class);
    assertThat(records.recent(5)).isInstanceOf(Lookup.Failed.class);
    assertThat(shop.calls()).extracting(InMemoryShop.Call::operation).containsOnly("byNumber");
  }

  @Test
  void aGuestSeesTheOrderTheyMatchAndNoOther() {
    shop.put(order("#N2", "C2")).put(order("N3", "C2"));
    CustomerRecords records = records(GUEST);

    assertThat(records.match("n2", " Jane.Doe@EXAMPLE.com", "0 7030"))
        .isInstanceOf(OrderAccess.Visible.class);
    assertThat(records.level()).isEqualTo(Identity.Level.MATCHED);
    assertThat(records.matched()).containsExactly("N2");
    assertThat(records.order("N2")).isInstanceOf(OrderAccess.Visible.class);
    assertThat(records.order("N3")).isInstanceOf(OrderAccess.Hidden.class);
    assertThat(records.failedMatches()).isEmpty();
  }

  @Test
  void oneWrongOfThreeIsAsWrongAsAll() {
    shop.put(order("N2", null));
    CustomerRecords records = records(GUEST);

    assertThat(
            List.of(
                records.match("N9", EMAIL, POSTCODE),
                records.match("N2", "eve@example.com", POSTCODE),
                records.match("N2", EMAIL, "07031")))
        .containsOnly(new OrderAccess.Hidden());
    assertThat(records.failedMatches()).containsExactly(NOW, NOW, NOW);
    assertThat(records.level()).isEqualTo(Identity.Level.NONE);
    assertThat(ledger.all()).isEmpty();
  }

  @Test
  void afterFiveFailedMatchesInAnHourNothingIsLookedUp() {
    shop.put(order("N2", null));
    List<Instant> five = Collections.nCopies(5, NOW);

    CustomerRecords refused = records(GUEST, shop.orders(), shop.parcels(), LONG, five);
    assertThat(refused.match("N2", EMAIL, POSTCODE)).isInstanceOf(OrderAccess.Hidden.class);
    assertThat(refused.order("N2")).isInstanceOf(OrderAccess.Hidden.class);
    assertThat(shop.calls()).isEmpty();
    assertThat(refused.reads()).extracting(TurnTrace.Read::result).containsOnly("refused");

    bench.clock.advance(Duration.ofHours(1).minusSeconds(1));
    assertThat(refused.match("N2", EMAIL, POSTCODE)).isInstanceOf(OrderAccess.Hidden.class);
    bench.clock.advance(Duration.ofSeconds(1));
    CustomerRecords later =
        new CustomerRecords(
            Sources.of(shop.orders(), shop.parcels()),
            PolicyContext.NONE,
            GUEST,
            Set.of(),
            five,
            ledger,
            Bench.NEW_YORK,
            bench.clock,
            LONG,
            executor);
    assertThat(later.match("N2", EMAIL, POSTCODE)).isInstanceOf(OrderAccess.Visible.class);
  }

  @Test
  void aSystemThatIsDownIsNoFailedMatch() {
    shop.put(order("N2", null)).fail("N2", Failure.of(Failure.Kind.DOWN, "503"));
    CustomerRecords records = records(GUEST);

    assertThat(unavailable(records.match("N2", EMAIL, POSTCODE))).isEqualTo(Failure.Kind.DOWN);
    assertThat(records.failedMatches()).isEmpty();
  }

  @Test
  void beyondReachIsSaidToKnownCustomersOnly() {
    shop.readsAllOrders(false);
    assertThat(records(JANE).order("N9")).isInstanceOf(OrderAccess.OutOfReach.class);
    assertThat(records(GUEST).order("N9")).isInstanceOf(OrderAccess.Hidden.class);
  }

  @Test
  void aConnectorThatThrowsIsDown() {
    Orders broken = orders(number -> sneaky());
    OrderAccess access = records(JANE, broken, shop.parcels(), LONG, List.of()).order("N1");

    assertThat(unavailable(access)).isEqualTo(Failure.Kind.DOWN);
    assertThat(access.toString()).contains("IllegalStateException").doesNotContain(EMAIL);
  }

  private static Lookup<Order> sneaky() {
    throw new IllegalStateException("no row for " + EMAIL);
  }

  @Test
  @SuppressWarnings("NullAway") // the point: a connector that breaks its contract
  void aConnectorThatGivesNothingIsDown() {
    OrderAccess access =
        records(JANE, orders(number -> null), shop.parcels(), LONG, List.of()).order("N1");

    assertThat(unavailable(access)).isEqualTo(Failure.Kind.DOWN);
  }

  @Test
  void anAnswerAboutAnotherOrderIsNoAnswer() {
    Orders mixed = orders(number -> found(order("N7", "C1")));
    assertThat(records(JANE, mixed, shop.parcels(), LONG, List.of()).order("N1"))
        .isInstanceOf(OrderAccess.Hidden.class);
    assertThat(ledger.all()).isEmpty();
  }

  @Test
  void aSlowConnectorTimesOutAtTheDeadline() {
    shop.put(order("N1", "C1")).hang("N1");
    CustomerRecords records =
        records(JANE, shop.orders(), shop.parcels(), Duration.ofMillis(20), List.of());

    assertThat(unavailable(records.order("N1"))).isEqualTo(Failure.Kind.TIMED_OUT);
  }

  @Test
  void anExecutorThatTakesNoMoreWorkIsASourceThatIsDown() {
    executor.shutdown();
    assertThat(unavailable(records(JANE).order("N1"))).isEqualTo(Failure.Kind.DOWN);
  }

  @Test
  void parcelsAreTrackedAllAtOnce() {
    CountDownLatch all = new CountDownLatch(3);
    Parcels together =
        parcels(
            number -> {
              all.countDown();
              try {
                return all.await(30, TimeUnit.SECONDS)
                    ? trackingFound(number)
                    : Lookup.failed(Failure.Kind.TIMED_OUT, "the others were not asked");
              } catch (InterruptedException e) {
                return Lookup.failed(Failure.Kind.TIMED_OUT, "interrupted");
              }
            });
    List<TrackedParcel> tracked =
        records(JANE, shop.orders(), together, LONG, List.of())
            .track(List.of(parcel("P3"), parcel("P1"), parcel("P2")));

    assertThat(tracked).allSatisfy(parcel -> assertThat(failure(parcel)).isNull());
    assertThat(tracked)
        .extracting(parcel -> parcel.parcel().trackingNumber())
        .containsExactly("P3", "P1", "P2");
  }

  @Test
  void oneSlowParcelDoesNotHideTheOthers() {
    shop.put(tracking("P1", null)).put(tracking("P2", null)).hang("P1");
    List<TrackedParcel> tracked =
        records(JANE, shop.orders(), shop.parcels(), Duration.ofMillis(500), List.of())
            .track(List.of(parcel("P2"), parcel("P1")));

    assertThat(failure(tracked.get(0))).isNull();
    assertThat(failure(tracked.get(1)))
        .extracting(failure -> failure == null ? null : failure.kind())
        .isEqualTo(Failure.Kind.TIMED_OUT);
  }

  @Test
  void eachThingIsReadAtMostOnceATurn() {
    shop.put(order("N1", "C1", parcel("P1"))).put(order("N2", null)).put(tracking("P1", null));
    CustomerRecords records = records(JANE);
    records.order("N1");
    records.order("#n1");
    records.order("N2");
    records.match("N2", EMAIL, POSTCODE);
    records.order("N2");
    records.track(List.of(parcel("P1"), parcel("P1")));
    records.track(List.of(parcel("P1")));

    assertThat(shop.calls())
        .containsExactly(
            new InMemoryShop.Call("byNumber", "N1"),
            new InMemoryShop.Call("byNumber", "N2"),
            new InMemoryShop.Call("track", "P1"));
  }

  @Test
  void whatIsSaidOfAnotherParcelIsNotUsed() {
    Parcels mixed = parcels(number -> trackingFound("P9"));
    List<TrackedParcel> tracked =
        records(JANE, shop.orders(), mixed, LONG, List.of()).track(List.of(parcel("P1")));

    assertThat(tracked)
        .singleElement()
        .satisfies(
            parcel ->
                assertThat(failure(parcel))
                    .isEqualTo(
                        Failure.of(Failure.Kind.MALFORMED, "the answer is about another parcel")));
    assertThat(ledger.all()).isEmpty();
  }

  @Test
  void aCarrierMayWriteTheNumberItsOwnWay() {
    Parcels own = parcels(number -> trackingFound("1Z999AA1"));
    records(JANE, shop.orders(), own, LONG, List.of()).track(List.of(parcel("1z 999 aa1")));

    assertThat(ledger.at("parcels.1z_20_999_20_aa1.status")).isPresent();
  }

  @Test
  void aPickupCodeIsForTheOwnerWhoIsLoggedIn() {
    Tracking locker =
        new Tracking(
            "P1",
            Carrier.UPS,
            tracking(
                    "P1",
                    null,
                    scan("2026-06-03T08:00:00-04:00", ParcelSubStatus.AT_LOCKER, "Hoboken", "US"))
                .journey(),
            null,
            null,
            new PickupPoint(Place.named("Locker 7"), null, "4711"));
    shop.put(order("N1", "C1", parcel("P1"))).put(locker);

    assertThat(hasCode(JANE, records -> records.order("N1"))).isTrue();
    assertThat(
            hasCode(
                new Identity(Identity.Level.MATCHED, "C1", null, null),
                records -> records.order("N1")))
        .isFalse();
    assertThat(hasCode(GUEST, records -> records.match("N1", EMAIL, POSTCODE))).isFalse();
    assertThat(
            hasCode(
                Identity.verified("C2", null, null),
                records -> records.match("N1", EMAIL, POSTCODE)))
        .as("a login opens no locker of somebody else's")
        .isFalse();
  }

  private boolean hasCode(Identity identity, Function<CustomerRecords, OrderAccess> access) {
    EvidenceLedger own = new EvidenceLedger();
    CustomerRecords records =
        new CustomerRecords(
            Sources.of(shop.orders(), shop.parcels()),
            PolicyContext.NONE,
            identity,
            Set.of(),
            List.of(),
            own,
            Bench.NEW_YORK,
            bench.clock,
            LONG,
            executor);
    assertThat(access.apply(records)).isInstanceOf(OrderAccess.Visible.class);
    records.track(List.of(parcel("P1")));
    assertThat(own.at("parcels.P1.pickup.place")).isPresent();
    return own.at("parcels.P1.pickup.code").isPresent();
  }

  private Lookup<Order> found(Order order) {
    return shop.put(order).orders().byNumber(order.number(), Deadline.in(LONG, NOW));
  }

  private Lookup<Tracking> trackingFound(String number) {
    return shop.put(tracking(number, null))
        .parcels()
        .track(Carrier.UPS, number, Deadline.in(LONG, NOW));
  }

  private static Orders orders(Function<String, @Nullable Lookup<Order>> byNumber) {
    return new Orders() {
      @Override
      @SuppressWarnings("NullAway") // a double may break the contract
      public Lookup<Order> byNumber(String orderNumber, Deadline deadline) {
        return byNumber.apply(orderNumber);
      }

      @Override
      public Lookup<List<Order>> byCustomer(String customerId, int limit, Deadline deadline) {
        return Lookup.failed(Failure.Kind.UNSUPPORTED, "not asked for");
      }

      @Override
      public ConnectorHealth health() {
        return ConnectorHealth.untried();
      }
    };
  }

  private static Parcels parcels(Function<String, Lookup<Tracking>> track) {
    return new Parcels() {
      @Override
      public Lookup<Tracking> track(Carrier carrier, String trackingNumber, Deadline deadline) {
        return track.apply(trackingNumber);
      }

      @Override
      public boolean covers(Carrier carrier) {
        return true;
      }

      @Override
      public ConnectorHealth health() {
        return ConnectorHealth.untried();
      }
    };
  }
}
