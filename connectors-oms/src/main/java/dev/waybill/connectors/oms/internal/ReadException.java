// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms.internal;

import dev.waybill.connector.Failure;
import dev.waybill.connectors.oms.MappingProblem;
import dev.waybill.connectors.oms.OrderQuery;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A read that gave no order, as a failure. It never leaves the connector. */
final class ReadException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  private ReadException(Failure failure, @Nullable Throwable cause) {
    super(failure.detail(), cause);
    this.failure = failure;
  }

  /** A row, or a whole SELECT, that cannot be understood. The rule must hold no value of a row. */
  static ReadException mapping(OrderQuery query, @Nullable String label, String rule) {
    String where = query.key() + (label == null ? "" : ", " + label);
    return new ReadException(Failure.of(Failure.Kind.MALFORMED, where + ": " + rule), null);
  }

  static ReadException mapping(MappingProblem problem) {
    return new ReadException(Failure.of(Failure.Kind.MALFORMED, problem.toString()), null);
  }

  static ReadException sql(OrderQuery query, SQLException e) {
    return new ReadException(SqlFailures.of(e, query.key()), e);
  }

  static ReadException deadline() {
    return new ReadException(
        Failure.of(Failure.Kind.TIMED_OUT, "orders: the deadline has passed"), null);
  }

  static ReadException interrupted() {
    return new ReadException(
        Failure.of(Failure.Kind.TIMED_OUT, "orders: the thread was interrupted"), null);
  }

  Failure failure() {
    return failure;
  }
}
