// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.action.PolicyFacts;
import dev.waybill.commerce.Customer;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.Parcel;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.Source;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.value.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a host would read for a request: the facts of an order, its parcels and its customer, from
 * the world's records. They are given whosever order it is; whether the customer may have something
 * done to it is the policy's to say.
 */
final class WorldFacts {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String ISSUER = "oms";

  private final World world;
  private final Node records;
  private final ZoneId zone;
  private final String currency;

  /**
   * Makes a reader.
   *
   * @param zone the zone the policy's days are days in
   */
  WorldFacts(World world, ZoneId zone, String currency) {
    this.world = world;
    this.records = world.state().records();
    this.zone = zone;
    this.currency = currency;
  }

  List<Fact> of(String orderNumber) {
    EvidenceLedger ledger = new EvidenceLedger();
    PolicyFacts facts = new PolicyFacts(ledger, zone);
    facts.add(fact("session", "identity", Map.of("role", Value.text(role()))));
    facts.noException(now());
    customer(facts);
    world
        .shop()
        .orders()
        .byNumber(orderNumber, deadline())
        .fold(
            found -> {
              order(found, ledger, facts);
              return true;
            },
            failure -> false);
    return facts.all();
  }

  /** What is known beside orders that were read and beside what carriers say of their parcels. */
  List<Fact> beside(List<Order> orders) {
    PolicyFacts facts = new PolicyFacts(new EvidenceLedger(), zone);
    facts.add(fact("session", "identity", Map.of("role", Value.text(role()))));
    customer(facts);
    for (Order order : orders) {
      beside(order, facts);
      product(records.get("orders").get(order.number()), facts);
    }
    return facts.all();
  }

  private void beside(Order order, PolicyFacts facts) {
    Node node = records.get("orders").get(order.number());
    if (node.get("status").text("").equals("returned")) {
      facts.add(
          fact(
              "order",
              ISSUER,
              Map.of("id", Value.text(order.number()), "state", Value.text("returned"))));
    }
    if (order.parcels().size() == 1) {
      parcel(order.parcels().get(0), facts);
    }
  }

  private void order(Lookup.Found<Order> found, EvidenceLedger ledger, PolicyFacts facts) {
    Order order = found.value();
    Node node = records.get("orders").get(order.number());
    CommerceFacts evidence = new CommerceFacts(ledger);
    evidence.order(order, zone, found.source(), found.observedAt());
    beside(order, facts);
    facts.order(order, new WorldSupplement(node), found.source(), found.observedAt());
    order
        .returns()
        .forEach(back -> facts.returnCase(order, back, found.source(), found.observedAt()));
    if (order.parcels().size() == 1) {
      track(order.parcels().get(0), evidence, facts);
    }
    product(node, facts);
  }

  /** What the records say of a parcel beside what the carrier's scans do. */
  private void parcel(Parcel parcel, PolicyFacts facts) {
    String number = parcel.trackingNumber();
    Node shipment = records.get("shipments").get(WorldParcels.key(records, number));
    Map<String, Value> more = new LinkedHashMap<>();
    more.put("tracking_number", Value.text(number));
    more.put("is_international", Value.yes(isYes(shipment.get("international"))));
    more.put("trace_open", Value.yes(shipment.has("trace")));
    shipment
        .at("eta.first_promise")
        .text()
        .ifPresent(day -> more.put("promised_on", Value.day(LocalDate.parse(day))));
    if (shipment.get("events").items().isEmpty()) { // the carrier names a state, and no scan
      CarrierWords.status(shipment.get("status").text(""))
          .ifPresent(
              state -> more.put("status", Value.text(state.name().toLowerCase(Locale.ROOT))));
    }
    facts.add(fact("shipment", ISSUER, more));
  }

  private void track(Parcel parcel, CommerceFacts evidence, PolicyFacts facts) {
    world
        .shop()
        .parcels()
        .track(parcel.carrier(), parcel.trackingNumber(), deadline())
        .fold(
            found -> {
              evidence.tracking(found.value(), false, found.source(), found.observedAt());
              return facts.tracking(found.value(), found.source(), found.observedAt());
            },
            failure -> facts);
  }

  private void customer(PolicyFacts facts) {
    Node node = records.get("customer");
    String id = node.get("id").text("");
    if (id.isEmpty()) {
      return;
    }
    Source crm = new Source("crm", DataLayer.MEMORY);
    facts.customer(new Customer(id, node.get("name").text().orElse(null), null, null), crm, now());
    Map<String, Value> more = new LinkedHashMap<>();
    more.put("id", Value.text(id));
    more.put("tier", Value.text(node.get("tier").text("standard")));
    more.put(
        "address_changed_on",
        node.get("email_changed_at")
            .text()
            .map(at -> Value.day(OffsetDateTime.parse(at).toInstant().atZone(zone).toLocalDate()))
            .orElse(Value.ABSENT));
    facts.add(fact("customer", "crm", more));
  }

  /** The product of an order of one line, with today's price and stock. */
  private void product(Node order, PolicyFacts facts) {
    List<Node> lines = List.copyOf(order.get("lines").fields().values());
    String sku = lines.size() == 1 ? lines.get(0).get("sku").text("") : "";
    Node product = records.get("catalog").get(sku);
    Node stock = records.get("stock").get(sku);
    Map<String, Value> known = new LinkedHashMap<>();
    if (WorldOrders.isAmount(product.get("price"))) {
      known.put("price", money(product.get("price")));
    }
    String pieces = stock.text(product.get("stock").text(""));
    if (pieces.matches("\\d{1,9}")) {
      known.put("stock", Value.number(Long.parseLong(pieces)));
    }
    if (!known.isEmpty()) {
      known.put("sku", Value.text(sku));
      facts.add(fact("product", "catalog", known));
    }
  }

  private Value money(Node node) {
    Money money = Money.of(new BigDecimal(node.text("")), currency);
    return Value.money(money.minor(), currency);
  }

  private String role() {
    return records.at("customer.role").text("buyer");
  }

  private Fact fact(String name, String system, Map<String, Value> attributes) {
    return new Fact(name, new Value.Fields(attributes), system, now(), true, List.of());
  }

  private Instant now() {
    return world.clock().instant();
  }

  private Deadline deadline() {
    return Deadline.in(PATIENCE, now());
  }

  static boolean isYes(Node node) {
    return node.text("false").equals("true");
  }
}
