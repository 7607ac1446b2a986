// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;

/** An empty H2 in memory, of its own. */
final class H2Database implements AutoCloseable {

  /** A condition for a WHERE clause that holds, but takes very long. */
  static final String SLOW_CONDITION =
      "(select count(*) from system_range(1, 1000000) a, system_range(1, 1000000) b) > 0";

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final String url =
      "jdbc:h2:mem:oms" + DATABASES.incrementAndGet() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
  private final JdbcConnectionPool pool =
      JdbcConnectionPool.create(url + ";DB_CLOSE_DELAY=-1", "sa", "");

  JdbcConnectionPool pool() {
    return pool;
  }

  /** The database without the pool, as a user of its own. */
  JdbcDataSource as(String user, String password) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  @Override
  public void close() throws SQLException {
    try (Connection connection = as("sa", "").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown");
    }
    pool.dispose();
  }
}
