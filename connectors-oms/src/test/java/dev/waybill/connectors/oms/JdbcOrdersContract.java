// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waybill.commerce.Address;
import dev.waybill.commerce.Backorder;
import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Fulfilment;
import dev.waybill.commerce.FulfilmentState;
import dev.waybill.commerce.LineQuantity;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Parcel;
import dev.waybill.commerce.Payment;
import dev.waybill.commerce.Promise;
import dev.waybill.commerce.Refund;
import dev.waybill.commerce.ReturnCase;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link JdbcOrders} reads on any database; a subclass names the database. */
abstract class JdbcOrdersContract extends OrdersFixture {

  /** Whether REPEATABLE READ shows every table as it was when the transaction began to read. */
  abstract boolean hasSnapshots();

  @Test
  void everyPartOfAnOrderIsRead() {
    shop().fullOrder();
    Order order = found(orders().byNumber("N1001", SOON));
    assertThat(order)
        .isEqualTo(
            new Order(
                "N1001",
                "c7",
                "maya@example.com",
                OrderState.ON_HOLD,
                "GESPERRT",
                "Versandt",
                Instant.parse("2026-07-04T13:15:30Z"),
                List.of(
                    new OrderLine(
                        "11",
                        "LAMP-1",
                        "Desk lamp",
                        2,
                        0,
                        1,
                        Money.ofMinor(500, "EUR"),
                        Money.ofMinor(999, "EUR"),
                        null),
                    new OrderLine(
                        "12",
                        null,
                        "Sofa",
                        1,
                        0,
                        0,
                        null,
                        Money.ofMinor(250, "EUR"),
                        new Backorder(Backorder.Kind.PREORDER, LocalDate.parse("2026-12-24"))),
                    new OrderLine(
                        "13",
                        null,
                        "Rug",
                        3,
                        1,
                        0,
                        null,
                        null,
                        new Backorder(Backorder.Kind.OUT_OF_STOCK, null))),
                List.of(
                    new Fulfilment(
                        "21",
                        FulfilmentState.SHIPPED,
                        null,
                        "Pune",
                        List.of(new LineQuantity("11", 2)),
                        List.of(
                            new Parcel(
                                "1Z1",
                                Carrier.UPS,
                                "https://example.com/1Z1",
                                List.of(new LineQuantity("11", 1))),
                            new Parcel(
                                "1Z2",
                                new Carrier("blue-dart"),
                                null,
                                List.of(new LineQuantity("11", 0)))),
                        Instant.parse("2026-07-05T04:00:00Z"),
                        null),
                    new Fulfilment(
                        "22",
                        FulfilmentState.PENDING,
                        null,
                        null,
                        List.of(new LineQuantity("12", 1)),
                        List.of(),
                        null,
                        null)),
                List.of(
                    new Payment(
                        "p1",
                        Payment.State.PAID,
                        null,
                        "Visa ...1111",
                        Money.ofMinor(1249, "EUR"),
                        List.of(
                            new Refund(
                                "r1",
                                Refund.State.PENDING,
                                "angelegt",
                                Money.ofMinor(500, "EUR"),
                                Instant.parse("2026-07-06T10:00:00Z"))))),
                List.of(
                    new ReturnCase(
                        "t1",
                        ReturnCase.State.IN_TRANSIT,
                        null,
                        List.of(new LineQuantity("11", 1)),
                        new Parcel("1Z9", Carrier.UPS, null, List.of()),
                        Instant.parse("2026-12-24T15:00:00Z"))),
                new Address("Maya Rao", List.of("4 Hill Road"), "Mumbai", "MH", "400050", "IN"),
                Money.ofMinor(1249, "EUR"),
                new Promise(
                    Promise.Kind.ARRIVES_BY,
                    LocalDate.parse("2026-07-09"),
                    ZoneId.of("Asia/Kolkata"))));
  }

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
  void nullColumnsBecomeNullsAndEmptyLists() {
    shop().insert("ord (id, nr)", 1L, "N1");
    assertThat(found(orders().byNumber("N1", SOON)))
        .isEqualTo(
            new Order(
                "N1",
                null,
                null,
                OrderState.UNKNOWN,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null));
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

  @ParameterizedTest
  @ValueSource(strings = {"N1001", "n1001", "#N1001", "# n1001 ", "  #N1001", "\tN1001\n"})
  void aNumberIsComparedWithoutCaseHashAndOuterSpace(String written) {
    shop().plainOrder(1, "N1001", "c1");
    assertThat(found(orders().byNumber(written, SOON)).number()).isEqualTo("N1001");
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
  void aCustomersOrdersComeNewestFirstAndNoMoreThanAsked() {
    for (int i = 1; i <= 5; i++) {
      shop()
          .insert(
              "ord (id, nr, cust, st, placed)",
              (long) i,
              "N" + i,
              i == 3 ? "c2" : "c1",
              "OPEN",
              LocalDateTime.parse("2026-07-0" + i + "T10:00:00"));
    }
    JdbcOrders orders = orders();
    assertThat(found(orders.byCustomer("c1", 3, SOON)))
        .extracting(Order::number)
        .containsExactly("N5", "N4", "N2");
    assertThat(found(orders.byCustomer("c1", 100, SOON))).hasSize(4);
    assertThat(found(orders.byCustomer("nobody", 3, SOON))).isEmpty();
    assertThatThrownBy(() -> orders.byCustomer("c1", 0, SOON))
        .isInstanceOf(IllegalArgumentException.class);
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
  void theJvmsZoneAndLocaleChangeNothing(String zone, String locale) {
    shop().fullOrder();
    Order expected = found(orders().byNumber("N1001", SOON));
    TimeZone zoneBefore = TimeZone.getDefault();
    Locale localeBefore = Locale.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      Locale.setDefault(Locale.forLanguageTag(locale));
      assertThat(found(orders().byNumber("n1001", SOON))).isEqualTo(expected);
      assertThat(expected.placedAt()).isEqualTo(Instant.parse("2026-07-04T13:15:30Z"));
      assertThat(orders().check()).isEmpty();
    } finally {
      TimeZone.setDefault(zoneBefore);
      Locale.setDefault(localeBefore);
    }
  }

  @Test
  void manyThreadsReadAtOnce() throws Exception {
    for (int i = 1; i <= 20; i++) {
      shop().plainOrder(i, "N" + i, "c" + i);
      shop().insert("line (id, oid, ttl, qty)", (long) i, (long) i, "Item of N" + i, 1);
    }
    JdbcOrders orders =
        new JdbcOrders(dataSource(), ShopTables.config().build(), Clock.fixed(NOW, ZoneOffset.UTC));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String number = "N" + (i % 20 + 1);
        calls.add(() -> found(orders.byNumber(number, SOON)).lines().get(0).title());
      }
      List<Future<String>> titles = threads.invokeAll(calls);
      for (int i = 0; i < 200; i++) {
        assertThat(titles.get(i).get()).isEqualTo("Item of N" + (i % 20 + 1));
      }
      assertThat(orders.health().state()).isEqualTo(ConnectorHealth.State.UP);
    } finally {
      threads.shutdownNow();
    }
  }
}
