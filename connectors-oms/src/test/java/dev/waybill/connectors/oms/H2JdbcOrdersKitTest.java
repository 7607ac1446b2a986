// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;

/** {@link JdbcOrders} on H2 keeps the rules of its port. */
class H2JdbcOrdersKitTest extends JdbcOrdersKit {

  private final H2Database database = new H2Database();

  @Override
  DataSource emptyDatabase() {
    return database.pool();
  }

  @Override
  DataSource refused() {
    return database.as("sa", WRONG_PASSWORD);
  }

  @Override
  DataSource gone() {
    JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:gone", "sa", "");
    pool.dispose();
    return pool;
  }

  @Override
  String slowCondition() {
    return H2Database.SLOW_CONDITION;
  }

  @AfterEach
  void drop() throws SQLException {
    database.close();
  }
}
