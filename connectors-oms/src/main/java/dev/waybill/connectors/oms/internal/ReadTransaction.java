// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms.internal;

import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.HealthRecord;
import dev.waybill.connector.Lookup;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Runs a read in one transaction and turns whatever goes wrong into a typed failure.
 *
 * <p>The connection is borrowed in the caller's thread, so the pool's own time-out bounds the wait;
 * JDBC offers no other. The deadline is checked again once the connection is there.
 */
public final class ReadTransaction {

  private final DataSource dataSource;
  private final ReadSettings settings;
  private final HealthRecord health;

  /** Makes a runner over the merchant's pool, which records how its calls went. */
  public ReadTransaction(DataSource dataSource, ReadSettings settings, HealthRecord health) {
    this.dataSource = dataSource;
    this.settings = settings;
    this.health = health;
  }

  /**
   * Runs the read. Never throws for what a database does. A deadline that has passed already is no
   * call, and an interrupted thread did not wait for the answer, so neither says anything of the
   * database's health.
   */
  public <T> Lookup<T> read(Deadline deadline, Function<Session, Lookup<T>> work) {
    if (deadline.hasPassed(settings.clock().instant())) {
      return Lookup.failed(ReadException.deadline().failure());
    }
    Lookup<T> answer = attempt(deadline, work);
    if (!Thread.currentThread().isInterrupted()) {
      health.note(answer, settings.clock().instant());
    }
    return answer;
  }

  private <T> Lookup<T> attempt(Deadline deadline, Function<Session, Lookup<T>> work) {
    try (ReadOnlyConnection borrowed = ReadOnlyConnection.of(connect())) {
      return work.apply(new Session(borrowed.connection(), settings, deadline));
    } catch (ReadException e) {
      return Lookup.failed(e.failure());
    } catch (SQLException e) {
      return Lookup.failed(SqlFailures.of(e, "connection"));
    } catch (RuntimeException e) {
      return Lookup.failed(
          Failure.Kind.MALFORMED, "orders: a row broke a rule, " + e.getClass().getSimpleName());
    }
  }

  private Connection connect() throws SQLException {
    try {
      Connection connection = dataSource.getConnection();
      if (connection == null) {
        throw new SQLException("the pool gave no connection", "08001");
      }
      return connection;
    } catch (RuntimeException e) {
      throw new SQLException("the pool gave no connection", "08001", e);
    }
  }
}
