// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.syntax.Item;
import dev.waybill.policy.syntax.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a table: keys, rows, whether each case has a row and none has two. */
final class TableReader {

  private static final int MOST_CASES = 100_000;

  private final Context context;

  TableReader(Context context) {
    this.context = context;
  }

  Quantity.@Nullable Lookup read(Item.Table table, Scope scope) {
    List<Slot> keys = new ArrayList<>();
    for (Path path : table.keys()) {
      Slot key = key(path, scope);
      if (key != null) {
        keys.add(key);
      }
    }
    List<Quantity.Row> rows = new ArrayList<>();
    Dimension dimension = null;
    boolean sound = keys.size() == table.keys().size();
    for (Item.Row row : table.rows()) {
      List<@Nullable String> cells = sound ? cells(table, row, keys) : null;
      Quantity value = context.expressions.amount(row.value(), scope, null);
      if (cells == null || value == null) {
        sound = false;
        continue;
      }
      if (dimension != null && dimension != value.dimension()) {
        context.problems.add(
            Diagnostic.error(
                    Code.P0307, row.value().span(), "two values of a table are of different kinds")
                .label(
                    context.amounts.words(value.dimension())
                        + "; the first is "
                        + context.amounts.words(dimension)));
        sound = false;
        continue;
      }
      dimension = value.dimension();
      sound &= isNew(cells, row, rows);
      rows.add(new Quantity.Row(cells, value, row.span()));
    }
    if (!sound || dimension == null || !isWhole(table, keys, rows)) {
      return null;
    }
    return new Quantity.Lookup(dimension, table.name().name(), keys, rows, table.span());
  }

  private @Nullable Slot key(Path path, Scope scope) {
    Place place = context.paths.of(path, scope);
    if (place instanceof Place.Single single
        && Dimension.of(single.slot().attribute().type()) == null) {
      return single.slot();
    }
    if (!(place instanceof Place.Nowhere)) {
      context.problems.add(
          Diagnostic.error(Code.P0309, path.span(), "a table cannot be by " + path.dotted())
              .label("a key is a value of an enum, a text, an identifier, or yes or no"));
    }
    return null;
  }

  private @Nullable List<@Nullable String> cells(Item.Table table, Item.Row row, List<Slot> keys) {
    List<Item.Cell> written = row.cells();
    boolean rest =
        !written.isEmpty()
            && written.size() < keys.size()
            && written.get(written.size() - 1).otherwise();
    if (written.size() != keys.size() && !rest) {
      context.problems.add(
          Diagnostic.error(
                  Code.P0204,
                  row.span(),
                  "this row has " + written.size() + " of " + keys.size() + " cells")
              .help("one for each of " + keyNames(table)));
      return null;
    }
    List<@Nullable String> cells = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      Item.Cell cell = i < written.size() ? written.get(i) : null;
      if (cell == null || cell.otherwise()) {
        cells.add(null);
        continue;
      }
      Slot key = keys.get(i);
      boolean quoted = cell.span().text().startsWith("\"");
      String value =
          context.picks.checked(
              key.path(), key.attribute().type(), cell.value(), quoted, cell.span());
      if (value == null) {
        return null;
      }
      cells.add(value);
    }
    return cells;
  }

  private static String keyNames(Item.Table table) {
    List<String> names = new ArrayList<>();
    for (Path path : table.keys()) {
      names.add(path.dotted());
    }
    return Suggestions.joined(names);
  }

  /** Whether a row is reached at all; reports one whose cases all have an earlier row. */
  private boolean isNew(List<@Nullable String> cells, Item.Row row, List<Quantity.Row> earlier) {
    for (Quantity.Row other : earlier) {
      if (covers(other.cells(), cells)) {
        context.problems.add(
            Diagnostic.error(Code.P0208, row.span(), "two rows for the same case")
                .label("the other one: " + Headers.place(other.span(), row.span())));
        return false;
      }
    }
    return true;
  }

  private static boolean covers(List<@Nullable String> wide, List<@Nullable String> narrow) {
    for (int i = 0; i < wide.size(); i++) {
      String cell = wide.get(i);
      if (cell != null && !cell.equals(narrow.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether every case has a row; reports those that have none. */
  private boolean isWhole(Item.Table table, List<Slot> keys, List<Quantity.Row> rows) {
    List<List<@Nullable String>> missing = new ArrayList<>();
    List<List<@Nullable String>> cases = new ArrayList<>();
    cases.add(new ArrayList<>());
    for (int key = 0; key < keys.size(); key++) {
      List<@Nullable String> values = values(keys.get(key), key, rows);
      if ((long) cases.size() * values.size() > MOST_CASES) {
        context.problems.add(
            Diagnostic.error(
                Code.P0110, table.name().span(), "this table has more than 100,000 cases"));
        return false;
      }
      List<List<@Nullable String>> longer = new ArrayList<>();
      for (List<@Nullable String> start : cases) {
        for (String value : values) {
          List<@Nullable String> one = new ArrayList<>(start);
          one.add(value);
          longer.add(one);
        }
      }
      cases = longer;
    }
    for (List<@Nullable String> one : cases) {
      boolean found = false;
      for (int i = 0; i < rows.size() && !found; i++) {
        found = covers(rows.get(i).cells(), one);
      }
      if (!found) {
        missing.add(one);
      }
    }
    if (missing.isEmpty()) {
      return true;
    }
    report(table, missing);
    return false;
  }

  /** The values of a key that rows speak of; null stands for all others. */
  private static List<@Nullable String> values(Slot key, int at, List<Quantity.Row> rows) {
    List<String> all = Picks.values(key.attribute().type());
    if (all != null) {
      return new ArrayList<>(all);
    }
    List<@Nullable String> values = new ArrayList<>();
    for (Quantity.Row row : rows) {
      String cell = row.cells().get(at);
      if (cell != null && !values.contains(cell)) {
        values.add(cell);
      }
    }
    values.add(null);
    return values;
  }

  private void report(Item.Table table, List<List<@Nullable String>> missing) {
    List<String> cases = new ArrayList<>();
    boolean others = false;
    for (List<@Nullable String> one : missing) {
      List<String> cells = new ArrayList<>();
      for (String cell : one) {
        cells.add(cell == null ? "otherwise" : cell);
        others |= cell == null;
      }
      cases.add(String.join(", ", cells));
    }
    String first = cases.get(0);
    int more = cases.size() - 3;
    List<String> shown = new ArrayList<>(more > 0 ? cases.subList(0, 3) : cases);
    if (more > 0) {
      shown.add(more + " more");
    }
    context.problems.add(
        Diagnostic.error(
                Code.P0204,
                table.name().span(),
                "the table has no row for "
                    + (others ? "all other values" : Suggestions.joined(shown)))
            .help(others ? "add 'otherwise'" : "add '" + first + "' or 'otherwise'"));
  }
}
