// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms.internal;

import dev.waybill.connectors.oms.OrderQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What must hold for the text of SELECTs, before a database is asked. */
public final class QueryRules {

  private static final Map<OrderQuery, OrderQuery> WHOLES =
      Map.of(
          OrderQuery.FULFILMENT_CONTENTS, OrderQuery.FULFILMENTS,
          OrderQuery.PARCELS, OrderQuery.FULFILMENTS,
          OrderQuery.PARCEL_CONTENTS, OrderQuery.PARCELS,
          OrderQuery.REFUNDS, OrderQuery.PAYMENTS,
          OrderQuery.RETURN_CONTENTS, OrderQuery.RETURNS);

  private QueryRules() {}

  /** All that is wrong; a list that may be added to. */
  public static List<String> problemsOf(Map<OrderQuery, String> queries) {
    List<String> problems = new ArrayList<>();
    for (OrderQuery query : OrderQuery.values()) {
      String sql = queries.get(query);
      if (sql != null) {
        addProblems(query, sql, problems);
      } else if (query.isRequired()) {
        problems.add(query.key() + ": must be given; it is the SELECT for " + query);
      }
      OrderQuery whole = WHOLES.get(query);
      if (sql != null && whole != null && !queries.containsKey(whole)) {
        problems.add(query.key() + ": must come with " + whole.key() + ", whose rows it refers to");
      }
    }
    return problems;
  }

  /**
   * Requires that nothing is wrong.
   *
   * @throws IllegalArgumentException naming everything
   */
  public static void requireNone(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          problems.stream()
              .collect(Collectors.joining("\n- ", "the orders' mapping must be mended:\n- ", "")));
    }
  }

  private static void addProblems(OrderQuery query, String sql, List<String> problems) {
    NamedSql named;
    try {
      named = NamedSql.parse(sql);
    } catch (IllegalArgumentException e) {
      problems.add(query.key() + ": " + e.getMessage());
      return;
    }
    List<String> unknown =
        named.distinctNames().stream().filter(name -> !query.parameters().contains(name)).toList();
    if (!unknown.isEmpty()) {
      problems.add(
          query.key() + ": has no parameter " + colons(unknown) + "; it knows " + known(query));
    }
    long bound = named.distinctNames().stream().filter(query.parameters()::contains).count();
    if (bound > 1) {
      problems.add(query.key() + ": must bind only one of " + known(query));
    }
    if (bound == 0) {
      problems.add(query.key() + ": must bind " + known(query) + ", or it reads every row");
    }
  }

  private static String known(OrderQuery query) {
    return colons(query.parameters());
  }

  private static String colons(List<String> names) {
    return names.stream().map(name -> ":" + name).collect(Collectors.joining(", "));
  }
}
