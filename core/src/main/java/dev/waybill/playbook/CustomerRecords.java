// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Address;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.Parcel;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.Orders;
import dev.waybill.connector.Parcels;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.EvidenceLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What one customer may see of the systems of record, during one turn: the only way from a playbook
 * or a model to an order. An order that is not the customer's is as if it did not exist. Whatever
 * is read is entered into the turn's ledger with its source and time, each thing at most once a
 * turn.
 *
 * <p>For one turn, on one thread; it reads from many systems at once by itself.
 */
public final class CustomerRecords {

  /** How often a conversation may fail to show that an order is its customer's, in an hour. */
  private static final int FAILED_MATCHES_AN_HOUR = 5;

  /**
   * The part of the time that connectors are not given: a connector that has waited for its source
   * to the end must still hand over what it knew before, and not be given up in that moment.
   */
  private static final int SHARE_TO_RETURN = 8;

  private final Orders orders;
  private final Parcels parcels;
  private final Identity identity;
  private final Set<String> matched;
  private final List<Instant> failedMatches;
  private final CommerceFacts facts;
  private final ZoneId shopZone;
  private final Clock clock;
  private final Deadline deadline;
  private final Deadline connectorDeadline;
  private final ExecutorService executor;
  private final Map<String, OrderAccess> readOrders = new LinkedHashMap<>();
  private final Map<String, Lookup<Tracking>> readTrackings = new LinkedHashMap<>();
  private final List<TurnTrace.Read> reads = new CopyOnWriteArrayList<>();

  /**
   * Opens the records for one turn.
   *
   * @param orders the order-management system
   * @param parcels the carriers
   * @param identity who the customer is
   * @param matched the numbers of the orders the customer has shown to be theirs before
   * @param failedMatches when the customer failed to
   * @param ledger the turn's ledger
   * @param shopZone the zone of the shop's own days
   * @param clock the time
   * @param deadline by when every read must be over
   * @param executor runs the reads
   */
  public CustomerRecords(
      Orders orders,
      Parcels parcels,
      Identity identity,
      Set<String> matched,
      List<Instant> failedMatches,
      EvidenceLedger ledger,
      ZoneId shopZone,
      Clock clock,
      Deadline deadline,
      ExecutorService executor) {
    this.orders = requireNonNull(orders, "orders");
    this.parcels = requireNonNull(parcels, "parcels");
    this.identity = requireNonNull(identity, "identity");
    this.matched = new LinkedHashSet<>(matched);
    this.failedMatches = new ArrayList<>(failedMatches);
    this.facts = new CommerceFacts(ledger);
    this.shopZone = requireNonNull(shopZone, "shopZone");
    this.clock = requireNonNull(clock, "clock");
    this.deadline = requireNonNull(deadline, "deadline");
    Instant now = clock.instant();
    Duration left = deadline.remaining(now);
    this.connectorDeadline = Deadline.in(left.minus(left.dividedBy(SHARE_TO_RETURN)), now);
    this.executor = requireNonNull(executor, "executor");
  }

  /** How sure we are of the customer, after what was matched in this conversation. */
  public Identity.Level level() {
    Identity.Level level = identity.level();
    return level.compareTo(Identity.Level.MATCHED) < 0 && !matched.isEmpty()
        ? Identity.Level.MATCHED
        : level;
  }

  /** Whether the customer is known well enough to see a list of their orders. */
  public boolean knowsCustomer() {
    return identity.customerId() != null && identity.level().compareTo(Identity.Level.MATCHED) >= 0;
  }

  /** The numbers of the orders the customer has shown to be theirs. */
  public Set<String> matched() {
    return Set.copyOf(matched);
  }

  /** When the customer failed to show that an order is theirs, oldest first. */
  public List<Instant> failedMatches() {
    return List.copyOf(failedMatches);
  }

  /** Every read so far. */
  public List<TurnTrace.Read> reads() {
    return List.copyOf(reads);
  }

  /** Reads an order by the number the customer knows. */
  public OrderAccess order(String number) {
    return readOrders.computeIfAbsent(canonical(number), key -> readOrder(number));
  }

