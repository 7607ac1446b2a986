// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.action.PolicyFacts;
import dev.waybill.commerce.Order;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.value.Value;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the shop's tables hold of an order beyond the library's records: the customer's tier, what
 * was really taken, when a return was received and in what condition its items are.
 */
final class ShopRecords implements PolicyFacts.Supplement {

  private static final String CUSTOMER =
      "select k.stufe from kunde k join auftrag a on a.kdnr = k.kdnr where a.auf_nr = ?";
  private static final String PAYMENT =
      "select a.wrg, sum(coalesce(z.betrag, 0)) from zahlung z"
          + " join auftrag a on a.auf_id = z.auf_id where a.auf_nr = ? group by a.wrg";
  private static final String RETURN =
      "select max(r.tag_ein) from retoure r join auftrag a on a.auf_id = r.auf_id"
          + " where a.auf_nr = ?";
  private static final String RECEIVED =
      "select p.pos_id, max(t.zustand) from auf_pos p join auftrag a on a.auf_id = p.auf_id"
          + " left join ret_pos t on t.pos_id = p.pos_id where a.auf_nr = ? group by p.pos_id";

  private final Map<String, Value> payment = new HashMap<>();
  private final Map<String, Value> conditions = new HashMap<>();
  private final List<Fact> facts = new ArrayList<>();

  private ShopRecords() {}

  /** Reads them; nothing is given if the database cannot be read. */
  static ShopRecords of(String orderNumber, DataSource shop, Instant now) {
    ShopRecords records = new ShopRecords();
    try (Connection connection = shop.getConnection()) {
      each(connection, CUSTOMER, orderNumber, row -> records.tier(row.getString(1), now));
      each(
          connection,
          PAYMENT,
          orderNumber,
          row -> records.captured(row.getString(1), row.getLong(2)));
      each(
          connection,
          RETURN,
          orderNumber,
          row -> records.received(row.getObject(1, LocalDate.class), now));
      each(
          connection,
          RECEIVED,
          orderNumber,
          row -> records.conditions.put(row.getString(1), condition(row.getString(2))));
      return records;
    } catch (SQLException e) {
      return new ShopRecords();
    }
  }

  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  private static void each(Connection connection, String select, String orderNumber, Row reader)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(select)) {
      statement.setString(1, orderNumber);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    }
  }

  private void tier(String letter, Instant now) {
    String tier = letter.equals("G") ? "gold" : letter.equals("I") ? "silver" : "standard";
    facts.add(fact("customer", Map.of("tier", Value.text(tier)), "crm", now));
  }

  private void captured(String currency, long minor) {
    payment.put("captured", Value.money(minor, currency));
  }

  private void received(@Nullable LocalDate day, Instant now) {
    Value received = day == null ? Value.ABSENT : Value.day(day);
    facts.add(fact("return_case", Map.of("received_on", received), "oms", now));
  }

  private static Value condition(@Nullable String letter) {
    if (letter == null) {
      return Value.ABSENT;
    }
    return Value.text(letter.equals("N") ? "new" : letter.equals("O") ? "opened" : "damaged");
  }

  private static Fact fact(String name, Map<String, Value> attributes, String system, Instant now) {
    return new Fact(name, new Value.Fields(attributes), system, now, true, List.of());
  }

  /** The facts that are no part of the order itself. */
  List<Fact> facts() {
    return facts;
  }

  @Override
  public Map<String, Value> payment(Order order) {
    return payment;
  }

  @Override
  public Map<String, Value> line(Order order, String lineId) {
    Value condition = conditions.get(lineId);
    return condition == null ? Map.of() : Map.of("condition", condition);
  }
}
