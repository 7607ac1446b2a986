// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Failure;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The failures of {@link JdbcOrders} on H2, and what only concerns the pool and the login. */
class H2JdbcOrdersFailureTest extends JdbcOrdersFailureContract {

  private final H2Database database = new H2Database();

  @Override
  DataSource emptyDatabase() {
    return database.pool();
  }

  @Override
  String slowCondition() {
    return H2Database.SLOW_CONDITION;
  }

  @AfterEach
  void drop() throws SQLException {
    database.close();
  }

  private static Failure failureWith(DataSource dataSource) {
    JdbcOrders orders = new JdbcOrders(dataSource, ShopTables.config().build(), CLOCK);
    Failure failure = failure(orders.byNumber("N1", SOON));
    assertThat(orders.health().state()).isEqualTo(ConnectorHealth.State.DOWN);
    assertThat(orders.health().lastFailure()).isEqualTo(failure);
    return failure;
  }

  @Test
  void aClosedPoolIsDown() {
    database.pool().dispose();
    assertThat(failureWith(database.pool()).kind()).isEqualTo(Failure.Kind.DOWN);
  }

  @Test
  void aPoolThatThrowsOrGivesNothingIsDown() {
    DataSource throwing =
        poolThat(
            () -> {
              throw new IllegalStateException("maya@example.com");
            });
    assertThat(failureWith(throwing).kind()).isEqualTo(Failure.Kind.DOWN);
    assertThat(failureWith(throwing).detail()).doesNotContain("maya");
    assertThat(failureWith(poolThat(() -> null)).kind()).isEqualTo(Failure.Kind.DOWN);
    assertThat(new JdbcOrders(throwing, ShopTables.config().build(), CLOCK).check())
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.rule()).isEqualTo("the database must be reachable"));
  }

  @Test
  void aRefusedLoginIsUnauthorised() {
    Failure failure = failureWith(database.as("sa", "wrong"));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.UNAUTHORISED);
    assertThat(failure.detail()).startsWith("connection: ").contains("28000");
  }

  @Test
  void aRoleThatMayOnlySelectReadsOrders() throws SQLException {
    shop().plainOrder(1, "N1", "c1").execute("create user ro password 'x'");
    for (String table :
        new String[] {
          "ord", "line", "ful", "ful_line", "box", "box_line", "pay", "refund", "ret", "ret_line"
        }) {
      shop().execute("grant select on " + table + " to ro");
    }
    JdbcOrders orders = new JdbcOrders(database.as("ro", "x"), ShopTables.config().build(), CLOCK);
    assertThat(orders.check()).isEmpty();
    assertThat(found(orders.byNumber("N1", SOON)).number()).isEqualTo("N1");
  }

  @Test
  void nothingThatASelectWritesIsKept() {
    shop().plainOrder(1, "N1", "c1").execute("create table spy (a integer)");
    JdbcOrders orders =
        orders(
            ShopTables.config()
                .query(
                    OrderQuery.LINES,
                    "select order_id, 1 as line_id, 'x' as title, a as ordered"
                        + " from final table (insert into spy values 1), (select 1 as order_id) t"
                        + " where order_id in (:orderIds)"));
    assertThat(found(orders.byNumber("N1", SOON)).lines()).hasSize(1);
    assertThat(countSpies()).isZero();
  }

  private int countSpies() {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from spy")) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Source {
    @Nullable Connection get() throws SQLException;
  }

  private static DataSource poolThat(Source source) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, args) ->
                method.getName().equals("getConnection") ? source.get() : null);
  }
}
