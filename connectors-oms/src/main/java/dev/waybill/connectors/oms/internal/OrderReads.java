// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms.internal;

import dev.waybill.commerce.Order;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.connectors.oms.OrderQuery;
import dev.waybill.evidence.Source;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The two reads of orders. */
public final class OrderReads {

  private final ReadTransaction transaction;
  private final InstantSource clock;
  private final Source source;

  /** Makes the reads. */
  public OrderReads(ReadTransaction transaction, InstantSource clock, Source source) {
    this.transaction = transaction;
    this.clock = clock;
    this.source = source;
  }

  /** Reads one order; never throws. */
  public Lookup<Order> byNumber(String written, Deadline deadline) {
    String number = OrderNumbers.toBind(written);
    if (number == null) {
      return Lookup.failed(Failure.Kind.NOT_FOUND, "orders: the text cannot be an order number");
    }
    Instant observedAt = clock.instant();
    return transaction.read(
        deadline,
        session -> {
          List<Row> rows = rowsOf(session, number);
          if (rows.isEmpty()) {
            return Lookup.failed(
                Failure.Kind.NOT_FOUND, OrderQuery.BY_NUMBER.key() + ": gave no such order");
          }
          return Lookup.found(assemble(session, rows).get(0), source, observedAt);
        });
  }

  /** Reads a customer's newest orders; never throws. */
  public Lookup<List<Order>> byCustomer(String customerId, int limit, Deadline deadline) {
    Instant observedAt = clock.instant();
    return transaction.read(
        deadline,
        session -> {
          List<Row> rows =
              session.atMost(limit, OrderQuery.BY_CUSTOMER, name -> List.of(customerId));
          requireOwner(rows, customerId);
          requireDistinct(rows);
          return Lookup.found(assemble(session, rows), source, observedAt);
        });
  }

  /** A SELECT that compares loosely must not disclose another order: equality is checked here. */
  private static List<Row> rowsOf(Session session, String number) {
    List<Row> rows =
        session.all(OrderQuery.BY_NUMBER, name -> List.of(number)).stream()
            .filter(row -> OrderNumbers.same(row.requireText("order_number"), number))
            .toList();
    if (rows.size() > 1) {
      throw ReadException.mapping(
          OrderQuery.BY_NUMBER, null, "must give one row per order, and order numbers be unique");
    }
    return rows;
  }

  private static void requireOwner(List<Row> rows, String customerId) {
    for (Row row : rows) {
      if (!customerId.strip().equals(row.text("customer_id"))) {
        throw row.problem("customer_id", "must be the customer that was asked for");
      }
    }
  }

  private static void requireDistinct(List<Row> rows) {
    Set<String> seen = new HashSet<>();
    for (Row row : rows) {
      if (!seen.add(row.requireText("order_number"))) {
        throw row.problem("order_number", "must come once; give one row per order");
      }
    }
  }

  private static List<Order> assemble(Session session, List<Row> heads) {
    List<Parts> parts = Parts.read(session, heads);
    List<Order> orders = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      orders.add(new OrderAssembler(heads.get(i), parts.get(i)).assemble());
    }
    return orders;
  }
}
