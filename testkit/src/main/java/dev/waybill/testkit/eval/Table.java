// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of text: the first column to the left, the others to the right. */
final class Table {

  private final List<String[]> lines = new ArrayList<>();

  Table(String... head) {
    lines.add(head);
  }

  Table line(String... cells) {
    lines.add(cells);
    return this;
  }

  /** A share as per cent. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** A share with three decimals. */
  static String three(double share) {
    return String.format(Locale.ROOT, "%.3f", share);
  }

  @Override
  public String toString() {
    int columns = lines.get(0).length;
    int[] widths = new int[columns];
    for (String[] line : lines) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], line[i].length());
      }
    }
    StringBuilder table = new StringBuilder();
    for (String[] line : lines) {
      StringBuilder row = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String pad = " ".repeat(widths[i] - line[i].length());
        row.append(i == 0 ? line[i] + pad : "  " + pad + line[i]);
      }
      table.append(row.toString().stripTrailing()).append('\n');
    }
    return table.toString();
  }
}
