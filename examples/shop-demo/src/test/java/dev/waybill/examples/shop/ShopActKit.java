// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import static java.util.Objects.requireNonNull;

import dev.waybill.action.Act;
import dev.waybill.policy.value.Value;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.kit.ActKit;
import dev.waybill.testkit.kit.Trouble;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The rules of an act, over the demo shop's database. */
abstract class ShopActKit extends ActKit {

  private final VirtualClock clock = VirtualClock.at(OpenShop.NOON);
  private DemoShop shop;

  @BeforeEach
  final void open() {
    shop = DemoShop.open(clock.instant());
    opened();
  }

  @AfterEach
  final void close() {
    shop.close();
  }

  /** Prepares the shop. */
  void opened() {}

  @Override
  protected final InstantSource clock() {
    return clock;
  }

  @Override
  protected final Act act() {
    return over(shop.dataSource());
  }

  @Override
  protected final Act actIn(Trouble trouble) {
    return switch (trouble) {
      case DOWN -> over(UneasyDatabase.down());
      case SILENT -> over(UneasyDatabase.silent(shop.dataSource()));
      case TRUNCATED -> over(UneasyDatabase.cutAfterCommit(shop.dataSource()));
      case STALLED, THROTTLED, UNAUTHORISED -> super.actIn(trouble);
    };
  }

  private Act over(DataSource database) {
    return requireNonNull(ShopActs.over(database, clock).get(action()), action());
  }

  /** The rows that a SELECT gives, each as its columns' texts. */
  final List<List<String>> rows(String select) {
    try (Connection connection = shop.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(select);
        ResultSet row = statement.executeQuery()) {
      List<List<String>> rows = new ArrayList<>();
      while (row.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          columns.add(row.getString(i));
        }
        rows.add(columns);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException("the shop's database could not be read", e);
    }
  }

  final void execute(String sql) {
    try (Connection connection = shop.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the shop's database could not be changed", e);
    }
  }

  static Value money(String minor, String currency) {
    return Value.money(Long.parseLong(minor), currency);
  }

  static Map<String, Value> paid(String order, String minor, String currency, String reason) {
    return Map.of(
        "order_id", Value.text(order),
        "amount", money(minor, currency),
        "reason", Value.text(reason));
  }
}
