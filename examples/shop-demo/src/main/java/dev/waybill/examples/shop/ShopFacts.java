// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.action.PolicyFacts;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.Parcel;
import dev.waybill.commerce.ReturnCase;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.Orders;
import dev.waybill.connector.Parcels;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.policy.decide.Fact;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;

/**
 * Reads what the shop and the carriers know of an order, as facts for the policy. What cannot be
 * read is not given, and the policy then asks for it.
 */
final class ShopFacts {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Orders orders;
  private final Parcels parcels;
  private final DataSource shop;
  private final ZoneId zone;
  private final Clock clock;

  /**
   * Makes a reader.
   *
   * @param zone the zone the policy's days are days in
   */
  ShopFacts(Orders orders, Parcels parcels, DataSource shop, ZoneId zone, Clock clock) {
    this.orders = orders;
    this.parcels = parcels;
    this.shop = shop;
    this.zone = zone;
    this.clock = clock;
  }

  /**
   * The facts of an order and of its customer. Another customer's order has none, like an order
   * that does not exist: nobody learns which numbers exist.
   */
  List<Fact> of(String orderNumber, String customerId) {
    return orders
        .byNumber(orderNumber, deadline())
        .fold(
            found -> customerId.equals(found.value().customerId()) ? facts(found).all() : List.of(),
            failure -> List.of());
  }

  private PolicyFacts facts(Lookup.Found<Order> found) {
    Order order = found.value();
    EvidenceLedger ledger = new EvidenceLedger();
    CommerceFacts evidence = new CommerceFacts(ledger);
    evidence.order(order, zone, found.source(), found.observedAt());
    PolicyFacts facts = new PolicyFacts(ledger, zone);
    ShopRecords more = ShopRecords.of(order.number(), shop, clock.instant());
    facts.order(order, more, found.source(), found.observedAt());
    for (ReturnCase returned : order.returns()) {
      facts.returnCase(order, returned, found.source(), found.observedAt());
    }
    more.facts().forEach(facts::add);
    for (Parcel parcel : order.parcels()) {
      if (order.parcels().size() == 1 && parcels.covers(parcel.carrier())) {
        track(parcel, evidence, facts);
      }
    }
    return facts;
  }

  private void track(Parcel parcel, CommerceFacts evidence, PolicyFacts facts) {
    parcels
        .track(parcel.carrier(), parcel.trackingNumber(), deadline())
        .fold(
            found -> {
              evidence.tracking(found.value(), false, found.source(), found.observedAt());
              return facts.tracking(found.value(), found.source(), found.observedAt());
            },
            failure -> facts);
  }

  private Deadline deadline() {
    return Deadline.in(PATIENCE, clock.instant());
  }
}