  private OrderAccess readOrder(String number) {
    Lookup<Order> answer =
        within("order.find", number, () -> orders.byNumber(number, connectorDeadline));
    return answer.fold(
        found ->
            canonical(found.value().number()).equals(canonical(number)) && isTheirs(found.value())
                ? entered(found)
                : new OrderAccess.Hidden(),
        failure ->
            switch (failure.kind()) {
              case NOT_FOUND, NOT_YET_SCANNED, UNSUPPORTED -> new OrderAccess.Hidden();
              case OUT_OF_REACH ->
                  knowsCustomer() ? new OrderAccess.OutOfReach() : new OrderAccess.Hidden();
              case THROTTLED, UNAUTHORISED, DOWN, TIMED_OUT, MALFORMED ->
                  new OrderAccess.Unavailable(failure);
            });
  }

  /**
   * Reads an order of a customer who is not logged in: number, e-mail address and postal code must
   * belong together. One right and one wrong is as wrong as all wrong.
   */
  public OrderAccess match(String number, String email, String postalCode) {
    if (tooManyFailedMatches()) {
      note("identity.match", number, "refused");
      return new OrderAccess.Hidden();
    }
    Lookup<Order> answer =
        within("identity.match", number, () -> orders.byNumber(number, connectorDeadline));
    return answer.fold(
        found -> {
          Order order = found.value();
          if (canonical(order.number()).equals(canonical(number))
              && isSame(order.email(), email)
              && isSamePostalCode(order.shipTo(), postalCode)) {
            matched.add(canonical(number));
            OrderAccess access = entered(found);
            readOrders.put(canonical(number), access);
            return access;
          }
          return failedMatch();
        },
        failure ->
            failure.kind().isOutage() ? new OrderAccess.Unavailable(failure) : failedMatch());
  }

  private OrderAccess failedMatch() {
    failedMatches.add(clock.instant());
    return new OrderAccess.Hidden();
  }

  private boolean tooManyFailedMatches() {
    Instant anHourAgo = clock.instant().minus(Duration.ofHours(1));
    return failedMatches.stream().filter(at -> at.isAfter(anHourAgo)).count()
        >= FAILED_MATCHES_AN_HOUR;
  }

  /**
   * Reads the customer's newest orders.
   *
   * @param limit how many at the most
   * @return the orders, newest first; a failure if nobody is known or the system does not answer
   */
  public Lookup<List<Order>> recent(int limit) {
    String customerId = identity.customerId();
    if (customerId == null || !knowsCustomer()) {
      return Lookup.failed(Failure.Kind.UNAUTHORISED, "the customer is not known");
    }
    Lookup<List<Order>> answer =
        within(
            "order.find", "recent", () -> orders.byCustomer(customerId, limit, connectorDeadline));
    return answer.fold(
        found -> {
          List<Order> theirs = found.value().stream().filter(this::isTheirs).toList();
          for (Order order : theirs) {
            readOrders.computeIfAbsent(
                canonical(order.number()),
                key ->
                    entered(
                        new Lookup.Found<>(
                            order, found.source(), found.observedAt(), found.refreshFailure())));
          }
          return new Lookup.Found<>(
              theirs, found.source(), found.observedAt(), found.refreshFailure());
        },
        Lookup::failed);
  }

  /**
   * Asks the carriers for parcels of orders that were read before, all at once.
   *
   * @return what they say, in the order of the parcels
   */
  public List<TrackedParcel> track(List<Parcel> wanted) {
    Map<String, Future<Lookup<Tracking>>> running = new LinkedHashMap<>();
    Map<String, Instant> started = new LinkedHashMap<>();
    for (Parcel parcel : wanted) {
      String key = parcel.trackingNumber();
      if (!readTrackings.containsKey(key) && !running.containsKey(key)) {
        started.put(key, clock.instant());
        running.put(
            key,
            start(
                () -> parcels.track(parcel.carrier(), parcel.trackingNumber(), connectorDeadline)));
      }
    }
    running.forEach(
        (key, future) -> {
          Lookup<Tracking> answer = await(future);
          note("shipment.track", key, result(answer), started.getOrDefault(key, clock.instant()));
          readTrackings.put(key, answer);
          answer.fold(this::enteredTracking, failure -> failure);
        });
    return wanted.stream()
        .map(
            parcel ->
                new TrackedParcel(
                    parcel,
                    readTrackings.getOrDefault(
                        parcel.trackingNumber(),
                        Lookup.failed(Failure.Kind.TIMED_OUT, "not read"))))
        .toList();
  }

