// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms.internal;

import dev.waybill.connectors.oms.OrderQuery;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of one order's parts, by SELECT. */
final class Parts {

  private final Map<OrderQuery, List<Row>> rows = new EnumMap<>(OrderQuery.class);

  private Parts() {}

  /** Reads the parts of these orders; the result has one entry per order, in the same order. */
  static List<Parts> read(Session session, List<Row> orders) {
    List<Parts> parts = orders.stream().map(order -> new Parts()).toList();
    if (orders.isEmpty()) {
      return parts;
    }
    for (OrderQuery query : OrderQuery.values()) {
      if (query.isRequired() || !session.has(query)) {
        continue;
      }
      if (session.binds(query, "orderIds")) {
        readForAll(session, query, orders, parts);
      } else {
        readForEach(session, query, orders, parts);
      }
    }
    return parts;
  }

  List<Row> rows(OrderQuery query) {
    return rows.getOrDefault(query, List.of());
  }

  /**
   * The rows of a part of a part, by what they belong to.
   *
   * @throws ReadException if a row belongs to nothing that was read
   */
  Map<String, List<Row>> grouped(OrderQuery query, String label, Set<String> parents) {
    Map<String, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : rows(query)) {
      String parent = row.requireText(label);
      if (!parents.contains(parent)) {
        throw row.problem(label, "must refer to a row of this order that was read");
      }
      groups.computeIfAbsent(parent, key -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  private static void readForAll(
      Session session, OrderQuery query, List<Row> orders, List<Parts> parts) {
    Map<String, Parts> byId = new LinkedHashMap<>();
    List<Object> ids = new ArrayList<>();
    for (int i = 0; i < orders.size(); i++) {
      Object id = id(orders.get(i));
      ids.add(id);
      byId.put(idText(orders.get(i)), parts.get(i));
    }
    for (Row row : session.all(query, name -> ids)) {
      Parts owner = byId.get(row.requireText("order_id"));
      if (owner == null) {
        throw row.problem("order_id", "must be one of :orderIds");
      }
      owner.add(row);
    }
  }

  private static void readForEach(
      Session session, OrderQuery query, List<Row> orders, List<Parts> parts) {
    for (int i = 0; i < orders.size(); i++) {
      Row order = orders.get(i);
      List<Row> read =
          session.all(
              query,
              name ->
                  List.of(
                      name.equals("orderNumber") ? order.requireText("order_number") : id(order)));
      read.forEach(parts.get(i)::add);
    }
  }

  private void add(Row row) {
    rows.computeIfAbsent(row.query(), query -> new ArrayList<>()).add(row);
  }

  /** The order's identifier as the driver gave it, or its number if the SELECT gives none. */
  private static Object id(Row order) {
    Object id = order.raw("order_id");
    return id == null ? order.requireText("order_number") : id;
  }

  private static String idText(Row order) {
    String id = order.text("order_id");
    return id == null ? order.requireText("order_number") : id;
  }
}
