// SPDX-License-Identifier: Apache-2.0
package dev.waybill.evidence;

import static dev.waybill.evidence.EvidenceLedger.part;
import static dev.waybill.evidence.Trust.COMPUTED;
import static dev.waybill.evidence.Trust.FREE_TEXT;
import static dev.waybill.evidence.Trust.SYSTEM;

import dev.waybill.commerce.Address;
import dev.waybill.commerce.Backorder;
import dev.waybill.commerce.DeliveryProof;
import dev.waybill.commerce.Eta;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.Parcel;
import dev.waybill.commerce.PickupPoint;
import dev.waybill.commerce.Place;
import dev.waybill.commerce.Product;
import dev.waybill.commerce.Product.Variant;
import dev.waybill.commerce.Promise;
import dev.waybill.commerce.Scan;
import dev.waybill.commerce.ScanTime;
import dev.waybill.commerce.Tracking;
import dev.waybill.evidence.FactValue.Term.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Enters the records of the trade into a ledger, each field at its path. Only what may be said to
 * the order's owner is entered: no e-mail address, no street, no secret.
 *
 * <p>Not safe for use by several threads on one ledger at once, beyond what the ledger allows.
 */
public final class CommerceFacts {

  /** What is longer is prose, whatever field it stands in. */
  private static final int LONGEST_OPTION = 80;

  /** What a courier may type in as a name or a spot: a few words, and no long number in them. */
  private static final Pattern FEW_WORDS =
      Pattern.compile(
          "(?!.*\\d{4})(?!.*\\p{L}\\.\\p{L}{2})[\\p{L}\\p{M}\\p{N}.,'’&/#()+–-]{1,30}"
              + "(?: {1,2}[\\p{L}\\p{M}\\p{N}.,'’&/#()+–-]{1,30}){0,6}");

  private static final int LONGEST_NAME = 50;

  private final EvidenceLedger ledger;
  private final UnaryOperator<String> screen;

  /** Makes a writer for the ledger. */
  public CommerceFacts(EvidenceLedger ledger) {
    this(ledger, UnaryOperator.identity());
  }

  /**
   * Makes a writer for the ledger.
   *
   * @param ledger where the facts are entered
   * @param screen takes out of free text what nobody may read: card numbers, passwords
   */
  public CommerceFacts(EvidenceLedger ledger, UnaryOperator<String> screen) {
    this.ledger = ledger;
    this.screen = screen;
  }

  /** Where the facts of an order stand. */
  public static String orderPath(String orderNumber) {
    return "orders." + part(orderNumber);
  }

  /** Where the facts of a line of an order stand. */
  public static String linePath(String orderNumber, String lineId) {
    return orderPath(orderNumber) + ".lines." + part(lineId);
  }

  /** Where the facts of a parcel stand. */
  public static String parcelPath(String trackingNumber) {
    return "parcels." + part(trackingNumber);
  }

  /** Where the facts of a product stand, as those of one of its units. */
  public static String productPath(String sku) {
    return "products." + part(sku);
  }

  /**
   * Enters an order.
   *
   * @param order the order
   * @param shopZone the zone that days of the shop are days in
   * @param source who said it
   * @param observedAt when it was read
   */
  public void order(Order order, ZoneId shopZone, Source source, Instant observedAt) {
    Entry facts = new Entry(orderPath(order.number()), source, observedAt);
    facts.term("number", Kind.ORDER_NUMBER, order.number());
    facts.status("state", order.state().name());
    if (order.displayState() != null) {
      facts.status("displayState", order.displayState());
    }
    if (order.placedAt() != null) {
      facts.add("placedAt", new FactValue.Point(order.placedAt()));
    }
    if (order.total() != null) {
      facts.add("total", new FactValue.Amount(order.total()));
    }
    if (order.shippingPaid() != null) {
      facts.add("shippingPaid", new FactValue.Amount(order.shippingPaid()));
    }
    if (order.promise() != null) {
      Promise promise = order.promise();
      facts.add(
          promise.kind() == Promise.Kind.SHIPS_BY ? "promise.shipsBy" : "promise.arrivesBy",
          new FactValue.Day(promise.day(), promise.zone()));
    }
    List<Parcel> parcels = order.parcels();
    facts.computed("parcelCount", parcels.size());
    facts.computed("shipping", shipping(order));
    if (!order.lines().isEmpty()) {
      facts.computed("itemCount", order.lines().stream().mapToInt(OrderLine::ordered).sum());
    }
    for (OrderLine line : order.lines()) {
      line(order, line, shopZone, source, observedAt);
    }
    for (Parcel parcel : parcels) {
      parcel(order, parcel, source, observedAt);
    }
    new MoneyFacts(ledger).order(order, source, observedAt);
    for (int i = 0; i < order.notes().size(); i++) {
      facts.freeText("notes." + i, order.notes().get(i).text());
    }
  }

