// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.action.Act;
import dev.waybill.action.NotDoneException;
import dev.waybill.action.Receipt;
import dev.waybill.connector.Deadline;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import dev.waybill.policy.value.Value;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A side effect in the shop's database, in one transaction with the row of {@code vorgang} that
 * holds its key. So it is done whole or not at all, and once for a key.
 */
final class ShopAct implements Act {

  private static final Source SHOP = new Source("shop-db", DataLayer.ORDER);
  private static final String KEY_IS_TAKEN = "23505";

  private final String action;
  private final Step step;
  private final DataSource shop;
  private final Clock clock;

  /** What is changed for an action. */
  interface Step {

    /**
     * Changes it, in the transaction of the change.
     *
     * @throws NotDoneException if the shop is no longer as the action needs it
     */
    void in(ShopChange change) throws SQLException, NotDoneException;
  }

  ShopAct(String action, Step step, DataSource shop, Clock clock) {
    this.action = action;
    this.step = step;
    this.shop = shop;
    this.clock = clock;
  }

  @Override
  public Receipt perform(Map<String, Value> arguments, String idempotencyKey, Deadline deadline)
      throws NotDoneException {
    try (Connection connection = shop.getConnection()) {
      TimedConnection timed = new TimedConnection(connection, deadline, clock);
      Optional<Receipt> earlier = receipt(timed, idempotencyKey);
      return earlier.isPresent() ? earlier.get() : once(timed, arguments, idempotencyKey);
    } catch (SQLException e) {
      throw new IllegalStateException("the shop's database did not say how it ended" + stateOf(e));
    }
  }

  private Receipt once(TimedConnection timed, Map<String, Value> arguments, String key)
      throws SQLException, NotDoneException {
    Connection connection = timed.connection();
    connection.setAutoCommit(false);
    try {
      step.in(begin(timed, arguments, key));
      if (timed.isTooLate()) {
        throw new NotDoneException("it took too long");
      }
    } catch (SQLException e) {
      connection.rollback();
      Optional<Receipt> other =
          KEY_IS_TAKEN.equals(e.getSQLState()) ? receipt(timed, key) : Optional.empty();
      return other.orElseThrow(
          () -> new NotDoneException("the shop's database refused it" + stateOf(e)));
    } catch (NotDoneException | RuntimeException e) {
      connection.rollback();
      throw e;
    }
    connection.commit();
    return receipt(timed, key)
        .orElseThrow(() -> new IllegalStateException("a committed row must be there"));
  }

  /** Of a driver's exception nothing else is passed on: its message quotes statements and rows. */
  private static String stateOf(SQLException e) {
    return " (SQL state " + e.getSQLState() + ")";
  }

  /** Holds the order, so that nothing else is done to it meanwhile, and takes the key. */
  private ShopChange begin(TimedConnection timed, Map<String, Value> arguments, String key)
      throws SQLException, NotDoneException {
    int orderId = hold(timed, ShopChange.text(arguments, "order_id"));
    OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    try (PreparedStatement insert =
        timed.prepare(
            "insert into vorgang (schluessel, art, auf_id, ts) values (?, ?, ?, ?)", "vorg_id")) {
      insert.setString(1, key);
      insert.setString(2, action);
      insert.setInt(3, orderId);
      insert.setObject(4, now);
      insert.executeUpdate();
      try (ResultSet made = insert.getGeneratedKeys()) {
        made.next();
        return new ShopChange(timed, made.getInt(1), orderId, arguments, now.toInstant());
      }
    }
  }

  private static int hold(TimedConnection timed, String orderNumber)
      throws SQLException, NotDoneException {
    try (PreparedStatement select =
        timed.prepare("select auf_id from auftrag where auf_nr = ? for update")) {
      select.setString(1, orderNumber);
      try (ResultSet order = select.executeQuery()) {
        if (!order.next()) {
          throw new NotDoneException("there is no such order");
        }
        return order.getInt(1);
      }
    }
  }

  @Override
  public Finding reconcile(String idempotencyKey, Deadline deadline) {
    try (Connection connection = shop.getConnection()) {
      Optional<Receipt> receipt =
          receipt(new TimedConnection(connection, deadline, clock), idempotencyKey);
      return receipt.isPresent() ? new Finding.Happened(receipt.get()) : new Finding.DidNotHappen();
    } catch (SQLException e) {
      return new Finding.CannotTell();
    }
  }

  private static Optional<Receipt> receipt(TimedConnection timed, String key) throws SQLException {
    try (PreparedStatement select =
        timed.prepare("select vorg_id, ts from vorgang where schluessel = ?")) {
      select.setString(1, key);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Receipt(
                    "V-" + row.getInt(1), SHOP, row.getObject(2, OffsetDateTime.class).toInstant()))
            : Optional.empty();
      }
    }
  }
}
