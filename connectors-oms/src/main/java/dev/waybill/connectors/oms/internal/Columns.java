// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms.internal;

import dev.waybill.connectors.oms.Label;
import dev.waybill.connectors.oms.MappingProblem;
import dev.waybill.connectors.oms.OrderQuery;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The columns a SELECT gives, matched to the canonical labels.
 *
 * @param found the labels it gives, with where and how they are read
 * @param problems what is missing, unknown, given twice or of a wrong type
 */
record Columns(Map<Label, Column> found, List<MappingProblem> problems) {

  /**
   * Where a label is read.
   *
   * @param index the column's place, from one
   * @param zoned whether it is a TIMESTAMP with zone
   */
  record Column(int index, boolean zoned) {}

  static Columns of(OrderQuery query, NamedSql sql, ResultSetMetaData meta) throws SQLException {
    Map<String, Label> known =
        query.labels().stream().collect(Collectors.toMap(label -> squeeze(label.name()), l -> l));
    Map<Label, Column> found = new LinkedHashMap<>();
    List<MappingProblem> problems = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      String written = meta.getColumnLabel(i);
      Label label = known.get(squeeze(written));
      if (label == null) {
        problems.add(unknown(query, written));
        continue;
      }
      ColumnType type = ColumnType.of(meta, i);
      if (found.putIfAbsent(label, new Column(i, type.isZoned())) != null) {
        problems.add(problem(query, label, "must be given once, not twice", "remove one"));
      }
      if (!type.fits(label.kind())) {
        problems.add(wrongType(query, label, type));
      }
    }
    addMissing(query, sql, found, problems);
    return new Columns(found, problems);
  }

  /** What makes rows unreadable; a label nobody knows does not. */
  List<MappingProblem> obstacles() {
    return problems.stream().filter(problem -> !problem.rule().equals(UNKNOWN)).toList();
  }

  private static final String UNKNOWN = "is no canonical label";

  private static void addMissing(
      OrderQuery query, NamedSql sql, Map<Label, Column> found, List<MappingProblem> problems) {
    for (Label label : query.labels()) {
      boolean groups = label.name().equals("order_id") && sql.binds("orderIds");
      if (!found.containsKey(label) && (label.required() || groups)) {
        problems.add(
            problem(
                query,
                label,
                groups ? "must be given where :orderIds is bound" : "must be given",
                "select the column that holds it, as " + label.name()));
      }
    }
  }

  private static MappingProblem unknown(OrderQuery query, String written) {
    String names = query.labels().stream().map(Label::name).collect(Collectors.joining(", "));
    return new MappingProblem(
        query, written.toLowerCase(Locale.ROOT), UNKNOWN, "remove it or use one of " + names);
  }

  private static MappingProblem wrongType(OrderQuery query, Label label, ColumnType type) {
    return problem(
        query,
        label,
        "must be " + ColumnType.wanted(label.kind()) + ", not " + type.name(),
        ColumnType.fix(label));
  }

  private static MappingProblem problem(OrderQuery query, Label label, String rule, String fix) {
    return new MappingProblem(query, label.name(), rule, fix);
  }

  private static String squeeze(String label) {
    return label.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
