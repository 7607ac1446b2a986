// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms.internal;

import dev.waybill.connectors.oms.OrderQuery;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row, by canonical label; already in our types. Null columns and labels that the SELECT does
 * not give are both null.
 */
final class Row {

  private final OrderQuery query;
  private final Map<String, Object> values;

  Row(OrderQuery query, Map<String, Object> values) {
    this.query = query;
    this.values = values;
  }

  OrderQuery query() {
    return query;
  }

  /** The value as the driver gave it, to be bound again. */
  @Nullable Object raw(String label) {
    return values.get(label);
  }

  /** Text or an identifier, stripped; blank is null. */
  @Nullable String text(String label) {
    Object value = values.get(label);
    if (value == null) {
      return null;
    }
    String text = value instanceof BigDecimal d ? plain(d) : value.toString();
    return text.isBlank() ? null : text.strip();
  }

  String requireText(String label) {
    String text = text(label);
    if (text == null) {
      throw problem(label, "must not be null or blank");
    }
    return text;
  }

  /** A count; null is nought. */
  int count(String label) {
    return (int) natural(label);
  }

  int requireCount(String label) {
    if (values.get(label) == null) {
      throw problem(label, "must not be null");
    }
    return count(label);
  }

  @Nullable Long minorUnits(String label) {
    return (Long) values.get(label);
  }

  @Nullable Instant instant(String label) {
    return (Instant) values.get(label);
  }

  @Nullable LocalDate day(String label) {
    return (LocalDate) values.get(label);
  }

  ReadException problem(String label, String rule) {
    return ReadException.mapping(query, label, rule);
  }

  private long natural(String label) {
    Long value = (Long) values.get(label);
    if (value == null) {
      return 0;
    }
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw problem(label, "must be a count from 0 to " + Integer.MAX_VALUE);
    }
    return value;
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
