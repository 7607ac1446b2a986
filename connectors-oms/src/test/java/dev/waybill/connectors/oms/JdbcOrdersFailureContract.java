// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@link JdbcOrders} says when rows, SQL, time or limits do not fit, on any database; a
 * subclass names the database.
 */
abstract class JdbcOrdersFailureContract extends ShopDatabase {

  @Test
  void twoOrdersOfOneNumberAreRefused() {
    shop().plainOrder(1, "N1001", "c1").plainOrder(2, "n1001", "c2");
    Failure failure = failure(orders().byNumber("N1001", SOON));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.MALFORMED);
    assertThat(failure.detail()).startsWith("orders.by-number: must give one row per order");
  }

  @Test
  void aSelectThatGivesAnotherCustomersOrderIsRefused() {
    shop().plainOrder(1, "N1", "c1").plainOrder(2, "N2", "c2");
    JdbcOrdersConfig.Builder config = ShopTables.config();
    String wrong = ShopTables.BY_CUSTOMER.replace("cust = :", "cust <> :");
    Failure failure =
        failure(orders(config.query(OrderQuery.BY_CUSTOMER, wrong)).byCustomer("c1", 5, SOON));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.MALFORMED);
    assertThat(failure.detail()).startsWith("orders.by-customer, customer_id:");
  }

  @Test
  void moreRowsThanAllowedAreAnErrorNotASilentCut() {
    shop().plainOrder(1, "N1", "c1");
    for (int i = 1; i <= 11; i++) {
      shop().insert("line (id, oid, ttl, qty)", (long) i, 1L, "Item", 1);
    }
    assertThat(found(orders(ShopTables.config().maxRows(11)).byNumber("N1", SOON)).lines())
        .hasSize(11);
    Failure failure = failure(orders(ShopTables.config().maxRows(10)).byNumber("N1", SOON));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.MALFORMED);
    assertThat(failure.detail())
        .isEqualTo("orders.lines: must give at most 10 rows (orders.max-rows)");
  }

  @Test
  void aReadIsOneReadOnlyTransactionThatIsRolledBackAndLeavesNoTrace() {
    shop().plainOrder(1, "N1", "c1");
    WatchedDataSource watched = new WatchedDataSource(dataSource());
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
    shop().plainOrder(1, "N1", "c1");
    WatchedDataSource watched = new WatchedDataSource(dataSource());
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
    shop().plainOrder(1, "N1", "c1");
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
    WatchedDataSource watched = new WatchedDataSource(dataSource());
    JdbcOrders orders = new JdbcOrders(watched.dataSource(), ShopTables.config().build(), CLOCK);
    assertThat(failure(orders.byNumber("N1", new Deadline(NOW))).kind())
        .isEqualTo(Failure.Kind.TIMED_OUT);
    assertThat(watched.calls()).isEmpty();
    assertThat(orders.health().state()).isEqualTo(ConnectorHealth.State.UNTRIED);
  }

  @Test
  void aDeadlineThatPassesBetweenStatementsStopsTheRead() {
    shop().fullOrder();
    AtomicReference<Instant> time = new AtomicReference<>(NOW);
    InstantSource running = () -> time.getAndUpdate(t -> t.plusSeconds(1));
    WatchedDataSource watched = new WatchedDataSource(dataSource());
    JdbcOrders orders = new JdbcOrders(watched.dataSource(), ShopTables.config().build(), running);
    Failure failure = failure(orders.byNumber("N1001", Deadline.in(Duration.ofSeconds(6), NOW)));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.TIMED_OUT);
    assertThat(watched.statements()).isBetween(1L, 6L);
    assertThat(watched.calls()).contains("rollback[]", "close[]");
  }

  @Test
  void anInterruptedThreadBeginsNoFurtherStatement() {
    shop().fullOrder();
    WatchedDataSource watched = new WatchedDataSource(dataSource());
    watched.before(3, () -> Thread.currentThread().interrupt());
    JdbcOrders orders = new JdbcOrders(watched.dataSource(), ShopTables.config().build(), CLOCK);
    Failure failure = failure(orders.byNumber("N1001", SOON));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.kind()).isEqualTo(Failure.Kind.TIMED_OUT);
    assertThat(failure.detail()).isEqualTo("orders: the thread was interrupted");
    assertThat(watched.statements()).isEqualTo(3);
    assertThat(watched.calls()).contains("rollback[]", "close[]");
    assertThat(orders.health().state()).isEqualTo(ConnectorHealth.State.UNTRIED);
    assertThat(found(orders.byNumber("N1001", SOON)).number()).isEqualTo("N1001");
  }

  @Test
  void brokenSqlIsMalformedAndNamedByTheCheck() {
    shop().plainOrder(1, "N1", "c1");
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
    shop().plainOrder(1, "N1", "c1");
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
    shop().fullOrder();
    shop().execute(change);
    Failure failure = failure(orders().byNumber("N1001", SOON));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.MALFORMED);
    assertThat(failure.detail()).startsWith(place + ": must");
  }

  @Test
  void aFailureHoldsNothingOfTheRow() {
    shop().fullOrder();
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
    shop().plainOrder(1, "N1", "c1");
    AtomicReference<Instant> time = new AtomicReference<>(NOW);
    JdbcOrders orders = new JdbcOrders(dataSource(), ShopTables.config().build(), time::get);
    assertThat(orders.health()).isEqualTo(ConnectorHealth.untried());
    orders.byNumber("N1", SOON);
    time.set(NOW.plusSeconds(1));
    orders.byNumber("nobody", SOON);
    assertThat(orders.health()).isEqualTo(new ConnectorHealth(ConnectorHealth.State.UP, NOW, null));
    shop().execute("update ord set cur = 'EU', total = 1");
    Failure failure = failure(orders.byNumber("N1", SOON));
    assertThat(orders.health())
        .isEqualTo(new ConnectorHealth(ConnectorHealth.State.DOWN, NOW.plusSeconds(1), failure));
    shop().execute("update ord set cur = 'EUR'");
    time.set(NOW.plusSeconds(2));
    found(orders.byNumber("N1", SOON));
    assertThat(orders.health())
        .isEqualTo(new ConnectorHealth(ConnectorHealth.State.UP, NOW.plusSeconds(2), failure));
  }
}
