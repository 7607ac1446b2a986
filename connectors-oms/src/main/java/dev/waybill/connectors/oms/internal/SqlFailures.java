// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms.internal;

import dev.waybill.connector.Failure;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;

/**
 * Which failure an exception of a driver is, by SQLState class (ISO 9075, PostgreSQL appendix A).
 * The driver's message may quote a row or a value, so it never reaches the detail.
 */
final class SqlFailures {

  /** A SELECT that writes, refused in a transaction that only reads: the SELECT is to blame. */
  private static final String WRITES = "25006";

  private SqlFailures() {}

  static Failure of(SQLException e, String where) {
    return Failure.of(
        kind(e),
        where
            + ": "
            + e.getClass().getSimpleName()
            + ", SQLState "
            + state(e)
            + ", vendor code "
            + e.getErrorCode());
  }

  /** Whether a value could not be converted, so that the mapping is to blame. */
  static boolean isData(SQLException e) {
    return e instanceof SQLDataException
        || e instanceof SQLFeatureNotSupportedException
        || state(e).startsWith("22");
  }

  private static Failure.Kind kind(SQLException e) {
    String state = state(e);
    if (e instanceof SQLTimeoutException || state.equals("57014")) {
      return Failure.Kind.TIMED_OUT;
    }
    if (state.startsWith("28") || state.equals("42501")) {
      return Failure.Kind.UNAUTHORISED;
    }
    if (isData(e)
        || e instanceof SQLSyntaxErrorException
        || state.startsWith("42")
        || state.equals(WRITES)) {
      return Failure.Kind.MALFORMED;
    }
    return Failure.Kind.DOWN;
  }

  private static String state(SQLException e) {
    return e.getSQLState() == null ? "none" : e.getSQLState();
  }
}
