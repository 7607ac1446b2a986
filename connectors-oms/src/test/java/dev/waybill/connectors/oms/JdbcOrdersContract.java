// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
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
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link JdbcOrders} gives on any database; a subclass names the database. */
abstract class JdbcOrdersContract {

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

  private JdbcOrders orders() {
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

  private static OffsetDateTime utc(String time) {
    return LocalDateTime.parse(time).atOffset(ZoneOffset.UTC);
  }

  private void fullOrder() {
    shop.insert(
            "ord",
            1L,
            "N1001",
            "c7",
            "maya@example.com",
            "on-hold",
            "GESPERRT",
            "Versandt",
            LocalDateTime.parse("2026-07-04T09:15:30"),
            12_49L,
            "EUR",
            "ARRIVES_BY",
            LocalDate.parse("2026-07-09"),
            "Asia/Kolkata",
            "Maya Rao",
            "4 Hill Road",
            null,
            "Mumbai",
            "MH",
            "400050",
            "IN")
        .insert("line", 11L, 1L, "LAMP-1", "Desk lamp", 2, 0, 1, 500L, 999L, null, null)
        .insert(
            "line",
            12L,
            1L,
            null,
            "Sofa",
            1,
            0,
            0,
            null,
            250L,
            "preorder",
            LocalDate.parse("2026-12-24"))
        .insert("line", 13L, 1L, null, "Rug", 3, 1, 0, null, null, "Out of stock", null)
        .insert("ful", 21L, 1L, "SHIPPED", "Pune", utc("2026-07-05T04:00:00"), null)
        .insert("ful", 22L, 1L, "PENDING", null, null, null)
        .insert("ful_line", 21L, 11L, 2)
        .insert("ful_line", 22L, 12L, 1)
        .insert("box", "1Z1", 21L, "UPS", "https://example.com/1Z1")
        .insert("box", "1Z2", 21L, "Blue Dart", null)
        .insert("box", null, 22L, null, null)
        .insert("box_line", "1Z1", 11L, 1)
        .insert("box_line", "1Z2", 11L, 0)
        .insert("pay", "p1", 1L, "PAID", "Visa ...1111", 1249L, "EUR")
        .insert("refund", "r1", "p1", "PENDING", "angelegt", 500L, utc("2026-07-06T10:00:00"))
        .insert(
            "ret", "t1", 1L, "IN_TRANSIT", "1Z9", "ups", LocalDateTime.parse("2026-12-24T10:00:00"))
        .insert("ret_line", "t1", 11L, 1);
  }

  @Test
  void everyPartOfAnOrderIsRead() {
    fullOrder();
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
    shop.plainOrder(1, "N1", "c1");
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
    shop.insert("ord (id, nr)", 1L, "N1");
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
    fullOrder();
    shop.execute("update ord set st = 'TEILGELIEFERT', st_src = null")
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
    fullOrder();
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
    shop.plainOrder(1, "N1001", "c1");
    assertThat(found(orders().byNumber(written, SOON)).number()).isEqualTo("N1001");
  }

  @Test
  void aNumberStoredWithAHashIsFound() {
    shop.plainOrder(1, "#1001", "c1");
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
    shop.plainOrder(1, "N1001", "c1").plainOrder(2, "N1002", "c2");
    JdbcOrders orders = orders();
    assertThat(failure(orders.byNumber(text, SOON)).kind()).isEqualTo(Failure.Kind.NOT_FOUND);
    assertThat(found(orders.byCustomer(text, 5, SOON))).isEmpty();
    assertThat(found(orders.byNumber("N1001", SOON)).number()).isEqualTo("N1001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "#", " # ", "N\u0000", "N1\u0007", "\uD800", "a\nb"})
  void textThatCannotBeANumberIsNotAsked(String text) {
    WatchedDataSource watched = new WatchedDataSource(dataSource);
    JdbcOrders orders = new JdbcOrders(watched.dataSource(), ShopTables.config().build(), CLOCK);
    assertThat(failure(orders.byNumber(text, SOON)).kind()).isEqualTo(Failure.Kind.NOT_FOUND);
    assertThat(failure(orders.byNumber("x".repeat(65_536), SOON)).kind())
        .isEqualTo(Failure.Kind.NOT_FOUND);
    assertThat(watched.calls()).isEmpty();
    assertThat(orders.health()).isEqualTo(ConnectorHealth.untried());
  }

  @Test
  void aSelectThatComparesLooselyDisclosesNoOtherOrder() {
    shop.plainOrder(1, "N1001", "c1").plainOrder(2, "N10", "c2");
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
  void twoOrdersOfOneNumberAreRefused() {
    shop.plainOrder(1, "N1001", "c1").plainOrder(2, "n1001", "c2");
    Failure failure = failure(orders().byNumber("N1001", SOON));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.MALFORMED);
    assertThat(failure.detail()).startsWith("orders.by-number: must give one row per order");
  }

  @Test
  void aCustomersOrdersComeNewestFirstAndNoMoreThanAsked() {
    for (int i = 1; i <= 5; i++) {
      shop.insert(
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
  void aSelectThatGivesAnotherCustomersOrderIsRefused() {
    shop.plainOrder(1, "N1", "c1").plainOrder(2, "N2", "c2");
    JdbcOrdersConfig.Builder config = ShopTables.config();
    String wrong = ShopTables.BY_CUSTOMER.replace("cust = :", "cust <> :");
    Failure failure =
        failure(orders(config.query(OrderQuery.BY_CUSTOMER, wrong)).byCustomer("c1", 5, SOON));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.MALFORMED);
    assertThat(failure.detail()).startsWith("orders.by-customer, customer_id:");
  }

  @Test
  void anOrderOfManyLinesIsReadWhole() {
    shop.plainOrder(1, "N1", "c1");
    for (int i = 1; i <= 250; i++) {
      shop.insert("line (id, oid, ttl, qty)", (long) i, 1L, "Item " + i, i);
    }
    Order order = found(orders().byNumber("N1", SOON));
    assertThat(order.lines()).hasSize(250);
    assertThat(order.lines().get(249).title()).isEqualTo("Item 250");
    assertThat(order.lines()).extracting(OrderLine::ordered).contains(1, 125, 250);
  }

  @Test
  void moreRowsThanAllowedAreAnErrorNotASilentCut() {
    shop.plainOrder(1, "N1", "c1");
    for (int i = 1; i <= 11; i++) {
      shop.insert("line (id, oid, ttl, qty)", (long) i, 1L, "Item", 1);
    }
    assertThat(found(orders(ShopTables.config().maxRows(11)).byNumber("N1", SOON)).lines())
        .hasSize(11);
    Failure failure = failure(orders(ShopTables.config().maxRows(10)).byNumber("N1", SOON));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.MALFORMED);
    assertThat(failure.detail())
        .isEqualTo("orders.lines: must give at most 10 rows (orders.max-rows)");
  }

  @Test
  void aListOfOrdersTakesOneStatementPerPart() {
    for (int i = 1; i <= 30; i++) {
      shop.plainOrder(i, "N" + i, "c1");
      shop.insert("line (id, oid, ttl, qty)", (long) i, (long) i, "Item of N" + i, 1);
    }
    WatchedDataSource watched = new WatchedDataSource(dataSource);
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
  void aPartBoundByOneOrderTakesOneStatementPerOrder() {
    for (int i = 1; i <= 4; i++) {
      shop.plainOrder(i, "N" + i, "c1");
      shop.insert("line (id, oid, ttl, qty)", (long) i, (long) i, "Item of N" + i, 1);
    }
    WatchedDataSource watched = new WatchedDataSource(dataSource);
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
  void aReadIsOneReadOnlyTransactionThatIsRolledBackAndLeavesNoTrace() {
    shop.plainOrder(1, "N1", "c1");
    WatchedDataSource watched = new WatchedDataSource(dataSource);
    JdbcOrders orders = new JdbcOrders(watched.dataSource(), ShopTables.config().build(), CLOCK);
    found(orders.byNumber("N1", SOON));
    List<String> calls = watched.calls();
    int firstRead = calls.indexOf("executeQuery[]");
    assertThat(calls.subList(0, firstRead))
        .containsSubsequence(
            "setReadOnly[true]", "setAutoCommit[false]", "setQueryTimeout[2]", "setMaxRows[10001]");
    assertThat(calls.subList(calls.lastIndexOf("executeQuery[]"), calls.size()))
        .containsSubsequence("rollback[]", "setAutoCommit[true]", "setReadOnly[false]", "close[]");
    assertThat(calls).doesNotContain("commit[]");
    assertThat(calls.stream().filter("rollback[]"::equals)).hasSize(1);
  }

  @Test
  void theTimeOutOfAStatementIsNeverLongerThanTheTimeLeft() {
    shop.plainOrder(1, "N1", "c1");
    WatchedDataSource watched = new WatchedDataSource(dataSource);
    JdbcOrders orders =
        new JdbcOrders(
            watched.dataSource(),
            ShopTables.config().statementTimeout(Duration.ofSeconds(20)).build(),
            CLOCK);
    found(orders.byNumber("N1", Deadline.in(Duration.ofMillis(2_500), NOW)));
    assertThat(watched.calls())
        .contains("setQueryTimeout[3]")
        .doesNotContain("setQueryTimeout[20]");
  }

  @Test
  void aSlowStatementIsCancelled() {
    shop.plainOrder(1, "N1", "c1");
    JdbcOrders orders =
        orders(
            ShopTables.config()
                .statementTimeout(Duration.ofSeconds(1))
                .query(OrderQuery.BY_NUMBER, ShopTables.BY_NUMBER + " and " + slowCondition()));
    Failure failure = failure(orders.byNumber("N1", SOON));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.TIMED_OUT);
    assertThat(failure.detail()).startsWith("orders.by-number: ");
    assertThat(found(orders().byNumber("N1", SOON)).number()).isEqualTo("N1");
  }

  @Test
  void aDeadlineThatHasPassedMakesNoCall() {
    WatchedDataSource watched = new WatchedDataSource(dataSource);
    JdbcOrders orders = new JdbcOrders(watched.dataSource(), ShopTables.config().build(), CLOCK);
    assertThat(failure(orders.byNumber("N1", new Deadline(NOW))).kind())
        .isEqualTo(Failure.Kind.TIMED_OUT);
    assertThat(watched.calls()).isEmpty();
    assertThat(orders.health().state()).isEqualTo(ConnectorHealth.State.UNTRIED);
  }

  @Test
  void aDeadlineThatPassesBetweenStatementsStopsTheRead() {
    fullOrder();
    AtomicReference<Instant> time = new AtomicReference<>(NOW);
    InstantSource running = () -> time.getAndUpdate(t -> t.plusSeconds(1));
    WatchedDataSource watched = new WatchedDataSource(dataSource);
    JdbcOrders orders = new JdbcOrders(watched.dataSource(), ShopTables.config().build(), running);
    Failure failure = failure(orders.byNumber("N1001", Deadline.in(Duration.ofSeconds(6), NOW)));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.TIMED_OUT);
    assertThat(watched.statements()).isBetween(1L, 6L);
    assertThat(watched.calls()).contains("rollback[]", "close[]");
  }

  @Test
  void brokenSqlIsMalformedAndNamedByTheCheck() {
    shop.plainOrder(1, "N1", "c1");
    JdbcOrders orders =
        orders(
            ShopTables.config()
                .query(OrderQuery.LINES, "select nothing from nowhere where a in (:orderIds)"));
    Failure failure = failure(orders.byNumber("N1", SOON));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.MALFORMED);
    assertThat(failure.detail()).startsWith("orders.lines: ").contains("SQLState 42");
    assertThat(orders.check())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.query()).isEqualTo(OrderQuery.LINES);
              assertThat(problem.rule()).contains("SQL that the database accepts");
            });
  }

