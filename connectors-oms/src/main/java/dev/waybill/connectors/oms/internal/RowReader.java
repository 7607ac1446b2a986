// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms.internal;

import dev.waybill.connectors.oms.Label;
import dev.waybill.connectors.oms.OrderQuery;
import java.math.BigDecimal;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the current row of a result set into a {@link Row}, never through the JVM's zone. */
final class RowReader {

  private final OrderQuery query;
  private final Columns columns;
  private final ZoneId zone;

  /**
   * Makes a reader.
   *
   * @throws ReadException if a required label is missing, given twice or of a wrong type
   */
  RowReader(OrderQuery query, Columns columns, ZoneId zone) {
    this.query = query;
    this.columns = columns;
    this.zone = zone;
    columns.obstacles().stream()
        .findFirst()
        .ifPresent(
            problem -> {
              throw ReadException.mapping(problem);
            });
  }

  Row read(ResultSet rows) throws SQLException {
    Map<String, Object> values = new HashMap<>();
    for (Map.Entry<Label, Columns.Column> entry : columns.found().entrySet()) {
      Object value = value(rows, entry.getKey(), entry.getValue());
      if (value != null) {
        values.put(entry.getKey().name(), value);
      }
    }
    return new Row(query, values);
  }

  private @Nullable Object value(ResultSet rows, Label label, Columns.Column column)
      throws SQLException {
    try {
      int index = column.index();
      return switch (label.kind()) {
        case ID -> id(rows, index);
        case TEXT -> rows.getString(index);
        case COUNT, MINOR_UNITS -> whole(rows.getBigDecimal(index));
        case INSTANT -> instant(rows, column);
        case DAY -> rows.getObject(index, LocalDate.class);
      };
    } catch (ArithmeticException e) {
      throw ReadException.mapping(query, label.name(), "must be a whole number");
    } catch (SQLException e) {
      if (SqlFailures.isData(e)) {
        throw ReadException.mapping(
            query, label.name(), "must be " + ColumnType.wanted(label.kind()));
      }
      throw e;
    }
  }

  private static @Nullable Object id(ResultSet rows, int index) throws SQLException {
    Object value = rows.getObject(index);
    return value instanceof Clob ? rows.getString(index) : value;
  }

  private static @Nullable Long whole(@Nullable BigDecimal number) {
    return number == null ? null : Long.valueOf(number.longValueExact());
  }

  /**
   * A local time in a gap of the zone moves forward by the gap; in an overlap the earlier instant
   * counts.
   */
  private @Nullable Object instant(ResultSet rows, Columns.Column column) throws SQLException {
    if (column.zoned()) {
      OffsetDateTime time = rows.getObject(column.index(), OffsetDateTime.class);
      return time == null ? null : time.toInstant();
    }
    LocalDateTime local = rows.getObject(column.index(), LocalDateTime.class);
    return local == null ? null : local.atZone(zone).toInstant();
  }
}
