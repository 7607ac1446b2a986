// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.connector.Deadline;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A connection whose statements take no longer than is left.
 *
 * @param connection the connection
 * @param deadline by when all of them must have ended
 * @param clock the time
 */
record TimedConnection(Connection connection, Deadline deadline, InstantSource clock) {

  /** Prepares a statement; columns that are named are those of the keys it is to give back. */
  PreparedStatement prepare(String sql, String... keys) throws SQLException {
    PreparedStatement statement =
        keys.length == 0
            ? connection.prepareStatement(sql)
            : connection.prepareStatement(sql, keys);
    statement.setQueryTimeout(seconds());
    return statement;
  }

  /** JDBC counts whole seconds, and takes nought for no limit. */
  private int seconds() {
    Duration left = deadline.remaining(clock.instant());
    return (int) Math.max(1, left.plusMillis(999).toSeconds());
  }

  boolean isTooLate() {
    return deadline.hasPassed(clock.instant());
  }
}
