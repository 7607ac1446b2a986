// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import static java.util.Objects.requireNonNull;

import dev.waybill.action.PolicyContext;
import dev.waybill.commerce.Customer;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.Parcel;
import dev.waybill.commerce.Product;
import dev.waybill.commerce.ServiceCase;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Cases;
import dev.waybill.connector.Catalog;
import dev.waybill.connector.Customers;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.Sources;
import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.CaseFacts;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.intent.internal.SecretScan;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.value.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
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

  /** How many of a customer's orders are looked through for a product that they ordered. */
  private static final int ORDERS_LOOKED_THROUGH = 10;

  /** How many of a customer's cases are read. */
  private static final int CASES_LOOKED_THROUGH = 20;

  private final Sources sources;
  private final PolicyContext context;
  private final Identity identity;
  private final Ownership ownership;
  private final EvidenceLedger ledger;
  private final CommerceFacts facts;
  private final ZoneId shopZone;
  private final Clock clock;
  private final Map<String, Lookup<Order>> foundOrders = new LinkedHashMap<>();
  private final Map<String, OrderAccess> readOrders = new LinkedHashMap<>();
  private final Map<String, Lookup<Tracking>> readTrackings = new LinkedHashMap<>();
  private final Map<String, Lookup<Product>> readProducts = new LinkedHashMap<>();
  private final Map<String, Lookup.Found<Order>> visible = new LinkedHashMap<>();
  private boolean lookedThrough;
  private final CaseFacts caseFacts;
  private @Nullable Lookup<List<ServiceCase>> readCases;
  private @Nullable Lookup<Customer> readCustomer;
  private @Nullable Storefront front;
  private final Reads reads;
  private final LookupLimit limit;
  private final String who;

  /**
   * Opens the records for one turn.
   *
   * @param sources the systems of record
   * @param context what the host knows for the policy beside them
   * @param identity who the customer is
   * @param matched the numbers of the orders the customer has shown to be theirs before
   * @param failedMatches when the customer failed to
   * @param ledger the turn's ledger
   * @param shopZone the zone of the shop's own days
   * @param clock the time
   * @param patience how long one read may take
   * @param executor runs the reads
   */
  public CustomerRecords(
      Sources sources,
      PolicyContext context,
      Identity identity,
      Set<String> matched,
      List<Instant> failedMatches,
      EvidenceLedger ledger,
      ZoneId shopZone,
      Clock clock,
      Duration patience,
      ExecutorService executor) {
    this(
        sources,
        context,
        identity,
        matched,
        failedMatches,
        ledger,
        shopZone,
        clock,
        patience,
        executor,
        LookupLimit.NONE,
        "");
  }

  /**
   * Opens the records for one turn, with a limit to the numbers that may be tried.
   *
   * @param sources the systems of record
   * @param context what the host knows for the policy beside them
   * @param identity who the customer is
   * @param matched the numbers of the orders the customer has shown to be theirs before
   * @param failedMatches when the customer failed to
   * @param ledger the turn's ledger
   * @param shopZone the zone of the shop's own days
   * @param clock the time
   * @param patience how long one read may take
   * @param executor runs the reads
   * @param limit how many numbers may be tried
   * @param conversationId the conversation, to count those by who are not known
   */
  public CustomerRecords(
      Sources sources,
      PolicyContext context,
      Identity identity,
      Set<String> matched,
      List<Instant> failedMatches,
      EvidenceLedger ledger,
      ZoneId shopZone,
      Clock clock,
      Duration patience,
      ExecutorService executor,
      LookupLimit limit,
      String conversationId) {
    this.sources = requireNonNull(sources, "sources");
    this.context = requireNonNull(context, "context");
    this.identity = requireNonNull(identity, "identity");
    this.ownership = new Ownership(identity, matched, failedMatches, clock);
    this.ledger = requireNonNull(ledger, "ledger");
    this.facts = new CommerceFacts(ledger, SecretScan::masked);
    this.caseFacts = new CaseFacts(ledger);
    this.shopZone = requireNonNull(shopZone, "shopZone");
    this.clock = requireNonNull(clock, "clock");
    this.reads = new Reads(clock, patience, executor);
    this.limit = requireNonNull(limit, "limit");
    this.who =
        customerId()
            .map(id -> "customer/" + id)
            .orElse("conversation/" + requireNonNull(conversationId, "conversationId"));
  }

  /**
   * What the shop shows everybody, read in the same turn.
   *
   * @param before the conversation so far
   * @param viewed the unit on whose page the customer writes, or null
   */
  public Storefront storefront(Conversation before, @Nullable String viewed) {
    Storefront made = new Storefront(sources, before, viewed, ledger, shopZone, reads);
    front = made;
    return made;
  }

  /** How sure we are of the customer, after what was matched in this conversation. */
  public Identity.Level level() {
    return ownership.level();
  }

  /** Whether the customer is known well enough to see a list of their orders. */
  public boolean knowsCustomer() {
    return ownership.knowsCustomer();
  }

  /** The shop's identifier of the customer, if it is sure who they are. Never said to anybody. */
  public Optional<String> customerId() {
    return knowsCustomer() ? Optional.ofNullable(identity.customerId()) : Optional.empty();
  }

  /** The numbers of the orders the customer has shown to be theirs. */
  public Set<String> matched() {
    return ownership.matched();
  }

  /** When the customer failed to show that an order is theirs, oldest first. */
  public List<Instant> failedMatches() {
    return ownership.failedMatches();
  }

  /** Every read so far. */
  public List<TurnTrace.Read> reads() {
    return reads.all();
  }

  /**
   * Reads an order by the number the customer knows. After too many failed matches nothing is
   * looked up that could be theirs only by a match.
   */
  public OrderAccess order(String number) {
    String key = Order.canonicalNumber(number);
    if (!knowsCustomer() && !ownership.hasShown(key) && ownership.tooManyFailedMatches()) {
      reads.refused("order.find", number);
      return new OrderAccess.Hidden();
    }
    if (!readOrders.containsKey(key) && !ownership.hasShown(key) && hasTriedTooMuch()) {
      recent(ORDERS_LOOKED_THROUGH);
      return readOrders.computeIfAbsent(
          key,
          absent -> {
            reads.refused("order.find", number);
            return new OrderAccess.Hidden();
          });
    }
    return readOrders.computeIfAbsent(key, absent -> counted(key, readOrder("order.find", number)));
  }

  private OrderAccess counted(String key, OrderAccess access) {
    if (access instanceof OrderAccess.Hidden) {
      limit.missed(who, key, clock.instant());
    }
    return access;
  }

  /** Whether the customer has tried so many numbers that nothing more is looked up by number. */
  public boolean hasTriedTooMuch() {
    return limit.isReached(who, clock.instant());
  }

  private OrderAccess readOrder(String operation, String number) {
    return find(operation, number)
        .fold(
            found -> ownership.isTheirs(found.value()) ? entered(found) : new OrderAccess.Hidden(),
            failure ->
                switch (failure.kind()) {
                  case NOT_FOUND, NOT_YET_SCANNED, UNSUPPORTED -> new OrderAccess.Hidden();
                  case OUT_OF_REACH ->
                      knowsCustomer() ? new OrderAccess.OutOfReach() : new OrderAccess.Hidden();
                  case THROTTLED, UNAUTHORISED, DOWN, TIMED_OUT, MALFORMED ->
                      new OrderAccess.Unavailable(failure);
                });
  }

  /** The order of this number, whoever's it is: looked up once, and never given out. */
  private Lookup<Order> find(String operation, String number) {
    String key = Order.canonicalNumber(number);
    Lookup<Order> known = foundOrders.get(key);
    if (known != null) {
      reads.note(operation, number, known);
      return known;
    }
    Lookup<Order> answer =
        reads
            .now(operation, number, deadline -> sources.orders().byNumber(number, deadline))
            .fold(
                found ->
                    Order.canonicalNumber(found.value().number()).equals(key)
                        ? found
                        : Lookup.<Order>failed(Failure.Kind.NOT_FOUND, "another order came back"),
                Lookup::failed);
    foundOrders.put(key, answer);
    return answer;
  }

  /**
   * Reads an order of a customer who is not logged in: number, e-mail address and postal code must
   * belong together. One right and one wrong is as wrong as all wrong.
   */
  public OrderAccess match(String number, String email, String postalCode) {
    if (ownership.tooManyFailedMatches()) {
      reads.refused("identity.match", number);
      return new OrderAccess.Hidden();
    }
    return find("identity.match", number)
        .fold(
            found -> {
              Order order = found.value();
              if (!ownership.match(order, number, email, postalCode)) {
                return new OrderAccess.Hidden();
              }
              OrderAccess access = entered(found);
              readOrders.put(Order.canonicalNumber(number), access);
              return access;
            },
            failure ->
                failure.kind().isOutage() ? new OrderAccess.Unavailable(failure) : failedMatch());
  }

  private OrderAccess failedMatch() {
    ownership.failed();
    return new OrderAccess.Hidden();
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
        reads.now(
            "order.find",
            "recent",
            deadline -> sources.orders().byCustomer(customerId, limit, deadline));
    return answer.fold(
        found -> {
          List<Order> theirs = found.value().stream().filter(ownership::isTheirs).toList();
          for (Order order : theirs) {
            readOrders.computeIfAbsent(
                Order.canonicalNumber(order.number()),
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
    Map<String, Reads.Running<Tracking>> running = new LinkedHashMap<>();
    for (Parcel parcel : wanted) {
      String key = parcel.trackingNumber();
      if (!readTrackings.containsKey(key) && !running.containsKey(key)) {
        running.put(
            key,
            reads.start(
                "shipment.track",
                key,
                deadline ->
                    ofParcel(key, sources.parcels().track(parcel.carrier(), key, deadline))));
      }
    }
    running.forEach(
        (key, read) -> {
          Lookup<Tracking> answer = reads.await(read);
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

  /** What was said of another parcel is not said of this one; a number's spacing is no matter. */
  private static Lookup<Tracking> ofParcel(String number, Lookup<Tracking> answer) {
    return answer.fold(
        found -> {
          Tracking tracking = found.value();
          if (!isSameNumber(tracking.trackingNumber(), number)) {
            return Lookup.failed(Failure.Kind.MALFORMED, "the answer is about another parcel");
          }
          return new Lookup.Found<>(
              new Tracking(
                  number,
                  tracking.carrier(),
                  tracking.journey(),
                  tracking.eta(),
                  tracking.proof(),
                  tracking.pickup()),
              found.source(),
              found.observedAt(),
              found.refreshFailure());
        },
        Lookup::failed);
  }

  /** The order of this turn that has the parcel, if one has. */
  public Optional<Parcel> knownParcel(String trackingNumber) {
    return visibleOrders().stream()
        .flatMap(order -> order.parcels().stream())
        .filter(parcel -> isSameNumber(parcel.trackingNumber(), trackingNumber))
        .findFirst();
  }

  /** Whether products can be read. */
  public boolean hasCatalog() {
    return sources.catalog() != null;
  }

  /**
   * Whether the customer has ordered this unit: whether an order of this turn has it, or else one
   * of the customer's newest, which are read for it once a turn.
   *
   * @param sku the stock-keeping unit, compared exactly
   */
  public boolean hasOrdered(String sku) {
    if (!isInVisibleOrder(sku) && knowsCustomer() && !lookedThrough) {
      lookedThrough = true;
      recent(ORDERS_LOOKED_THROUGH);
    }
    return isInVisibleOrder(sku);
  }

  private boolean isInVisibleOrder(String sku) {
    return visibleOrders().stream()
        .flatMap(order -> order.lines().stream())
        .anyMatch(line -> sku.equals(line.sku()));
  }

  /**
   * Reads the product of a unit that the customer has ordered.
   *
   * @param sku the stock-keeping unit, compared exactly
   * @return the product; {@link Failure.Kind#NOT_FOUND} if the catalogue does not know the unit,
   *     and also if the customer has not ordered it, in which case nobody is asked; {@link
   *     Failure.Kind#UNSUPPORTED} if there is no catalogue
   */
  public Lookup<Product> product(String sku) {
    Catalog asked = sources.catalog();
    if (asked == null) {
      return Lookup.failed(Failure.Kind.UNSUPPORTED, "there is no catalogue");
    }
    if (!hasOrdered(sku)) {
      reads.refused("product.read", sku);
      return Lookup.failed(Failure.Kind.NOT_FOUND, "the customer has not ordered it");
    }
    return readProducts.computeIfAbsent(sku, absent -> readProduct(asked, sku));
  }

  private Lookup<Product> readProduct(Catalog asked, String sku) {
    Lookup<Product> answer =
        reads.now("product.read", sku, deadline -> ofUnit(sku, asked.bySku(sku, deadline)));
    answer.fold(
        found -> {
          facts.product(found.value(), sku, found.source(), found.observedAt());
          return found;
        },
        failure -> failure);
    return answer;
  }

  /** What is said of another product is not said of this one. */
  private static Lookup<Product> ofUnit(String sku, Lookup<Product> answer) {
    return answer.fold(
        found ->
            found.value().variants().stream().anyMatch(variant -> variant.sku().equals(sku))
                ? found
                : Lookup.failed(Failure.Kind.MALFORMED, "the answer is about another product"),
        Lookup::failed);
  }

  private List<Order> visibleOrders() {
    List<Order> theirs = new ArrayList<>();
    for (OrderAccess access : readOrders.values()) {
      access.fold(theirs::add, () -> false, () -> false, failure -> false);
    }
    return theirs;
  }

  private Lookup.Found<Tracking> enteredTracking(Lookup.Found<Tracking> found) {
    facts.tracking(found.value(), mayOpenLocker(found.value()), found.source(), found.observedAt());
    return found;
  }

  /** A login opens the lockers of its own orders; number, e-mail and postal code open none. */
  private boolean mayOpenLocker(Tracking tracking) {
    return identity.level().compareTo(Identity.Level.VERIFIED) >= 0
        && visibleOrders().stream()
            .filter(ownership::isOwn)
            .flatMap(order -> order.parcels().stream())
            .anyMatch(parcel -> isSameNumber(parcel.trackingNumber(), tracking.trackingNumber()));
  }

  /**
   * Reads an order again that was read in this turn, to see what has become of it.
   *
   * @param number an order that the customer may see
   * @return what it is now; hidden if it was not read before, or is not theirs any more
   */
  public OrderAccess again(String number) {
    String key = Order.canonicalNumber(number);
    if (!(readOrders.get(key) instanceof OrderAccess.Visible)) {
      reads.refused("order.get", number);
      return new OrderAccess.Hidden();
    }
    foundOrders.remove(key);
    OrderAccess access = readOrder("order.get", number);
    if (access instanceof OrderAccess.Visible) {
      readOrders.put(key, access);
    }
    return access;
  }

  /**
   * Enters where an order goes, at {@code orders.N.shipTo}: for the owner of an account only, who
   * is logged in.
   *
   * @param number an order that was read in this turn
   * @return whether it was entered
   */
  public boolean showAddress(String number) {
    Lookup.Found<Order> found = visible.get(Order.canonicalNumber(number));
    if (found == null || identity.level().compareTo(Identity.Level.VERIFIED) < 0) {
      return false;
    }
    return facts.shipTo(found.value(), found.source(), found.observedAt());
  }

  /**
   * What was read in this turn, as the policy takes it: the customer's orders with their payments,
   * returns and parcels, and what the host knows beside.
   *
   * <p>Where the arguments name an order, or a return or a parcel of one, it is that order alone:
   * another order's payment is no evidence.
   *
   * @param zone the zone of the policy's days
   * @param arguments what an action is to be done with
   */
  public List<Fact> policyFacts(ZoneId zone, Map<String, Value> arguments) {
    return evidence(arguments).facts(zone, arguments);
  }

  /**
   * The zone in which the days of the orders are days that arguments name, if the host has one for
   * them; empty for the policy's own.
   */
  public Optional<ZoneId> zone(Map<String, Value> arguments) {
    return evidence(arguments).zone();
  }

  private PolicyEvidence evidence(Map<String, Value> arguments) {
    return new PolicyEvidence(
        context,
        identity.customerId(),
        clock.instant(),
        ledger,
        PolicyEvidence.concerned(visible.values(), arguments),
        readTrackings,
        front,
        this::cases);
  }

  /**
   * Reads the customer's cases, once a turn.
   *
   * @return the cases, newest first; empty if there are none or nobody is known; a failure if there
   *     is no case system or it does not answer
   */
  public Lookup<List<ServiceCase>> cases() {
    if (readCases == null) {
      readCases = readCases();
    }
    return readCases;
  }

  /** Reads the customer's cases again, to see what has become of one that was opened just now. */
  public Lookup<List<ServiceCase>> casesAgain() {
    readCases = null;
    return cases();
  }

  private Lookup<List<ServiceCase>> readCases() {
    Cases asked = sources.cases();
    String customerId = identity.customerId();
    if (asked == null) {
      return Lookup.failed(Failure.Kind.UNSUPPORTED, "there is no case system");
    }
    if (customerId == null || !knowsCustomer()) {
      return Lookup.failed(Failure.Kind.UNAUTHORISED, "the customer is not known");
    }
    Lookup<List<ServiceCase>> answer =
        reads.now(
            "case.get",
            "recent",
            deadline -> asked.ofCustomer(customerId, CASES_LOOKED_THROUGH, deadline));
    return answer.fold(
        found -> {
          List<ServiceCase> theirs =
              found.value().stream().filter(held -> customerId.equals(held.customerId())).toList();
          theirs.forEach(held -> caseFacts.enter(held, found.source(), found.observedAt()));
          return new Lookup.Found<>(
              theirs, found.source(), found.observedAt(), found.refreshFailure());
        },
        Lookup::failed);
  }

  /** What a person granted for an order beside the policy, if somebody did. */
  public Optional<ServiceCase> exception(String orderNumber) {
    return cases().fold(Lookup.Found::value, failure -> List.<ServiceCase>of()).stream()
        .filter(held -> held.kind() == ServiceCase.Kind.EXCEPTION_GRANTED)
        .filter(held -> orderNumber.equals(held.orderNumber()))
        .findFirst();
  }

  /** Reads what the shop knows of the customer, once a turn. */
  public Optional<Customer> customer() {
    Customers asked = sources.customers();
    String customerId = identity.customerId();
    if (asked == null || customerId == null || !knowsCustomer()) {
      return Optional.empty();
    }
    if (readCustomer == null) {
      readCustomer =
          reads.now("customer.get", "self", deadline -> asked.byId(customerId, deadline));
    }
    return readCustomer.fold(found -> Optional.of(found.value()), failure -> Optional.empty());
  }

  private OrderAccess entered(Lookup.Found<Order> found) {
    visible.put(Order.canonicalNumber(found.value().number()), found);
    facts.order(found.value(), shopZone, found.source(), found.observedAt());
    return new OrderAccess.Visible(found.value());
  }

  private static boolean isSameNumber(String held, String other) {
    return held.replace(" ", "").equalsIgnoreCase(other.replace(" ", ""));
  }
}
