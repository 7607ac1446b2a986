// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms.internal;

import dev.waybill.connector.Deadline;
import dev.waybill.connectors.oms.OrderQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The statements of one read, in one transaction and under one deadline. */
public final class Session {

  private final Connection connection;
  private final ReadSettings settings;
  private final Deadline deadline;

  Session(Connection connection, ReadSettings settings, Deadline deadline) {
    this.connection = connection;
    this.settings = settings;
    this.deadline = deadline;
  }

  boolean has(OrderQuery query) {
    return settings.queries().containsKey(query);
  }

  boolean binds(OrderQuery query, String parameter) {
    return settings.query(query).binds(parameter);
  }

  /**
   * Reads all rows.
   *
   * @throws ReadException if there are more than the configured limit, or they cannot be read
   */
  List<Row> all(OrderQuery query, NamedSql.Parameters parameters) {
    List<Row> rows = atMost(settings.maxRows() + 1, query, parameters);
    if (rows.size() > settings.maxRows()) {
      throw ReadException.mapping(
          query, null, "must give at most " + settings.maxRows() + " rows (orders.max-rows)");
    }
    return rows;
  }

  /**
   * Reads the first rows.
   *
   * @throws ReadException if they cannot be read, or the thread is interrupted: JDBC does not end a
   *     statement for that, but no other is begun
   */
  List<Row> atMost(int limit, OrderQuery query, NamedSql.Parameters parameters) {
    if (Thread.currentThread().isInterrupted()) {
      throw ReadException.interrupted();
    }
    NamedSql sql = settings.query(query);
    NamedSql.Bound bound = sql.bind(parameters);
    int seconds = secondsLeft();
    try (PreparedStatement statement = connection.prepareStatement(bound.sql())) {
      statement.setQueryTimeout(seconds);
      statement.setMaxRows(limit);
      for (int i = 0; i < bound.values().size(); i++) {
        statement.setObject(i + 1, bound.values().get(i));
      }
      try (ResultSet result = statement.executeQuery()) {
        return read(query, sql, result);
      }
    } catch (SQLException e) {
      throw ReadException.sql(query, e);
    }
  }

  private List<Row> read(OrderQuery query, NamedSql sql, ResultSet result) throws SQLException {
    RowReader reader =
        new RowReader(query, Columns.of(query, sql, result.getMetaData()), settings.zone());
    List<Row> rows = new ArrayList<>();
    while (result.next()) {
      rows.add(reader.read(result));
    }
    return rows;
  }

  /**
   * How long a statement may run: JDBC counts in whole seconds, so the last one may overrun the
   * deadline by less than a second.
   */
  private int secondsLeft() {
    Duration left = deadline.remaining(settings.clock().instant());
    if (left.isZero()) {
      throw ReadException.deadline();
    }
    Duration time =
        left.compareTo(settings.statementTimeout()) < 0 ? left : settings.statementTimeout();
    return (int) time.plusSeconds(1).minusNanos(1).toSeconds();
  }
}
