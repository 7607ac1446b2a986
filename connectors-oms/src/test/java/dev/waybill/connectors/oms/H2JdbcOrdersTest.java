// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;

/** {@link JdbcOrders} on H2. */
class H2JdbcOrdersTest extends JdbcOrdersContract {

  private final H2Database database = new H2Database();

  @Override
  DataSource emptyDatabase() {
    return database.pool();
  }

  @Override
  String slowCondition() {
    return H2Database.SLOW_CONDITION;
  }

  /** H2 keeps a table as it was when it was first read, so the moments differ by table. */
  @Override
  boolean hasSnapshots() {
    return false;
  }

  @AfterEach
  void drop() throws SQLException {
    database.close();
  }
}