  /**
   * Enters where an order goes. Not part of {@link #order}: a street is said only to an owner who
   * is logged in.
   *
   * @param order the order
   * @param source who said it
   * @param observedAt when it was read
   * @return whether the order has an address
   */
  public boolean shipTo(Order order, Source source, Instant observedAt) {
    Address address = order.shipTo();
    if (address == null) {
      return false;
    }
    Entry facts = new Entry(orderPath(order.number()) + ".shipTo", source, observedAt);
    facts.written("line", String.join(", ", address.lines()));
    facts.written("city", address.city());
    facts.written("region", address.region());
    facts.written("postalCode", address.postalCode());
    return true;
  }

  private void line(
      Order order, OrderLine line, ZoneId shopZone, Source source, Instant observedAt) {
    Entry facts = new Entry(linePath(order.number(), line.id()), source, observedAt);
    facts.term("title", Kind.PRODUCT, line.title());
    if (line.sku() != null) {
      facts.term("sku", Kind.IDENTIFIER, line.sku());
    }
    facts.add("ordered", new FactValue.Count(line.ordered()));
    facts.computed("unshipped", order.unshipped(line));
    facts.computed("shipping", shipping(order.unshipped(line), line.ordered() - line.cancelled()));
    if (line.lineTotal() != null) {
      facts.add("total", new FactValue.Amount(line.lineTotal()));
    }
    OrderLine.Warrantor warrantor = line.warrantor();
    if (warrantor != null) {
      facts.term("warrantor", Kind.TEXT, warrantor.name());
      if (warrantor.contact() != null) {
        facts.add("warrantorContact", new FactValue.Link(warrantor.contact()));
      }
    }
    Backorder backorder = line.backorder();
    if (backorder != null) {
      facts.status("backorder", backorder.kind().name());
      if (backorder.shipsBy() != null) {
        facts.add("shipsBy", new FactValue.Day(backorder.shipsBy(), shopZone));
      }
    }
  }

  /** An order whose lines are not held has shipped as soon as anything of it has left. */
  private static String shipping(Order order) {
    if (order.lines().isEmpty()) {
      boolean left = order.fulfilments().stream().anyMatch(part -> part.state().hasLeft());
      return left ? "SHIPPED" : "NOT_SHIPPED";
    }
    int due = order.lines().stream().mapToInt(line -> line.ordered() - line.cancelled()).sum();
    return shipping(order.lines().stream().mapToInt(order::unshipped).sum(), due);
  }

  private static String shipping(int unshipped, int due) {
    if (unshipped == 0) {
      return "SHIPPED";
    }
    return unshipped < due ? "PARTLY_SHIPPED" : "NOT_SHIPPED";
  }

  private void parcel(Order order, Parcel parcel, Source source, Instant observedAt) {
    Entry facts = new Entry(parcelPath(parcel.trackingNumber()), source, observedAt);
    facts.term("number", Kind.TRACKING_NUMBER, parcel.trackingNumber());
    facts.term("order", Kind.ORDER_NUMBER, order.number());
    facts.term("carrier", Kind.CARRIER, parcel.carrier().displayName());
  }

  /**
   * Enters what a carrier says of a parcel.
   *
   * @param tracking what it says
   * @param mayOpenLocker whether the customer may be told the code that opens a locker
   * @param source who said it
   * @param observedAt when the carrier said it
   */
  public void tracking(
      Tracking tracking, boolean mayOpenLocker, Source source, Instant observedAt) {
    Entry facts = new Entry(parcelPath(tracking.trackingNumber()), source, observedAt);
    facts.term("number", Kind.TRACKING_NUMBER, tracking.trackingNumber());
    facts.term("carrier", Kind.CARRIER, tracking.carrier().displayName());
    facts.status("status", tracking.state().name());
    facts.add("observedAt", new FactValue.Point(observedAt));
    List<Scan> scans = tracking.journey().scans();
    for (int i = 0; i < scans.size(); i++) {
      scan(facts, "scans." + i, scans.get(i));
    }
    tracking.lastScan().ifPresent(scan -> scan(facts, "lastScan", scan));
    for (String code : tracking.unmappedCodes()) {
      facts.term("unmapped", Kind.IDENTIFIER, code);
    }
    if (tracking.eta() != null) {
      eta(facts, tracking.eta());
    }
    if (tracking.proof() != null) {
      proof(facts, tracking.proof());
    }
    if (tracking.pickup() != null) {
      pickup(facts, tracking.pickup(), mayOpenLocker);
    }
  }

  /**
   * Enters a product, as what a customer has of it: with the price and the options of one unit.
   *
   * @param product the product
   * @param sku the unit; if no variant of the product has it, or more than one, neither a price nor
   *     an option is entered
   * @param source who said it
   * @param observedAt when it was read
   */
  public void product(Product product, String sku, Source source, Instant observedAt) {
    Entry facts = new Entry(productPath(sku), source, observedAt);
    facts.term("title", Kind.PRODUCT, product.title());
    if (product.category() != null) {
      facts.option("category", product.category());
    }
    facts.options("attributes", product.attributes());
    product.variant(sku).ifPresent(variant -> variant(facts, variant));
    if (product.description() != null) {
      facts.freeText("description", product.description());
    }
  }

