// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms;

import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderState;
import dev.waybill.connector.Orders;
import dev.waybill.testkit.kit.OrdersFixture;
import dev.waybill.testkit.kit.OrdersKit;
import dev.waybill.testkit.kit.Trouble;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** {@link JdbcOrders} keeps the rules of its port on any database; a subclass names it. */
abstract class JdbcOrdersKit extends OrdersKit {

  static final String WRONG_PASSWORD = "wrong-password-4711";

  private DataSource dataSource;

  /** A data source over an empty database. */
  abstract DataSource emptyDatabase() throws SQLException;

  /** The same database, to whose login a wrong password is given. */
  abstract DataSource refused();

  /** A data source over a database that is not there any more. */
  abstract DataSource gone();

  /** A condition for a WHERE clause that holds, but takes minutes. */
  abstract String slowCondition();

  @BeforeEach
  void fillTables() throws SQLException {
    dataSource = emptyDatabase();
    new ShopTables(dataSource)
        .fullOrder()
        .insert(
            "ord (id, nr, cust, st, placed)",
            2L,
            "Ni-1002",
            "c7",
            "completed",
            LocalDateTime.parse("2026-01-03T10:00:00"))
        .insert(
            "ord (id, nr, cust, st, placed)",
            3L,
            "N1003",
            "c7",
            "CANCELLED",
            LocalDateTime.parse("2025-11-02T01:30:00"))
        .insert("ord (id, nr, cust, st, total, cur)", 4L, "N2001", "c77", "OPEN", 1250L, "JPY")
        .insert(
            "ord (id, nr, cust, st, total, cur)", 5L, "N2002", "c8", "TEILGELIEFERT", 1250L, "KWD")
        .insert("ord (id, nr)", 6L, "N2003");
  }

  @Override
  protected OrdersFixture fixture() {
    return OrdersFixture.builder()
        .customer(
            "c7",
            FullOrder.EXPECTED,
            order("Ni-1002", "c7", OrderState.COMPLETED, null, "2026-01-03T15:00:00Z", null),
            order("N1003", "c7", OrderState.CANCELLED, null, "2025-11-02T05:30:00Z", null))
        .order(order("N2001", "c77", OrderState.OPEN, null, null, Money.ofMinor(1250, "JPY")))
        .order(
            order(
                "N2002",
                "c8",
                OrderState.UNKNOWN,
                "TEILGELIEFERT",
                null,
                Money.ofMinor(1250, "KWD")))
        .order(order("N2003", null, OrderState.UNKNOWN, null, null, null))
        .absentNumber("N9999")
        .customerWithoutOrders("c9")
        .secrets(WRONG_PASSWORD)
        .build();
  }

  @Override
  protected Orders orders() {
    return orders(dataSource, ShopTables.config());
  }

  @Override
  protected Orders ordersIn(Trouble trouble) {
    return switch (trouble) {
      case UNAUTHORISED -> orders(refused(), ShopTables.config());
      case DOWN -> orders(gone(), ShopTables.config());
      case SILENT -> orders(dataSource, slow());
      case TRUNCATED -> orders(dataSource, withoutANumberWhereOneMustBe());
      default -> super.ordersIn(trouble);
    };
  }

  private JdbcOrdersConfig.Builder slow() {
    return ShopTables.config()
        .statementTimeout(Duration.ofSeconds(1))
        .query(OrderQuery.BY_NUMBER, ShopTables.BY_NUMBER + " and " + slowCondition())
        .query(
            OrderQuery.BY_CUSTOMER,
            ShopTables.BY_CUSTOMER.replace("where ", "where " + slowCondition() + " and "));
  }

  /** The driver quotes the address it cannot convert; the failure must not. */
  private static JdbcOrdersConfig.Builder withoutANumberWhereOneMustBe() {
    return ShopTables.config()
        .query(
            OrderQuery.LINES,
            "select o.id as order_id, 1 as line_id, 'x' as title,"
                + " cast(o.mail as integer) as ordered from ord o"
                + " where o.id in (:orderIds)");
  }

  private static Orders orders(DataSource dataSource, JdbcOrdersConfig.Builder config) {
    return new JdbcOrders(dataSource, config.build(), Clock.systemUTC());
  }

  private static Order order(
      String number,
      @Nullable String customer,
      OrderState state,
      @Nullable String sourceState,
      @Nullable String placedAt,
      @Nullable Money total) {
    return new Order(
        number,
        customer,
        null,
        state,
        sourceState,
        null,
        placedAt == null ? null : Instant.parse(placedAt),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        total,
        null);
  }
}
