// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waybill.commerce.FulfilmentState;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Payment;
import dev.waybill.commerce.Refund;
import dev.waybill.commerce.ReturnCase;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@link JdbcOrders} reads on any database, beyond the rules of {@link JdbcOrdersKit}; a
 * subclass names the database.
 */
abstract class JdbcOrdersContract extends ShopDatabase {

  /** Whether REPEATABLE READ shows every table as it was when the transaction began to read. */
  abstract boolean hasSnapshots();

  @Test
  void anAnswerNamesItsSourceAndTheTimeOfReading() {
    shop().plainOrder(1, "N1", "c1");
    Lookup.Found<Order> found =
        orders()
            .byNumber("N1", SOON)
            .fold(
                f -> f,
                failure -> {
                  throw new AssertionError(failure);
                });
    assertThat(found.source()).isEqualTo(new Source("shop-db", DataLayer.ORDER));
    assertThat(found.observedAt()).isEqualTo(NOW);
    assertThat(found.refreshFailure()).isNull();
  }

  @Test
  void unknownStatesAreUnknownWithTheSourcesWord() {
    shop().fullOrder();
    shop()
        .execute("update ord set st = 'TEILGELIEFERT', st_src = null")
        .execute("update ful set st = 'escalated'")
        .execute("update pay set st = 'DISPUTED'")
        .execute("update refund set st = 'weg'")
        .execute("update ret set st = 'verloren'");
    Order order = found(orders().byNumber("N1001", SOON));
    assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
    assertThat(order.sourceState()).isEqualTo("TEILGELIEFERT");
    assertThat(order.fulfilments())
        .allSatisfy(
            f -> {
              assertThat(f.state()).isEqualTo(FulfilmentState.UNKNOWN);
              assertThat(f.sourceState()).isEqualTo("escalated");
            });
    Payment payment = order.payments().get(0);
    assertThat(payment.state()).isEqualTo(Payment.State.UNKNOWN);
    assertThat(payment.sourceState()).isEqualTo("DISPUTED");
    assertThat(payment.refunds().get(0).state()).isEqualTo(Refund.State.UNKNOWN);
    assertThat(payment.refunds().get(0).sourceState()).isEqualTo("angelegt");
    assertThat(order.returns().get(0).state()).isEqualTo(ReturnCase.State.UNKNOWN);
    assertThat(order.returns().get(0).sourceState()).isEqualTo("verloren");
  }

  @Test
  void onlyTheTwoSelectsOfOrdersAreNeeded() {
    shop().fullOrder();
    JdbcOrders orders =
        orders(
            JdbcOrdersConfig.builder()
                .source("shop-db")
                .zone(ShopTables.ZONE)
                .query(OrderQuery.BY_NUMBER, ShopTables.BY_NUMBER)
                .query(OrderQuery.BY_CUSTOMER, ShopTables.BY_CUSTOMER));
    assertThat(orders.check()).isEmpty();
    Order order = found(orders.byNumber("N1001", SOON));
    assertThat(order.lines()).isEmpty();
    assertThat(order.total()).isEqualTo(Money.ofMinor(1249, "EUR"));
  }