  @Test
  void theSelectsOfTheTestsAreSound() {
    assertThat(orders().check()).isEmpty();
  }

  @Test
  void theCheckNamesAllMissingUnknownAndIllTypedLabelsAtOnce() {
    JdbcOrders orders =
        orders(
            ShopTables.config()
                .query(
                    OrderQuery.BY_NUMBER,
                    "select id as order_id, nr as order_number, st as status, placed as promise_day,"
                        + " mail as total_minor, pd as placed_at from ord where nr = :orderNumber")
                .query(
                    OrderQuery.LINES,
                    "select id as line_id, ttl as title, cast(qty as double precision) as ordered, sku, sku as sku"
                        + " from line where oid in (:orderIds)"));
    assertThat(orders.check().stream().map(MappingProblem::toString))
        .anySatisfy(p -> assertThat(p).startsWith("orders.by-number, customer_id: must be given"))
        .anySatisfy(
            p ->
                assertThat(p)
                    .startsWith("orders.by-number, status: is no canonical label")
                    .contains("source_state"))
        .anySatisfy(p -> assertThat(p).startsWith("orders.by-number, state: must be given"))
        .anySatisfy(
            p ->
                assertThat(p)
                    .startsWith("orders.by-number, promise_day: must be a DATE, not TIMESTAMP")
                    .endsWith("write cast(... as date) as promise_day"))
        .anySatisfy(
            p -> assertThat(p).startsWith("orders.by-number, total_minor: must be a whole number"))
        .anySatisfy(
            p -> assertThat(p).startsWith("orders.by-number, placed_at: must be a TIMESTAMP"))
        .anySatisfy(p -> assertThat(p).startsWith("orders.lines, ordered: must be a whole number"))
        .anySatisfy(p -> assertThat(p).startsWith("orders.lines, sku: must be given once"))
        .anySatisfy(
            p ->
                assertThat(p)
                    .startsWith("orders.lines, order_id: must be given where :orderIds is bound"))
        .hasSize(9);
  }