  /** The order of this turn that has the parcel, if one has. */
  public Optional<Parcel> knownParcel(String trackingNumber) {
    String wanted = trackingNumber.replace(" ", "");
    return readOrders.values().stream()
        .flatMap(
            access ->
                access
                    .<List<Parcel>>fold(Order::parcels, List::of, List::of, failure -> List.of())
                    .stream())
        .filter(parcel -> parcel.trackingNumber().replace(" ", "").equalsIgnoreCase(wanted))
        .findFirst();
  }

  private Lookup.Found<Tracking> enteredTracking(Lookup.Found<Tracking> found) {
    boolean mayOpenLocker = identity.level() == Identity.Level.VERIFIED;
    facts.tracking(found.value(), mayOpenLocker, found.source(), found.observedAt());
    return found;
  }

  private OrderAccess entered(Lookup.Found<Order> found) {
    facts.order(found.value(), shopZone, found.source(), found.observedAt());
    return new OrderAccess.Visible(found.value());
  }

  private boolean isTheirs(Order order) {
    if (matched.contains(canonical(order.number()))) {
      return true;
    }
    return knowsCustomer()
        && order.customerId() != null
        && order.customerId().equals(identity.customerId());
  }

  private <T> Lookup<T> within(String operation, String subject, Callable<Lookup<T>> read) {
    Instant started = clock.instant();
    Lookup<T> answer = await(start(read));
    note(operation, subject, result(answer), started);
    return answer;
  }

  private <T> Future<Lookup<T>> start(Callable<Lookup<T>> read) {
    try {
      return executor.submit(read);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(
          Lookup.failed(Failure.Kind.DOWN, "the executor takes no more work"));
    }
  }

  /** A connector that breaks its contract and throws is a source that is down; the turn goes on. */
  private <T> Lookup<T> await(Future<Lookup<T>> future) {
    try {
      return future.get(deadline.remaining(clock.instant()).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      return Lookup.failed(Failure.Kind.TIMED_OUT, "no answer by the deadline");
    } catch (ExecutionException e) {
      return Lookup.failed(Failure.Kind.DOWN, "the connector threw " + nameOf(e));
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      return Lookup.failed(Failure.Kind.TIMED_OUT, "interrupted");
    }
  }

  /** The class only: a message may hold what must not be shown. */
  private static String nameOf(ExecutionException e) {
    Throwable cause = e.getCause();
    return (cause == null ? e : cause).getClass().getName();
  }

  private void note(String operation, String subject, String result) {
    note(operation, subject, result, clock.instant());
  }

  private void note(String operation, String subject, String result, Instant started) {
    reads.add(
        new TurnTrace.Read(operation, subject, result, Duration.between(started, clock.instant())));
  }

  private static String result(Lookup<?> answer) {
    return answer.fold(
        found -> found.refreshFailure() == null ? "found" : "found, not fresh",
        failure -> failure.kind() + ": " + failure.detail());
  }

  static String canonical(String orderNumber) {
    String number = orderNumber.strip().toUpperCase(Locale.ROOT);
    return number.startsWith("#") ? number.substring(1) : number;
  }

  private static boolean isSame(@Nullable String held, String given) {
    return held != null && held.strip().equalsIgnoreCase(given.strip());
  }

  private static boolean isSamePostalCode(@Nullable Address address, String given) {
    return address != null
        && address.postalCode() != null
        && plain(address.postalCode()).equals(plain(given));
  }

  private static String plain(String postalCode) {
    return postalCode.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }
}
