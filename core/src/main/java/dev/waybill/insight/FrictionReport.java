// SPDX-License-Identifier: Apache-2.0
package dev.waybill.insight;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where customers have reason to write: contacts per shipment, by carrier, unit, lane or reason.
 * Ranked by rate and not by count, so that a large carrier is not the worst for being large; what
 * has too few shipments to say anything is set apart. Immutable.
 *
 * @param ranked the groups with enough shipments, the highest rate first; then by what is more
 *     certain, then by name
 * @param excluded the groups with too few, by name
 * @param minSample how many shipments are enough
 */
public record FrictionReport(List<Row> ranked, List<Cell> excluded, long minSample) {

  /**
   * Shipments of one kind, and how many contacts there were about them.
   *
   * @param by what they have in common: {@code carrier}, {@code sku}, {@code lane}, {@code reason}
   *     or any other name, with its value; at least one
   * @param shipments how many there were; not negative
   * @param contacts how many of them a customer wrote about, each counted once; no more than the
   *     shipments
   */
  public record Cell(Map<String, String> by, long shipments, long contacts) {
    public Cell {
      by = Map.copyOf(by);
      if (by.isEmpty() || shipments < 0 || contacts < 0 || contacts > shipments) {
        throw new IllegalArgumentException(
            "a cell must say what its shipments have in common, and have no more contacts than"
                + " shipments; count a shipment once however often its customer wrote: "
                + by
                + ", "
                + contacts
                + " of "
                + shipments);
      }
    }

    /** Its values in the order of their names, for example {@code ups ATL-MIA}. */
    public String name() {
      return String.join(" ", new TreeMap<>(by).values());
    }
  }

  /**
   * A group with enough shipments.
   *
   * @param cell what was counted: the denominator is never lost
   * @param rate contacts per shipment
   * @param interval where the true rate lies, with 95 per cent
   */
  public record Row(Cell cell, double rate, Interval interval) {
    public Row {
      requireNonNull(cell, "cell");
      requireNonNull(interval, "interval");
    }

    /** In one line, with the denominator. */
    public String line() {
      return String.format(
          Locale.ROOT,
          "%s: %.1f%% (%d of %d shipments; 95%% interval %.1f%% to %.1f%%)",
          cell.name(),
          100 * rate,
          cell.contacts(),
          cell.shipments(),
          100 * interval.low(),
          100 * interval.high());
    }
  }

  public FrictionReport {
    ranked = List.copyOf(ranked);
    excluded = List.copyOf(excluded);
  }

  /**
   * Makes the report. Cells of the same kind are added up; their order is no matter.
   *
   * @param cells what was counted
   * @param minSample how many shipments are enough to say anything, at least 1
   */
  public static FrictionReport of(List<Cell> cells, long minSample) {
    if (minSample < 1) {
      throw new IllegalArgumentException("minSample must be at least 1, not " + minSample);
    }
    Map<Map<String, String>, Cell> kinds = new LinkedHashMap<>();
    for (Cell cell : cells) {
      kinds.merge(
          cell.by(),
          cell,
          (one, other) ->
              new Cell(
                  one.by(),
                  Math.addExact(one.shipments(), other.shipments()),
                  Math.addExact(one.contacts(), other.contacts())));
    }
    List<Row> ranked = new ArrayList<>();
    List<Cell> excluded = new ArrayList<>();
    for (Cell cell : kinds.values()) {
      if (cell.shipments() < minSample) {
        excluded.add(cell);
      } else {
        ranked.add(
            new Row(
                cell,
                (double) cell.contacts() / cell.shipments(),
                Interval.of(cell.contacts(), cell.shipments())));
      }
    }
    ranked.sort(
        Comparator.comparingDouble(Row::rate)
            .thenComparingDouble(row -> row.interval().low())
            .reversed()
            .thenComparing(row -> row.cell().name()));
    excluded.sort(Comparator.comparing(Cell::name));
    return new FrictionReport(ranked, excluded, minSample);
  }

  /**
   * The same counts by fewer names, for example by carrier alone.
   *
   * @param cells what was counted
   * @param names what to group by; a cell that lacks one is left out
   * @param minSample how many shipments are enough
   */
  public static FrictionReport by(List<Cell> cells, List<String> names, long minSample) {
    List<Cell> grouped = new ArrayList<>();
    for (Cell cell : cells) {
      if (cell.by().keySet().containsAll(names)) {
        Map<String, String> by = new TreeMap<>(cell.by());
        by.keySet().retainAll(names);
        grouped.add(new Cell(by, cell.shipments(), cell.contacts()));
      }
    }
    return of(grouped, minSample);
  }

  /** The report in Markdown: every rate with its denominator and its interval. */
  public String text() {
    StringBuilder text = new StringBuilder("Contacts per shipment, highest rate first:\n");
    ranked.forEach(row -> text.append("- ").append(row.line()).append('\n'));
    if (!excluded.isEmpty()) {
      text.append("Fewer than ").append(minSample).append(" shipments, not ranked:\n");
      excluded.forEach(
          cell ->
              text.append("- ")
                  .append(cell.name())
                  .append(": ")
                  .append(cell.contacts())
                  .append(" of ")
                  .append(cell.shipments())
                  .append(" shipments\n"));
    }
    return text.toString();
  }
}