  @Test
  void aNumberStoredWithAHashIsFound() {
    shop().plainOrder(1, "#1001", "c1");
    JdbcOrders orders =
        orders(
            ShopTables.config()
                .query(
                    OrderQuery.BY_NUMBER,
                    ShopTables.BY_NUMBER.replace("upper(:orderNumber)", "'#' || :orderNumber")));
    assertThat(found(orders.byNumber("1001", SOON)).number()).isEqualTo("#1001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "N1001' or '1'='1",
        "N1001'; drop table ord; --",
        "' union select * from ord --",
        "N%",
        "N100_",
        "N1001\\",
        "%",
        "N1001--",
        ":orderNumber",
        "?",
        "N1001 /* */",
        "$$N1001$$",
        "N１００１",
        "ＮN1001",
        "N1001,N1002"
      })
  void hostileTextIsOnlyANumberNobodyHas(String text) {
    shop().plainOrder(1, "N1001", "c1").plainOrder(2, "N1002", "c2");
    JdbcOrders orders = orders();
    assertThat(failure(orders.byNumber(text, SOON)).kind()).isEqualTo(Failure.Kind.NOT_FOUND);
    assertThat(found(orders.byCustomer(text, 5, SOON))).isEmpty();
    assertThat(found(orders.byNumber("N1001", SOON)).number()).isEqualTo("N1001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "#", " # ", "N\u0000", "N1\u0007", "\uD800", "a\nb"})
  void textThatCannotBeANumberIsNotAsked(String text) {
    WatchedDataSource watched = new WatchedDataSource(dataSource());
    JdbcOrders orders = new JdbcOrders(watched.dataSource(), ShopTables.config().build(), CLOCK);
    assertThat(failure(orders.byNumber(text, SOON)).kind()).isEqualTo(Failure.Kind.NOT_FOUND);
    assertThat(failure(orders.byNumber("x".repeat(65_536), SOON)).kind())
        .isEqualTo(Failure.Kind.NOT_FOUND);
    assertThat(watched.calls()).isEmpty();
    assertThat(orders.health()).isEqualTo(ConnectorHealth.untried());
  }

  @Test
  void aSelectThatComparesLooselyDisclosesNoOtherOrder() {
    shop().plainOrder(1, "N1001", "c1").plainOrder(2, "N10", "c2");
    JdbcOrders orders =
        orders(
            ShopTables.config()
                .query(
                    OrderQuery.BY_NUMBER,
                    ShopTables.BY_NUMBER.replace(
                        "upper(nr) = upper(:orderNumber)", "nr like '%' || :orderNumber || '%'")));
    assertThat(failure(orders.byNumber("N100", SOON)).kind()).isEqualTo(Failure.Kind.NOT_FOUND);
    assertThat(failure(orders.byNumber("%", SOON)).kind()).isEqualTo(Failure.Kind.NOT_FOUND);
    assertThat(found(orders.byNumber("N10", SOON)).number()).isEqualTo("N10");
  }

  @Test
  void aLimitOfNoughtIsAnErrorOfTheCaller() {
    assertThatThrownBy(() -> orders().byCustomer("c1", 0, SOON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a limit must be at least one, not 0");
  }

  @Test
  void anOrderOfManyLinesIsReadWhole() {
    shop().plainOrder(1, "N1", "c1");
    for (int i = 1; i <= 250; i++) {
      shop().insert("line (id, oid, ttl, qty)", (long) i, 1L, "Item " + i, i);
    }
    Order order = found(orders().byNumber("N1", SOON));
    assertThat(order.lines()).hasSize(250);
    assertThat(order.lines().get(249).title()).isEqualTo("Item 250");
    assertThat(order.lines()).extracting(OrderLine::ordered).contains(1, 125, 250);
  }

  @Test
  void aListOfOrdersTakesOneStatementPerPart() {
    for (int i = 1; i <= 30; i++) {
      shop().plainOrder(i, "N" + i, "c1");
      shop().insert("line (id, oid, ttl, qty)", (long) i, (long) i, "Item of N" + i, 1);
    }
    WatchedDataSource watched = new WatchedDataSource(dataSource());
    JdbcOrders orders = new JdbcOrders(watched.dataSource(), ShopTables.config().build(), CLOCK);
    List<Order> list = found(orders.byCustomer("c1", 30, SOON));
    assertThat(list).hasSize(30);
    assertThat(list)
        .allSatisfy(
            order ->
                assertThat(order.lines())
                    .extracting(OrderLine::title)
                    .containsExactly("Item of " + order.number()));
    assertThat(watched.statements()).isEqualTo(10);
  }

  @Test
  void allPartsAreOfOneMomentWhereTheDatabaseHasSnapshots() {
    assumeTrue(hasSnapshots(), "REPEATABLE READ of this database is not a snapshot");
    shop().fullOrder();
    WatchedDataSource watched = new WatchedDataSource(dataSource());
    watched.before(
        2, () -> shop().execute("update line set ttl = 'Changed'").execute("delete from box"));
    JdbcOrders orders = new JdbcOrders(watched.dataSource(), ShopTables.config().build(), CLOCK);
    Order order = found(orders.byNumber("N1001", SOON));
    assertThat(order.lines().get(0).title()).isEqualTo("Desk lamp");
    assertThat(order.parcels()).hasSize(2);
    assertThat(watched.statements()).isEqualTo(10);
    Order later = found(orders.byNumber("N1001", SOON));
    assertThat(later.lines().get(0).title()).isEqualTo("Changed");
    assertThat(later.parcels()).isEmpty();
  }

  @Test
  void aPartBoundByOneOrderTakesOneStatementPerOrder() {
    for (int i = 1; i <= 4; i++) {
      shop().plainOrder(i, "N" + i, "c1");
      shop().insert("line (id, oid, ttl, qty)", (long) i, (long) i, "Item of N" + i, 1);
    }
    WatchedDataSource watched = new WatchedDataSource(dataSource());
    JdbcOrdersConfig.Builder config =
        ShopTables.config()
            .query(
                OrderQuery.LINES,
                "select id as line_id, ttl as title, qty as ordered from line where oid = :orderId")
            .query(
                OrderQuery.PAYMENTS,
                "select p.id as payment_id, p.st as state from pay p join ord o on o.id = p.oid"
                    + " where o.nr = :orderNumber");
    JdbcOrders orders = new JdbcOrders(watched.dataSource(), config.build(), CLOCK);
    assertThat(found(orders.byCustomer("c1", 10, SOON)))
        .allSatisfy(
            order ->
                assertThat(order.lines().get(0).title()).isEqualTo("Item of " + order.number()));
    assertThat(watched.statements()).isEqualTo(8 + 2 * 4);
  }

  @Test
  void labelsAreComparedWithoutCaseAndUnderscores() {
    shop().plainOrder(1, "N1", "c1");
    JdbcOrders orders =
        orders(
            ShopTables.config()
                .query(
                    OrderQuery.BY_NUMBER,
                    "select id as \"OrderId\", nr as \"ORDERNUMBER\", cust as CustomerID,"
                        + " st as \"State\" from ord where nr = :orderNumber"));
    assertThat(orders.check()).isEmpty();
    assertThat(found(orders.byNumber("N1", SOON)).customerId()).isEqualTo("c1");
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, en-US", "Pacific/Kiritimati, tr-TR", "America/New_York, ar-SA-u-nu-arab",
    "Asia/Kolkata, hi-IN", "Pacific/Pago_Pago, th-TH-u-ca-buddhist", "Europe/Berlin, de-DE"
  })
  void theCheckDependsOnNoZoneOrLocale(String zone, String locale) {
    TimeZone zoneBefore = TimeZone.getDefault();
    Locale localeBefore = Locale.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      Locale.setDefault(Locale.forLanguageTag(locale));
      assertThat(orders().check()).isEmpty();
    } finally {
      TimeZone.setDefault(zoneBefore);
      Locale.setDefault(localeBefore);
    }
  }
}
