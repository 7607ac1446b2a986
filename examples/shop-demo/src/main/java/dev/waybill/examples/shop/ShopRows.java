// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads rows of the shop's tables to show them: what an act has really left there. */
final class ShopRows {

  /** The tables that acts write, each with the rows of an order. */
  enum Table {
    ORDER("auftrag", "select auf_nr, st, vers_st, str, ort from auftrag where auf_nr = ?"),
    CREDITS(
        "gutschrift",
        "select v.vorg_id, a.auf_nr, g.betrag, g.wrg, g.grund from gutschrift g"
            + " join vorgang v on v.vorg_id = g.vorg_id join auftrag a on a.auf_id = v.auf_id"
            + " where a.auf_nr = ? order by v.vorg_id"),
    REFUNDS(
        "erstattung",
        "select e.erst_id, a.auf_nr, e.betrag, e.st from erstattung e"
            + " join zahlung z on z.zahl_id = e.zahl_id join auftrag a on a.auf_id = z.auf_id"
            + " where a.auf_nr = ? order by e.erst_id");

    private final String table;
    private final String select;

    Table(String table, String select) {
      this.table = table;
      this.select = select;
    }
  }

  private final DataSource shop;

  ShopRows(DataSource shop) {
    this.shop = shop;
  }

  /**
   * The rows of an order, one line each, or one line that says there is none.
   *
   * @throws IllegalStateException if they cannot be read
   */
  List<String> of(Table table, String orderNumber) {
    List<String> lines = new ArrayList<>();
    try (Connection connection = shop.getConnection();
        PreparedStatement select = connection.prepareStatement(table.select)) {
      select.setString(1, orderNumber);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          lines.add("Database | " + table.table + ": " + columns(rows));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the shop's tables could not be read", e);
    }
    return lines.isEmpty()
        ? List.of("Database | " + table.table + ": no row for " + orderNumber)
        : lines;
  }

  private static String columns(ResultSet row) throws SQLException {
    ResultSetMetaData names = row.getMetaData();
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= names.getColumnCount(); i++) {
      columns.add(names.getColumnLabel(i) + " " + row.getString(i));
    }
    return String.join(", ", columns);
  }
}
