// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.HealthRecord;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.Orders;
import dev.waybill.connector.Parcels;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A shop and its carriers in memory: what a test puts in is what {@link #orders()} and {@link
 * #parcels()} answer, with the failures, delays and stale answers the test asks for. Safe for use
 * by many threads; it may be changed between calls.
 */
public final class InMemoryShop {

  /** What stands for every customer's list of orders where a failure or a delay is set. */
  public static final String LIST = "recent";

  private static final Source SHOP = new Source("shop", DataLayer.ORDER);

  private final Clock clock;
  private final List<Order> orders = new CopyOnWriteArrayList<>();
  private final Map<String, Tracking> fresh = new ConcurrentHashMap<>();
  private final Map<String, Lookup<Tracking>> dated = new ConcurrentHashMap<>();
  private final Map<String, Failure> failures = new ConcurrentHashMap<>();
  private final Set<String> hanging = ConcurrentHashMap.newKeySet();
  private final Set<Carrier> uncovered = ConcurrentHashMap.newKeySet();
  private final HealthRecord ordersHealth = new HealthRecord();
  private final HealthRecord parcelsHealth = new HealthRecord();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private volatile boolean readsAllOrders = true;

  /**
   * A call that was made.
   *
   * @param operation {@code byNumber}, {@code byCustomer} or {@code track}
   * @param subject what it was asked for
   */
  public record Call(String operation, String subject) {}

  /** An empty shop. */
  public InMemoryShop(Clock clock) {
    this.clock = requireNonNull(clock, "clock");
  }

  /** Puts in an order; one with the same number is replaced. */
  public InMemoryShop put(Order order) {
    orders.removeIf(
        held -> Order.canonicalNumber(held.number()).equals(Order.canonicalNumber(order.number())));
    orders.add(order);
    return this;
  }

  /** Puts in what a carrier says, read now at each call. */
  public InMemoryShop put(Tracking tracking) {
    dated.remove(Order.canonicalNumber(tracking.trackingNumber()));
    fresh.put(Order.canonicalNumber(tracking.trackingNumber()), tracking);
    return this;
  }

  /**
   * Puts in what a carrier said earlier.
   *
   * @param tracking what it said
   * @param observedAt when it said it
   * @param refreshFailure why nothing newer can be read, or null if it was read as late as that
   */
  public InMemoryShop put(Tracking tracking, Instant observedAt, @Nullable Failure refreshFailure) {
    fresh.remove(Order.canonicalNumber(tracking.trackingNumber()));
    dated.put(
        Order.canonicalNumber(tracking.trackingNumber()),
        new Lookup.Found<>(tracking, source(tracking.carrier()), observedAt, refreshFailure));
    return this;
  }

  /** Every read of this order or tracking number, or of {@link #LIST}, fails so. */
  public InMemoryShop fail(String number, Failure failure) {
    failures.put(Order.canonicalNumber(number), requireNonNull(failure, "failure"));
    return this;
  }

  /** Every read of this order or tracking number, or of {@link #LIST}, hangs until interrupted. */
  public InMemoryShop hang(String number) {
    hanging.add(Order.canonicalNumber(number));
    return this;
  }

  /** Reads of this order or tracking number, or of {@link #LIST}, succeed again. */
  public InMemoryShop heal(String number) {
    failures.remove(Order.canonicalNumber(number));
    hanging.remove(Order.canonicalNumber(number));
    return this;
  }

  /** No connector covers this carrier. */
  public InMemoryShop uncovered(Carrier carrier) {
    uncovered.add(carrier);
    return this;
  }

  /**
   * Whether all orders may be read. If not, a number that is not held may belong to an order beyond
   * what may be read, and is {@link Failure.Kind#OUT_OF_REACH}.
   */
  public InMemoryShop readsAllOrders(boolean all) {
    readsAllOrders = all;
    return this;
  }

  /** Every call so far, oldest first. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** The order-management system. */
  public Orders orders() {
    return new ShopOrders();
  }

  /** The carriers. */
  public Parcels parcels() {
    return new ShopParcels();
  }

  private static Source source(Carrier carrier) {
    return new Source(carrier.id(), DataLayer.CARRIER);
  }

  /** Notes a call, hangs if it must, and gives the failure that was asked for, if one was. */
  private Optional<Failure> enter(String operation, String subject, String number) {
    calls.add(new Call(operation, subject));
    if (hanging.contains(Order.canonicalNumber(number))) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.of(Failure.of(Failure.Kind.TIMED_OUT, "interrupted while hanging"));
      }
    }
    return Optional.ofNullable(failures.get(Order.canonicalNumber(number)));
  }

  private <T> Lookup<T> noted(HealthRecord health, Lookup<T> answer) {
    health.note(answer, clock.instant());
    return answer;
  }

  private final class ShopOrders implements Orders {
    @Override
    public Lookup<Order> byNumber(String orderNumber, Deadline deadline) {
      return noted(ordersHealth, read(orderNumber));
    }

    private Lookup<Order> read(String orderNumber) {
      Optional<Failure> failure = enter("byNumber", orderNumber, orderNumber);
      if (failure.isPresent()) {
        return Lookup.failed(failure.get());
      }
      return orders.stream()
          .filter(
              order ->
                  Order.canonicalNumber(order.number()).equals(Order.canonicalNumber(orderNumber)))
          .findFirst()
          .map(order -> Lookup.found(order, SHOP, clock.instant()))
          .orElseGet(
              () ->
                  readsAllOrders
                      ? Lookup.failed(Failure.Kind.NOT_FOUND, "no such order")
                      : Lookup.failed(Failure.Kind.OUT_OF_REACH, "older orders are not readable"));
    }

    @Override
    public Lookup<List<Order>> byCustomer(String customerId, int limit, Deadline deadline) {
      return noted(ordersHealth, read(customerId, limit));
    }

    private Lookup<List<Order>> read(String customerId, int limit) {
      Optional<Failure> failure = enter("byCustomer", customerId, LIST);
      if (failure.isPresent()) {
        return Lookup.failed(failure.get());
      }
      List<Order> theirs = new ArrayList<>();
      for (Order order : orders) {
        if (customerId.equals(order.customerId())) {
          theirs.add(order);
        }
      }
      theirs.sort(
          Comparator.comparing(
              (Order order) -> order.placedAt() == null ? Instant.EPOCH : order.placedAt(),
              Comparator.reverseOrder()));
      return Lookup.found(
          List.copyOf(theirs.subList(0, Math.min(limit, theirs.size()))), SHOP, clock.instant());
    }

    @Override
    public ConnectorHealth health() {
      return ordersHealth.health();
    }
  }

  private final class ShopParcels implements Parcels {
    @Override
    public Lookup<Tracking> track(Carrier carrier, String trackingNumber, Deadline deadline) {
      return noted(parcelsHealth, read(carrier, trackingNumber));
    }

    private Lookup<Tracking> read(Carrier carrier, String trackingNumber) {
      Optional<Failure> failure = enter("track", trackingNumber, trackingNumber);
      if (failure.isPresent()) {
        return Lookup.failed(failure.get());
      }
      if (uncovered.contains(carrier)) {
        return Lookup.failed(Failure.Kind.UNSUPPORTED, "no connector covers " + carrier.id());
      }
      Tracking now = fresh.get(Order.canonicalNumber(trackingNumber));
      if (now != null) {
        return Lookup.found(now, source(carrier), clock.instant());
      }
      Lookup<Tracking> held = dated.get(Order.canonicalNumber(trackingNumber));
      return held == null ? Lookup.failed(Failure.Kind.NOT_YET_SCANNED, "no scan yet") : held;
    }

    @Override
    public boolean covers(Carrier carrier) {
      return !uncovered.contains(carrier);
    }

    @Override
    public ConnectorHealth health() {
      return parcelsHealth.health();
    }
  }
}
