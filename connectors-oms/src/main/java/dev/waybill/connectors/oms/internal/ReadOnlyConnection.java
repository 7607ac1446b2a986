// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms.internal;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A borrowed connection inside one transaction that reads only, at REPEATABLE READ where the
 * database has it, is rolled back, and goes back as it came.
 *
 * <p>What this gives differs by database. PostgreSQL makes the transaction READ ONLY and shows one
 * snapshot; H2 ignores read-only and keeps each table as it was when it was first read. The guard
 * that always holds is a role that may only select.
 */
final class ReadOnlyConnection implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ReadOnlyConnection.class);

  private final Connection connection;
  private final boolean autoCommit;
  private final boolean readOnly;
  private final int isolation;

  private ReadOnlyConnection(Connection connection) throws SQLException {
    this.connection = connection;
    this.autoCommit = connection.getAutoCommit();
    this.readOnly = connection.isReadOnly();
    this.isolation = connection.getTransactionIsolation();
  }

  /** Takes over a connection; it is closed in any case. */
  static ReadOnlyConnection of(Connection connection) throws SQLException {
    ReadOnlyConnection result;
    try {
      result = new ReadOnlyConnection(connection);
    } catch (SQLException e) {
      attempt("close", connection::close);
      throw e;
    }
    try {
      result.begin();
      return result;
    } catch (SQLException e) {
      result.close();
      throw e;
    }
  }

  Connection connection() {
    return connection;
  }

  private void begin() throws SQLException {
    int wanted = Connection.TRANSACTION_REPEATABLE_READ;
    if (isolation < wanted && connection.getMetaData().supportsTransactionIsolationLevel(wanted)) {
      connection.setTransactionIsolation(wanted);
    }
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
  }

  /** Rolls back, restores and returns the connection; one step's trouble does not stop the next. */
  @Override
  public void close() {
    attempt("roll back", this::rollback);
    attempt("restore auto-commit", () -> connection.setAutoCommit(autoCommit));
    attempt("restore read-only", () -> connection.setReadOnly(readOnly));
    attempt("restore isolation", this::restoreIsolation);
    attempt("close", connection::close);
  }

  private void rollback() throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
    }
  }

  private void restoreIsolation() throws SQLException {
    if (connection.getTransactionIsolation() != isolation) {
      connection.setTransactionIsolation(isolation);
    }
  }

  private static void attempt(String what, Step step) {
    try {
      step.run();
    } catch (SQLException e) {
      LOG.debug("could not {}: SQLState {}", what, e.getSQLState());
    }
  }

  private interface Step {
    void run() throws SQLException;
  }
}
