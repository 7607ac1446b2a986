// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms;

import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;

/** A database with the tables of {@link ShopTables}, and orders read from them. */
abstract class ShopDatabase {

  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  static final Deadline SOON = Deadline.in(Duration.ofSeconds(30), NOW);
  static final InstantSource CLOCK = InstantSource.fixed(NOW);

  private DataSource dataSource;
  private ShopTables shop;

  /** A data source over an empty database. */
  abstract DataSource emptyDatabase() throws SQLException;

  /** A condition for a WHERE clause that holds, but takes minutes. */
  abstract String slowCondition();

  @BeforeEach
  void createTables() throws SQLException {
    dataSource = emptyDatabase();
    shop = new ShopTables(dataSource);
  }

  ShopTables shop() {
    return shop;
  }

  DataSource dataSource() {
    return dataSource;
  }

  JdbcOrders orders(JdbcOrdersConfig.Builder config) {
    return new JdbcOrders(dataSource, config.build(), CLOCK);
  }

  JdbcOrders orders() {
    return orders(ShopTables.config());
  }

  static <T> T found(Lookup<T> lookup) {
    return lookup.fold(
        Lookup.Found::value,
        failure -> {
          throw new AssertionError("not found: " + failure);
        });
  }

  static Failure failure(Lookup<?> lookup) {
    return lookup.fold(
        found -> {
          throw new AssertionError("found: " + found.value());
        },
        failure -> failure);
  }
}