  @Test
  void aMissingLabelIsMalformedAtRunTimeToo() {
    shop.plainOrder(1, "N1", "c1");
    JdbcOrders orders =
        orders(
            ShopTables.config()
                .query(
                    OrderQuery.BY_NUMBER,
                    "select nr as order_number, st as state from ord where nr = :orderNumber"));
    Failure failure = failure(orders.byNumber("N1", SOON));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.MALFORMED);
    assertThat(failure.detail()).startsWith("orders.by-number, customer_id: must be given");
  }

  @Test
  void labelsAreComparedWithoutCaseAndUnderscores() {
    shop.plainOrder(1, "N1", "c1");
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
  @CsvSource(
      delimiter = '|',
      value = {
        "update ord set cur = null | orders.lines, currency",
        "update ord set cur = 'EU' | orders.by-number, currency",
        "update ord set pk = 'SOON' | orders.by-number, promise_kind",
        "update ord set pz = 'Mars/One' | orders.by-number, promise_zone",
        "update line set ttl = ' ' | orders.lines, title",
        "update line set qty = null | orders.lines, ordered",
        "update line set qty = -1 | orders.lines, ordered",
        "update line set bo = 'SOLD_OUT' | orders.lines, backorder",
        "update ful_line set lid = 999 | orders.fulfilment-contents, line_id",
        "update refund set amt = null | orders.refunds, amount_minor",
        "update ret_line set lid = null | orders.return-contents, line_id"
      })
  void aRowThatCannotBeUnderstoodIsMalformedAndNamed(String change, String place) {
    fullOrder();
    shop.execute(change);
    Failure failure = failure(orders().byNumber("N1001", SOON));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.MALFORMED);
    assertThat(failure.detail()).startsWith(place + ": must");
  }

  @Test
  void aFailureHoldsNothingOfTheRow() {
    fullOrder();
    JdbcOrders orders =
        orders(
            ShopTables.config()
                .query(
                    OrderQuery.LINES,
                    "select o.id as order_id, 1 as line_id, 'x' as title,"
                        + " cast(o.mail as integer) as ordered from ord o"
                        + " where o.id in (:orderIds)"));
    Failure failure = failure(orders.byNumber("N1001", SOON));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.MALFORMED);
    assertThat(failure.detail()).startsWith("orders.lines: ").doesNotContain("maya", "@", "Rao");
    assertThat(failure.retryAt()).isNull();
  }

  @Test
  void healthFollowsTheCalls() {
    shop.plainOrder(1, "N1", "c1");
    AtomicReference<Instant> time = new AtomicReference<>(NOW);
    JdbcOrders orders = new JdbcOrders(dataSource, ShopTables.config().build(), time::get);
    assertThat(orders.health()).isEqualTo(ConnectorHealth.untried());
    orders.byNumber("N1", SOON);
    time.set(NOW.plusSeconds(1));
    orders.byNumber("nobody", SOON);
    assertThat(orders.health()).isEqualTo(new ConnectorHealth(ConnectorHealth.State.UP, NOW, null));
    shop.execute("update ord set cur = 'EU', total = 1");
    Failure failure = failure(orders.byNumber("N1", SOON));
    assertThat(orders.health())
        .isEqualTo(new ConnectorHealth(ConnectorHealth.State.DOWN, NOW.plusSeconds(1), failure));
    shop.execute("update ord set cur = 'EUR'");
    time.set(NOW.plusSeconds(2));
    found(orders.byNumber("N1", SOON));
    assertThat(orders.health())
        .isEqualTo(new ConnectorHealth(ConnectorHealth.State.UP, NOW.plusSeconds(2), failure));
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, en-US", "Pacific/Kiritimati, tr-TR", "America/New_York, ar-SA-u-nu-arab",
    "Asia/Kolkata, hi-IN", "Pacific/Pago_Pago, th-TH-u-ca-buddhist", "Europe/Berlin, de-DE"
  })
  void theJvmsZoneAndLocaleChangeNothing(String zone, String locale) {
    fullOrder();
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
      shop.plainOrder(i, "N" + i, "c" + i);
      shop.insert("line (id, oid, ttl, qty)", (long) i, (long) i, "Item of N" + i, 1);
    }
    JdbcOrders orders =
        new JdbcOrders(dataSource, ShopTables.config().build(), Clock.fixed(NOW, ZoneOffset.UTC));
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
