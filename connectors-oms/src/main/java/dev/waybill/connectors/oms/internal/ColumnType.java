// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms.internal;

import dev.waybill.connectors.oms.Label;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;

/**
 * A column's type, as the driver tells it.
 *
 * @param name the database's name for it, in capitals
 * @param jdbcType one of {@link Types}
 * @param scale how many decimals a number has
 */
record ColumnType(String name, int jdbcType, int scale) {

  static ColumnType of(ResultSetMetaData meta, int index) throws SQLException {
    return new ColumnType(
        meta.getColumnTypeName(index).toUpperCase(Locale.ROOT),
        meta.getColumnType(index),
        meta.getScale(index));
  }

  boolean fits(Label.Kind kind) {
    if (jdbcType == Types.NULL) {
      return true;
    }
    return switch (kind) {
      case ID -> isText() || isWholeNumber() || jdbcType == Types.OTHER || isUuid();
      case TEXT -> isText() || jdbcType == Types.OTHER;
      case COUNT, MINOR_UNITS -> isWholeNumber();
      case INSTANT -> jdbcType == Types.TIMESTAMP || isZoned();
      case DAY -> jdbcType == Types.DATE;
    };
  }

  /** PostgreSQL tells {@code timestamptz} as a plain TIMESTAMP, so the name decides. */
  boolean isZoned() {
    return jdbcType == Types.TIMESTAMP_WITH_TIMEZONE
        || name.equals("TIMESTAMPTZ")
        || name.contains("WITH TIME ZONE")
        || name.contains("WITH LOCAL TIME ZONE");
  }

  static String wanted(Label.Kind kind) {
    return switch (kind) {
      case ID -> "text, a whole number or a UUID";
      case TEXT -> "text";
      case COUNT -> "a whole number";
      case MINOR_UNITS -> "a whole number of minor units (cents)";
      case INSTANT -> "a TIMESTAMP";
      case DAY -> "a DATE";
    };
  }

  static String fix(Label label) {
    String cast =
        switch (label.kind()) {
          case ID, TEXT -> "cast(... as varchar(200))";
          case COUNT -> "cast(... as integer)";
          case MINOR_UNITS -> "cast(round(... * 100) as bigint)";
          case INSTANT -> "cast(... as timestamp)";
          case DAY -> "cast(... as date)";
        };
    return "write " + cast + " as " + label.name();
  }

  private boolean isText() {
    return switch (jdbcType) {
      case Types.CHAR,
          Types.VARCHAR,
          Types.LONGVARCHAR,
          Types.NCHAR,
          Types.NVARCHAR,
          Types.LONGNVARCHAR,
          Types.CLOB,
          Types.NCLOB ->
          true;
      default -> false;
    };
  }

  /** A DECIMAL without declared scale is let through here; its values are checked when read. */
  private boolean isWholeNumber() {
    return switch (jdbcType) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> true;
      case Types.NUMERIC, Types.DECIMAL -> scale <= 0;
      default -> false;
    };
  }

  private boolean isUuid() {
    return name.equals("UUID");
  }
}
