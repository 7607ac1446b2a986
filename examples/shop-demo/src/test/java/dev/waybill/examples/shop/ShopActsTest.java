// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.action.Act;
import dev.waybill.action.NotDoneException;
import dev.waybill.action.Receipt;
import dev.waybill.connector.Deadline;
import dev.waybill.policy.value.Value;
import dev.waybill.testkit.VirtualClock;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopActsTest {

  private final VirtualClock clock = VirtualClock.at(OpenShop.NOON);
  private DemoShop shop;
  private Map<String, Act> acts;
  private String returned;

  @BeforeEach
  void open() throws SQLException {
    shop = DemoShop.open(clock.instant());
    acts = ShopActs.over(shop.dataSource(), clock);
    // A return that is back in the warehouse, and nothing paid back yet.
    returned =
        text(
            "select a.auf_nr from auftrag a join retoure r on r.auf_id = a.auf_id"
                + " where r.st = 'EI' order by a.auf_id limit 1");
    execute("delete from erstattung");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private Map<String, Value> arguments(String action) throws SQLException {
    return switch (action) {
      case "cancel_order" -> Map.of("order_id", Value.text("N1011"));
      case "change_address" ->
          Map.of(
              "order_id",
              Value.text("N1008"),
              "new_address",
              new Value.Fields(
                  Map.of(
                      "line", Value.text("7 Lake View"),
                      "city", Value.text("Mysuru"),
                      "postal_code", Value.text("570001"))));
      case "store_credit" ->
          Map.of(
              "order_id", Value.text("N1006"),
              "amount", Value.money(2_000, "USD"),
              "reason", Value.text("late_delivery"));
      case "refund" ->
          Map.of("order_id", Value.text(returned), "amount", Value.money(captured(), currency()));
      default -> throw new IllegalArgumentException(action);
    };
  }

  private long captured() throws SQLException {
    return Long.parseLong(
        text(
            "select z.betrag from zahlung z join auftrag a on a.auf_id = z.auf_id"
                + " where a.auf_nr = '"
                + returned
                + "'"));
  }

  private String currency() throws SQLException {
    return text("select wrg from auftrag where auf_nr = '" + returned + "'");
  }

  private Deadline soon() {
    return Deadline.in(Duration.ofSeconds(10), clock.instant());
  }

  private Receipt perform(String action, String key) throws SQLException, NotDoneException {
    return act(action).perform(arguments(action), key, soon());
  }

  private Act act(String action) {
    Act act = acts.get(action);
    assertThat(act).isNotNull();
    return act;
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancel_order", "change_address", "store_credit", "refund"})
  void theSameKeyTwiceIsDoneOnce(String action) throws SQLException, NotDoneException {
    Receipt first = perform(action, "k1");
    List<String> after = everything();
    clock.advance(Duration.ofMinutes(5));
    Receipt second = perform(action, "k1");
    assertThat(second).isEqualTo(first);
    assertThat(first.at()).isEqualTo(clock.instant().minus(Duration.ofMinutes(5)));
    assertThat(everything()).isEqualTo(after);
    assertThat(text("select count(*) from vorgang where art = '" + action + "'")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancel_order", "change_address", "store_credit", "refund"})
  void whatWasDoneIsFoundByItsKey(String action) throws SQLException, NotDoneException {
    List<String> before = everything();
    assertThat(act(action).reconcile("k1", soon())).isEqualTo(new Act.Finding.DidNotHappen());
    assertThat(everything()).isEqualTo(before);
    Receipt receipt = perform(action, "k1");
    assertThat(everything()).isNotEqualTo(before);
    assertThat(act(action).reconcile("k1", soon())).isEqualTo(new Act.Finding.Happened(receipt));
    assertThat(act(action).reconcile("k2", soon())).isEqualTo(new Act.Finding.DidNotHappen());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancel_order", "change_address", "store_credit", "refund"})
  void whatIsTooLateIsNotDone(String action) throws SQLException {
    List<String> before = everything();
    assertThatThrownBy(
            () -> act(action).perform(arguments(action), "k1", new Deadline(clock.instant())))
        .isInstanceOf(NotDoneException.class);
    assertThat(everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"store_credit", "refund"})
  void manyAtOnceWithOneKeyAreOne(String action) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Receipt>> tries = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        tries.add(threads.submit(() -> perform(action, "k1")));
      }
      Receipt first = tries.get(0).get();
      for (Future<Receipt> other : tries) {
        assertThat(other.get()).isEqualTo(first);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(text("select count(*) from vorgang")).isEqualTo("1");
  }

  @Test
  void moreThanIsLeftOfThePaymentIsNotPaidBack() throws SQLException, NotDoneException {
    perform("refund", "k1");
    List<String> before = everything();
    assertThatThrownBy(() -> perform("refund", "k2"))
        .isInstanceOf(NotDoneException.class)
        .hasMessage("less than that is left of the payment");
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void aCancelledOrderReservesNoMoneyAndIsNotCancelledAgain()
      throws SQLException, NotDoneException {
    perform("cancel_order", "k1");
    assertThat(text("select st || vers_st from auftrag where auf_nr = 'N1011'"))
        .isEqualTo("90Storniert");
    assertThat(
            text(
                "select z.st from zahlung z join auftrag a on a.auf_id = z.auf_id"
                    + " where a.auf_nr = 'N1011'"))
        .isEqualTo("V");
    assertThatThrownBy(() -> perform("cancel_order", "k2")).isInstanceOf(NotDoneException.class);
    assertThat(text("select count(*) from vorgang")).isEqualTo("1");
  }

  @Test
  void aPackedOrderIsNeitherCancelledNorSentElsewhere() throws SQLException {
    List<String> before = everything();
    assertThatThrownBy(
            () ->
                act("cancel_order").perform(Map.of("order_id", Value.text("N1005")), "k1", soon()))
        .isInstanceOf(NotDoneException.class);
    assertThatThrownBy(
            () ->
                act("change_address")
                    .perform(
                        Map.of(
                            "order_id",
                            Value.text("N1005"),
                            "new_address",
                            arguments("change_address").get("new_address")),
                        "k2",
                        soon()))
        .isInstanceOf(NotDoneException.class);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void aCreditInAnotherCurrencyThanTheOrdersIsNotGiven() throws SQLException {
    List<String> before = everything();
    assertThatThrownBy(
            () ->
                act("store_credit")
                    .perform(
                        Map.of(
                            "order_id", Value.text("N1006"),
                            "amount", Value.money(2_000, "EUR"),
                            "reason", Value.text("late_delivery")),
                        "k1",
                        soon()))
        .isInstanceOf(NotDoneException.class);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void anOrderThatDoesNotExistIsLeftAlone() {
    assertThatThrownBy(
            () ->
                act("cancel_order").perform(Map.of("order_id", Value.text("N9999")), "k1", soon()))
        .isInstanceOf(NotDoneException.class)
        .hasMessage("there is no such order");
  }

  @Test
  void aDatabaseThatDoesNotAnswerCannotTell() {
    DataSource gone =
        (DataSource)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                  throw new SQLException("no connection", "08001");
                });
    Map<String, Act> blind = ShopActs.over(gone, clock);
    assertThat(blind).hasSameSizeAs(acts);
    assertThat(blind.values())
        .allSatisfy(
            act -> {
              assertThat(act.reconcile("k1", soon())).isEqualTo(new Act.Finding.CannotTell());
              assertThatThrownBy(
                      () -> act.perform(Map.of("order_id", Value.text("N1011")), "k1", soon()))
                  .isInstanceOf(IllegalStateException.class);
            });
  }

  /** Every row that an act may change. */
  private List<String> everything() throws SQLException {
    List<String> rows = new ArrayList<>();
    for (String table :
        List.of("auftrag", "auf_pos", "zahlung", "erstattung", "vorgang", "gutschrift")) {
      try (Connection connection = shop.dataSource().getConnection();
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("select * from " + table + " order by 1")) {
        while (row.next()) {
          StringBuilder text = new StringBuilder(table);
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            text.append('|').append(row.getString(i));
          }
          rows.add(text.toString());
        }
      }
    }
    return rows;
  }

  private String text(String select) throws SQLException {
    try (Connection connection = shop.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(select);
        ResultSet row = statement.executeQuery()) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = shop.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
