// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Customer;
import dev.waybill.commerce.Fulfilment;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.Parcel;
import dev.waybill.commerce.Product;
import dev.waybill.commerce.ReturnCase;
import dev.waybill.commerce.ServiceCase;
import dev.waybill.commerce.Stock;
import dev.waybill.commerce.Tracking;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.Source;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.value.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns records that were read into the facts of the vocabulary {@code commerce/1}, each with the
 * system it came from, the time it was read and the evidence it rests on.
 *
 * <p>What the records do not hold is not given, so that a policy takes it as unknown; what they
 * hold as "none" is given as absent. A source's own word that has no counterpart in our terms
 * ({@code UNKNOWN}) is not given. The host adds what the records of this library do not hold (a
 * tier, a fraud score, a final-sale flag, an order's note) with {@link #add} or {@link
 * #order(Order, Supplement, Source, Instant)}. Not for use by several threads.
 *
 * <p>A source is given as the system of its name if the vocabulary has one; otherwise its layer
 * says which: {@code oms}, {@code carrier}, {@code catalog} or {@code crm}.
 */
public final class PolicyFacts {

  private static final List<String> SYSTEMS =
      List.of("oms", "crm", "identity", "case_system", "catalog", "carrier", "payments", "returns");

  private final EvidenceLedger ledger;
  private final ZoneId shopZone;
  private final List<Fact> facts = new ArrayList<>();

  /** What the host knows of an order beside the records of this library. */
  public interface Supplement {

    /** Nothing. */
    Supplement NONE = new Supplement() {};

    /** Attributes of the order, by the vocabulary's names. */
    default Map<String, Value> order(Order order) {
      return Map.of();
    }

    /** Attributes of the payment, by the vocabulary's names. */
    default Map<String, Value> payment(Order order) {
      return Map.of();
    }

    /** Attributes of a line, by the vocabulary's names. */
    default Map<String, Value> line(Order order, String lineId) {
      return Map.of();
    }
  }

  /**
   * Makes a writer.
   *
   * @param ledger the turn's evidence; the facts cite it
   * @param shopZone the zone that days of the shop are days in; the policy's own zone
   */
  public PolicyFacts(EvidenceLedger ledger, ZoneId shopZone) {
    this.ledger = requireNonNull(ledger, "ledger");
    this.shopZone = requireNonNull(shopZone, "shopZone");
  }

  /** Adds an order, as {@link #order(Order, Supplement, Source, Instant)} with nothing more. */
  public PolicyFacts order(Order order, Source source, Instant observedAt) {
    return order(order, Supplement.NONE, source, observedAt);
  }

  /**
   * Adds an order, its payment, and its shipment if it has one parcel or none.
   *
   * @param order the order
   * @param more what the host knows beside it; it does not replace what the record holds
   * @param source who said it
   * @param observedAt when it was read
   * @return this
   */
  public PolicyFacts order(Order order, Supplement more, Source source, Instant observedAt) {
    List<String> evidence = evidence(CommerceFacts.orderPath(order.number()));
    OrderFacts words = new OrderFacts(order, more, shopZone);
    add("order", words.order(), source, observedAt, evidence);
    add("payment", words.payment(), source, observedAt, evidence);
    List<Parcel> parcels = order.parcels();
    if (parcels.isEmpty()) {
      add("shipment", words.noShipment(), source, observedAt, evidence);
    } else if (parcels.size() == 1) {
      parcel(order, parcels.get(0), source, observedAt);
    }
    return this;
  }

  /**
   * Says in which zone the days of the order are days: the one this writer was made with, if it is
   * not the policy's own.
   *
   * @param zone the zone
   * @param source who said what the order is
   * @param observedAt when it was read
   * @return this
   */
  public PolicyFacts zone(ZoneId zone, Source source, Instant observedAt) {
    add(
        "order",
        new Attributes().text("time_zone", zone.getId()).all(),
        source,
        observedAt,
        List.of());
    return this;
  }

  /**
   * Adds what the merchant knows of a parcel.
   *
   * @param order its order
   * @param parcel the parcel
   * @param source who said it
   * @param observedAt when it was read
   * @return this
   */
  public PolicyFacts parcel(Order order, Parcel parcel, Source source, Instant observedAt) {
    for (Fulfilment fulfilment : order.fulfilments()) {
      if (fulfilment.parcels().contains(parcel)) {
        add(
            "shipment",
            ShipmentFacts.of(order, fulfilment, parcel, shopZone),
            source,
            observedAt,
            evidence(CommerceFacts.parcelPath(parcel.trackingNumber())));
        return this;
      }
    }
    throw new IllegalArgumentException("the parcel must be one of the order's");
  }

  /**
   * Adds what a carrier says of a parcel.
   *
   * @param tracking what it says
   * @param source who said it
   * @param observedAt when it was read
   * @return this
   */
  public PolicyFacts tracking(Tracking tracking, Source source, Instant observedAt) {
    List<String> evidence = evidence(CommerceFacts.parcelPath(tracking.trackingNumber()));
    add("shipment", ShipmentFacts.of(tracking), source, observedAt, evidence);
    return this;
  }

  /**
   * Adds a customer.
   *
   * @param customer the customer
   * @param source who said it
   * @param observedAt when it was read
   * @return this
   */
  public PolicyFacts customer(Customer customer, Source source, Instant observedAt) {
    Attributes words =
        new Attributes()
            .text("id", customer.id())
            .textOrAbsent("name", customer.name())
            .textOrAbsent("email", customer.email());
    add("customer", words.all(), source, observedAt, evidence("customer"));
    return this;
  }

  /**
   * Adds the unit that an action is about.
   *
   * @param product its product
   * @param sku the unit; without it, or if two units share it, nothing is added
   * @param stock how many there are, or null if that was not read
   * @param source who said what it costs
   * @param observedAt when it was read
   * @return this
   */
  public PolicyFacts product(
      Product product, String sku, @Nullable Stock stock, Source source, Instant observedAt) {
    product
        .variant(sku)
        .ifPresent(
            unit -> {
              Attributes words =
                  new Attributes()
                      .text("sku", sku)
                      .text("name", product.title())
                      .money("price", unit.price());
              if (stock != null && stock.available().isPresent()) {
                words.number("stock", stock.available().getAsLong());
              }
              List<String> evidence = evidence(CommerceFacts.productPath(sku));
              add("product", words.all(), source, observedAt, evidence);
            });
    return this;
  }

  /**
   * Adds a return.
   *
   * @param order the order it belongs to
   * @param returned the return
   * @param source who said it
   * @param observedAt when it was read
   * @return this
   */
  public PolicyFacts returnCase(
      Order order, ReturnCase returned, Source source, Instant observedAt) {
    List<String> evidence = evidence(CommerceFacts.orderPath(order.number()));
    add(
        "return_case",
        OrderFacts.returned(order, returned, shopZone),
        source,
        observedAt,
        evidence);
    return this;
  }

  /**
   * Adds what a person granted beside the policy; a case of another kind adds nothing.
   *
   * @param held the case
   * @param source who said it
   * @param observedAt when it was read
   * @return this
   */
  public PolicyFacts exception(ServiceCase held, Source source, Instant observedAt) {
    if (held.kind() == ServiceCase.Kind.EXCEPTION_GRANTED && held.isOpen()) {
      Attributes words =
          new Attributes()
              .text("id", held.id())
              .textOrAbsent("customer_id", held.customerId())
              .textOrAbsent("order_id", held.orderNumber())
              .dayOrAbsent("until", held.grantedUntil())
              .textOrAbsent("granted_by", held.grantedBy());
      List<String> evidence = evidence("cases." + EvidenceLedger.part(held.id()));
      facts.add(
          new Fact(
              "exception",
              new Value.Fields(words.all()),
              "case_system",
              observedAt,
              true,
              evidence));
    }
    return this;
  }

  /**
   * Says that nobody granted anything beside the policy.
   *
   * @param observedAt when it was read
   * @return this
   */
  public PolicyFacts noException(Instant observedAt) {
    facts.add(new Fact("exception", Value.ABSENT, "case_system", observedAt, true, List.of()));
    return this;
  }

  /**
   * Adds a fact of the host's. Of several facts of one name, the first that has an attribute counts
   * for it.
   *
   * @param fact the fact
   * @return this
   */
  public PolicyFacts add(Fact fact) {
    facts.add(fact);
    return this;
  }

  /** All facts, in the order in which they were added. */
  public List<Fact> all() {
    return List.copyOf(facts);
  }

  private void add(
      String name,
      Map<String, Value> attributes,
      Source source,
      Instant observedAt,
      List<String> evidence) {
    if (!attributes.isEmpty()) {
      facts.add(
          new Fact(name, new Value.Fields(attributes), system(source), observedAt, true, evidence));
    }
  }

  private List<String> evidence(String path) {
    return ledger.all().stream()
        .filter(fact -> fact.path().startsWith(path + "."))
        .map(Evidence::id)
        .toList();
  }

  private static String system(Source source) {
    return SYSTEMS.contains(source.system()) ? source.system() : system(source.layer());
  }

  private static String system(DataLayer layer) {
    return switch (layer) {
      case ORDER -> "oms";
      case CARRIER -> "carrier";
      case KNOWLEDGE -> "catalog";
      case MEMORY -> "crm";
    };
  }

  /** Merges: what is held counts, what is added completes it. */
  static Map<String, Value> completed(Map<String, Value> held, Map<String, Value> more) {
    Map<String, Value> all = new LinkedHashMap<>(more);
    all.putAll(held);
    return all;
  }
}
