// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.action.Act;
import dev.waybill.action.NotDoneException;
import dev.waybill.action.Receipt;
import dev.waybill.connector.Deadline;
import dev.waybill.policy.value.Value;
import dev.waybill.testkit.VirtualClock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is each act's own; the rules of every act are a kit of the testkit. */
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
    return requireNonNull(acts.get(action), action);
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
