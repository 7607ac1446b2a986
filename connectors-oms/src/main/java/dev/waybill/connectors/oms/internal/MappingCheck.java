// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms.internal;

import dev.waybill.connectors.oms.MappingProblem;
import dev.waybill.connectors.oms.OrderQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Prepares every SELECT, without running it, and compares its columns with the labels. */
public final class MappingCheck {

  private MappingCheck() {}

  /** All that keeps the SELECTs from being read; empty if nothing does. Never throws. */
  public static List<MappingProblem> run(DataSource dataSource, ReadSettings settings) {
    try (ReadOnlyConnection borrowed = ReadOnlyConnection.of(dataSource.getConnection())) {
      List<MappingProblem> problems = new ArrayList<>();
      for (OrderQuery query : OrderQuery.values()) {
        if (settings.queries().containsKey(query)) {
          problems.addAll(check(borrowed.connection(), query, settings.query(query)));
        }
      }
      return List.copyOf(problems);
    } catch (SQLException e) {
      return List.of(noConnection(SqlFailures.of(e, "connection").detail()));
    } catch (RuntimeException e) {
      return List.of(noConnection("connection: " + e.getClass().getSimpleName()));
    }
  }

  private static List<MappingProblem> check(Connection connection, OrderQuery query, NamedSql sql)
      throws SQLException {
    String text = sql.bind(name -> List.of("")).sql();
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      ResultSetMetaData meta = statement.getMetaData();
      return meta == null
          ? List.of(
              new MappingProblem(
                  query, null, "must be described by the driver before it runs", "use SELECT"))
          : Columns.of(query, sql, meta).problems();
    } catch (SQLException e) {
      connection.rollback(); // PostgreSQL takes no further statement of a transaction that failed
      return List.of(
          new MappingProblem(
              query,
              null,
              "must be SQL that the database accepts",
              "run it by hand: " + SqlFailures.of(e, "prepare").detail()));
    }
  }

  private static MappingProblem noConnection(String detail) {
    return new MappingProblem(
        null, null, "the database must be reachable", "check the pool: " + detail);
  }
}