  private static void variant(Entry facts, Variant variant) {
    facts.options("options", variant.options());
    if (variant.price() != null) {
      facts.add("price", new FactValue.Amount(variant.price()));
    }
    if (variant.listPrice() != null) {
      facts.add("listPrice", new FactValue.Amount(variant.listPrice()));
    }
  }

  private static void scan(Entry facts, String at, Scan scan) {
    facts.add(at + ".time", new FactValue.Moment(scan.time()));
    facts.status(at + ".status", scan.state().name());
    facts.place(at + ".place", scan.place());
    if (scan.sourceText() != null) {
      facts.freeText(at + ".remark", scan.sourceText());
    }
  }

  private static void eta(Entry facts, Eta eta) {
    facts.add("eta.day", new FactValue.Day(eta.day(), eta.zone()));
    if (eta.to() != null) {
      facts.add("eta.window", new FactValue.Window(eta.day(), eta.from(), eta.to(), eta.zone()));
    }
    for (int i = 0; i < eta.earlier().size(); i++) {
      facts.add("eta.earlier." + i, new FactValue.Day(eta.earlier().get(i), eta.zone()));
    }
  }

  private static void proof(Entry facts, DeliveryProof proof) {
    if (proof.neighbour() != null) {
      facts.name("proof.neighbour", Kind.TEXT, proof.neighbour());
    }
    if (proof.signedBy() != null) {
      facts.name("proof.signedBy", Kind.PERSON, proof.signedBy());
    }
    if (proof.spot() != null) {
      facts.name("proof.spot", Kind.PLACE, proof.spot());
    }
    facts.add("proof.photo", new FactValue.Flag(proof.photo()));
  }

  private static void pickup(Entry facts, PickupPoint pickup, boolean mayOpenLocker) {
    facts.place("pickup.place", pickup.place());
    if (pickup.until() != null) {
      facts.add("pickup.until", new FactValue.Moment(ScanTime.explicit(pickup.until())));
    }
    if (pickup.code() != null && mayOpenLocker) {
      facts.term("pickup.code", Kind.IDENTIFIER, pickup.code());
    }
  }

  /** One thing's facts, which share a path, a source and a time. */
  private final class Entry {
    private final String path;
    private final Source source;
    private final Instant observedAt;

    Entry(String path, Source source, Instant observedAt) {
      this.path = path;
      this.source = source;
      this.observedAt = observedAt;
    }

    void add(String field, FactValue value) {
      ledger.append(path + "." + field, value, source, observedAt, SYSTEM);
    }

    void computed(String field, long number) {
      ledger.append(path + "." + field, new FactValue.Count(number), source, observedAt, COMPUTED);
    }

    void computed(String field, String word) {
      ledger.append(path + "." + field, new FactValue.Status(word), source, observedAt, COMPUTED);
    }

    /**
     * What anybody may have written: it can be read, without the secrets in it, and is never a fact
     * to state.
     */
    void freeText(String field, String text) {
      if (!text.isBlank()) {
        ledger.append(
            path + "." + field,
            new FactValue.Term(Kind.TEXT, screen.apply(text)),
            source,
            observedAt,
            FREE_TEXT);
      }
    }

    /** By name, so that the order in which a source gives them is no matter. */
    void options(String field, Map<String, String> words) {
      new TreeMap<>(words).forEach((name, word) -> option(field + "." + part(name), word));
    }

    /**
     * A word of the system; a text of some length in its place is what anybody may have written.
     */
    void option(String field, String word) {
      if (word.length() > LONGEST_OPTION || word.lines().count() > 1) {
        freeText(field, word);
      } else {
        term(field, Kind.OPTION, word);
      }
    }

    /** What somebody on the way typed in: a name if it can be one, and else a remark. */
    void name(String field, Kind kind, String text) {
      if (text.length() > LONGEST_NAME || !FEW_WORDS.matcher(text.strip()).matches()) {
        freeText(field + "Remark", text);
      } else {
        term(field, kind, text);
      }
    }

    void term(String field, Kind kind, String text) {
      if (!text.isBlank()) {
        add(field, new FactValue.Term(kind, text));
      }
    }

    void status(String field, String word) {
      add(field, new FactValue.Status(word));
    }

    /** A part of an address, if it is held. */
    void written(String field, @Nullable String text) {
      if (text != null && !text.isBlank()) {
        if (text.length() > LONGEST_OPTION || !text.matches("[\\p{L}\\p{M}\\d .,'’/#&()-]+")) {
          freeText(field + "Remark", text);
        } else {
          term(field, Kind.PLACE, text);
        }
      }
    }

    void place(String field, @Nullable Place place) {
      if (place != null) {
        name(field, Kind.PLACE, place.displayName());
      }
    }
  }
}
