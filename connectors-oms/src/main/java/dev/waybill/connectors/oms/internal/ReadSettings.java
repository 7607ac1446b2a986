// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms.internal;

import dev.waybill.connectors.oms.JdbcOrdersConfig;
import dev.waybill.connectors.oms.OrderQuery;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;

/**
 * What every read needs to know.
 *
 * @param queries the SELECTs, taken apart
 * @param zone the zone of a TIMESTAMP without zone
 * @param statementTimeout how long one statement may run
 * @param maxRows how many rows one statement may give
 * @param clock the time
 */
public record ReadSettings(
    Map<OrderQuery, NamedSql> queries,
    ZoneId zone,
    Duration statementTimeout,
    int maxRows,
    InstantSource clock) {

  public ReadSettings {
    queries = Map.copyOf(queries);
  }

  /** The settings of a configuration. */
  public static ReadSettings of(JdbcOrdersConfig config, InstantSource clock) {
    Map<OrderQuery, NamedSql> queries = new EnumMap<>(OrderQuery.class);
    config.queries().forEach((query, sql) -> queries.put(query, NamedSql.parse(sql)));
    return new ReadSettings(
        queries, config.zone(), config.statementTimeout(), config.maxRows(), clock);
  }

  NamedSql query(OrderQuery query) {
    NamedSql sql = queries.get(query);
    if (sql == null) {
      throw new IllegalArgumentException(query.key() + " is not configured");
    }
    return sql;
  }
}
