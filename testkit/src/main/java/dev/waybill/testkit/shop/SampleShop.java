// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import static java.util.Objects.requireNonNull;

import dev.waybill.CommerceAgent;
import dev.waybill.action.PolicyFacts;
import dev.waybill.commerce.Address;
import dev.waybill.commerce.Journey;
import dev.waybill.commerce.Note;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.Parcel;
import dev.waybill.commerce.ReturnCase;
import dev.waybill.commerce.Scan;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Failure;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.Source;
import dev.waybill.policy.Policy;
import dev.waybill.policy.decide.Fact;
import dev.waybill.testkit.VirtualClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * A shop with customers in many countries and their orders in every {@link SampleSituation}, in
 * memory. The same seed and the same time give the same shop, to the byte. Its agent may do what
 * the policy {@code sample.policy} allows: pass a case to a person, and cancel an order, change its
 * address or refund it after a login and a yes. What was done is in {@link #writes()} and changes
 * the orders.
 *
 * <pre>{@code
 * SampleShop shop = SampleShop.of(7, VirtualClock.at("2026-11-24T12:00:00Z"));
 * Order order = shop.ordersIn(SampleSituation.IN_TRANSIT).get(0);
 * SampleCustomer customer = shop.ownerOf(order);
 * try (CommerceAgent agent = shop.agent().build()) { ... }
 * }</pre>
 *
 * <p>Safe for use by many threads.
 */
public final class SampleShop {

  private static final List<SampleCity> CITIES = List.of(SampleCity.values());
  private static final int CUSTOMERS = 42;
  private static final String POLICY = "sample.policy";
  private static final List<String> FIRST =
      List.of(
          "Ada", "Ben", "Cleo", "Dario", "Elif", "Finn", "Greta", "Hugo", "Ines", "Jonas", "Kira",
          "Liam", "Mira", "Nils", "Olga", "Piotr", "Rosa", "Sami", "Tessa", "Yuki", "Zoe");
  private static final List<String> LAST =
      List.of("Quint", "Harrow", "Velde", "Okonjo", "Brandt", "Sorel", "Nakata", "Pavlik");

  private final VirtualClock clock;
  private final InMemoryShop shop;
  private final CapturingHandoffDesk desk = CapturingHandoffDesk.referringByCase();
  private final RecordedActs log = new RecordedActs();
  private final Policy policy = loadPolicy();
  private final SampleBook book;
  private final SampleActs acts;
  private final List<SampleCustomer> customers = new ArrayList<>();
  private final Map<String, SampleCustomer> owners = new LinkedHashMap<>();
  private final Map<String, SampleSituation> situations = new LinkedHashMap<>();

  private SampleShop(long seed, VirtualClock clock) {
    this.clock = clock;
    this.shop = new InMemoryShop(clock);
    this.book = new SampleBook(shop);
    this.acts = new SampleActs(book, clock);
    fill(new Random(seed), clock.instant());
  }

  /**
   * Makes the shop as it stands at the clock's time.
   *
   * @param seed which of the shops
   * @param clock the time, also of its agents
   */
  public static SampleShop of(long seed, VirtualClock clock) {
    return new SampleShop(seed, requireNonNull(clock, "clock"));
  }

  private void fill(Random random, Instant now) {
    SampleOrders maker = new SampleOrders(random, now);
    List<SampleSituation> deck = new ArrayList<>();
    List<Integer> serials = new ArrayList<>();
    for (int i = 0; i < 4 * CUSTOMERS; i++) {
      serials.add(10_000 + 500 * i + random.nextInt(500));
    }
    Collections.shuffle(serials, random);
    for (int i = 0; i < CUSTOMERS; i++) {
      SampleCity city = CITIES.get(i % CITIES.size());
      SampleCustomer customer = customer(i, city, random);
      customers.add(customer);
      for (int held = 1 + random.nextInt(4); held > 0; held--) {
        if (deck.isEmpty()) {
          deck.addAll(List.of(SampleSituation.values()));
          Collections.shuffle(deck, random);
        }
        String number = "N" + serials.remove(serials.size() - 1);
        put(maker.order(number, customer, city, deck.get(0)), customer, deck.remove(0));
      }
    }
  }

  private static SampleCustomer customer(int i, SampleCity city, Random random) {
    String first = FIRST.get(i % FIRST.size());
    String last = LAST.get((i + i / FIRST.size()) % LAST.size());
    Address address =
        new Address(
            first + " " + last,
            List.of((1 + random.nextInt(98)) + " Sample Street"),
            city.city(),
            city.region(),
            city.postalCode(random),
            city.country());
    String email = (first + "." + last + i + "@example.com").toLowerCase(Locale.ROOT);
    return new SampleCustomer(
        "K" + (7001 + i), first, email, address, city.locale(), city.zone(), i % 6 != 5);
  }

  private void put(SampleOrders.Made made, SampleCustomer customer, SampleSituation situation) {
    Order order = made.order();
    book.put(order);
    made.trackings().forEach(book::put);
    if (situation == SampleSituation.CARRIER_DOWN) {
      Failure down = Failure.of(Failure.Kind.DOWN, "the carrier answers 503");
      order.parcels().forEach(parcel -> shop.fail(parcel.trackingNumber(), down));
    }
    owners.put(order.number(), customer);
    situations.put(order.number(), situation);
  }

  /** The customers. */
  public List<SampleCustomer> customers() {
    return List.copyOf(customers);
  }

  /** All orders as they stand, in the order in which they were made. */
  public List<Order> orders() {
    return List.copyOf(book.orders());
  }

  /** The orders of a customer as they stand, newest first. */
  public List<Order> ordersOf(SampleCustomer customer) {
    return book.orders().stream()
        .filter(order -> customer.equals(owners.get(order.number())))
        .sorted(
            Comparator.comparing(
                (Order order) -> requireNonNull(order.placedAt()), Comparator.reverseOrder()))
        .toList();
  }

  /** The orders that were made in this situation, as they stand; at least two in every shop. */
  public List<Order> ordersIn(SampleSituation situation) {
    return book.orders().stream()
        .filter(order -> situations.get(order.number()) == situation)
        .toList();
  }

  /**
   * The order of this number as it stands.
   *
   * @throws IllegalArgumentException if the shop has none
   */
  public Order order(String number) {
    return book.find(number)
        .orElseThrow(() -> new IllegalArgumentException("the shop has no order " + number));
  }

  /**
   * Whose an order is.
   *
   * @throws IllegalArgumentException if the shop has no such order
   */
  public SampleCustomer ownerOf(Order order) {
    return held(owners, order);
  }

  /**
   * The situation an order was made in.
   *
   * @throws IllegalArgumentException if the shop has no such order
   */
  public SampleSituation situationOf(Order order) {
    return held(situations, order);
  }

  private <T> T held(Map<String, T> known, Order order) {
    T value = known.get(order.number());
    if (value == null) {
      throw new IllegalArgumentException("the shop has no order " + order.number());
    }
    return value;
  }

  /** The systems behind it, to let them fail. */
  public InMemoryShop shop() {
    return shop;
  }

  /** Where people take over. */
  public CapturingHandoffDesk desk() {
    return desk;
  }

  /** The time. */
  public VirtualClock clock() {
    return clock;
  }

  /** What an agent may do here. */
  public Policy policy() {
    return policy;
  }

  /** What was done here through its acts, oldest first. */
  public List<RecordedActs.Write> writes() {
    return log.writes();
  }

  /** Begins an agent for this shop: connectors, desk, policy, acts and clock are set. */
  public CommerceAgent.Builder agent() {
    CommerceAgent.Builder agent =
        CommerceAgent.builder()
            .orders(shop.orders())
            .parcels(shop.parcels())
            .handoffDesk(desk)
            .policy(policy.evaluator())
            .shopZone(ZoneOffset.UTC)
            .clock(clock);
    acts.all().forEach((action, act) -> agent.act(action, log.recording(action, act)));
    return agent;
  }

  /**
   * What shop and carrier know of an order, as facts for the policy, read now: what a host gives
   * with an {@link dev.waybill.action.ActionRequest}.
   *
   * @throws IllegalArgumentException if the shop has no such order
   */
  public List<Fact> factsOf(String number) {
    Order order = order(number);
    Source source = new Source("shop", DataLayer.ORDER);
    PolicyFacts facts = new PolicyFacts(new EvidenceLedger(), ZoneOffset.UTC);
    facts.order(order, source, clock.instant());
    for (ReturnCase returned : order.returns()) {
      facts.returnCase(order, returned, source, clock.instant());
    }
    return facts.all();
  }

  /** Writes a customer's note on an order. */
  public SampleShop withNote(Order order, String text) {
    return withNote(order, new Note(Note.Author.CUSTOMER, text));
  }

  /** Writes a gift message on an order. */
  public SampleShop withGiftMessage(Order order, String text) {
    return withNote(order, new Note(Note.Author.GIFT_MESSAGE, text));
  }

  /** Writes a note on an order. */
  public SampleShop withNote(Order order, Note note) {
    book.put(OrderChange.of(order(order.number())).note(note).order());
    return this;
  }

  /** Gives the first line of an order another product's name. */
  public SampleShop withTitle(Order order, String title) {
    Order held = order(order.number());
    List<OrderLine> lines = new ArrayList<>(held.lines());
    OrderLine line = lines.get(0);
    lines.set(
        0,
        new OrderLine(
            line.id(),
            line.sku(),
            title,
            line.ordered(),
            line.cancelled(),
            line.returned(),
            line.unitPrice(),
            line.lineTotal(),
            line.backorder()));
    book.put(OrderChange.of(held).lines(lines).order());
    return this;
  }

  /**
   * Lets the carrier write a remark beside every scan of an order's parcels.
   *
   * @throws IllegalArgumentException if no parcel of the order has a scan
   */
  public SampleShop withCarrierRemark(Order order, String text) {
    boolean written = false;
    for (Parcel parcel : order(order.number()).parcels()) {
      Tracking tracking = book.tracking(parcel.trackingNumber()).orElse(null);
      if (tracking != null && !tracking.journey().scans().isEmpty()) {
        book.put(remarked(tracking, text));
        written = true;
      }
    }
    if (!written) {
      throw new IllegalArgumentException(
          "a carrier's remark needs a scan, and order " + order.number() + " has none");
    }
    return this;
  }

  private Tracking remarked(Tracking tracking, String text) {
    List<Scan> scans =
        tracking.journey().scans().stream()
            .map(
                scan ->
                    new Scan(
                        scan.time(),
                        scan.state(),
                        scan.leg(),
                        scan.place(),
                        scan.sourceCode(),
                        text))
            .toList();
    return new Tracking(
        tracking.trackingNumber(),
        tracking.carrier(),
        Journey.of(scans, clock.instant()),
        tracking.eta(),
        tracking.proof(),
        tracking.pickup());
  }

  private static Policy loadPolicy() {
    try (InputStream in = SampleShop.class.getResourceAsStream(POLICY)) {
      if (in == null) {
        throw new IllegalStateException(POLICY + " is missing from the class path");
      }
      return Policy.of(POLICY, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(POLICY + " could not be read", e);
    }
  }
}
