// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.action.NotDoneException;
import dev.waybill.policy.value.Value;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of the shop that is being made, in an open transaction.
 *
 * @param transaction the transaction
 * @param id the number of what is done, see the table {@code vorgang}
 * @param orderId the order it is done to, held for it
 * @param arguments what exactly
 * @param at when
 */
record ShopChange(
    TimedConnection transaction, int id, int orderId, Map<String, Value> arguments, Instant at) {

  /** The text of an argument that must be there. */
  static String text(Map<String, Value> arguments, String name) throws NotDoneException {
    if (arguments.get(name) instanceof Value.Text text) {
      return text.text();
    }
    throw new NotDoneException("the argument " + name + " is missing");
  }

  String text(String argument) throws NotDoneException {
    return text(arguments, argument);
  }

  /** An amount above nought, which must be there. */
  Value.Money amount(String argument) throws NotDoneException {
    if (arguments.get(argument) instanceof Value.Money money && money.minor() > 0) {
      return money;
    }
    throw new NotDoneException("the argument " + argument + " must be an amount above nought");
  }

  /** A record, which must be there. */
  Map<String, Value> fields(String argument) throws NotDoneException {
    if (arguments.get(argument) instanceof Value.Fields fields) {
      return fields.attributes();
    }
    throw new NotDoneException("the argument " + argument + " is missing");
  }

  /** The time in the shop's own clock. */
  LocalDateTime local() {
    return LocalDateTime.ofInstant(at, ShopWriter.SHOP_ZONE);
  }

  /** Changes rows; gives how many. */
  int update(String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = transaction.prepare(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }

  /** Changes exactly one row, or nothing is done at all. */
  void one(String otherwise, String sql, @Nullable Object... values)
      throws SQLException, NotDoneException {
    if (update(sql, values) != 1) {
      throw new NotDoneException(otherwise);
    }
  }
}
