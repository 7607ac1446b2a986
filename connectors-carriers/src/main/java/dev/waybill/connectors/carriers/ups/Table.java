// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.ups;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads the data files of this package: comma-separated, {@code #} for remarks, a header first. */
final class Table {

  private Table() {}

  /** The rows, each with this many cells. */
  static List<String[]> rows(String file, int cells) {
    try (InputStream stream = Table.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("the data file " + file + " is not on the class path");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(stream, UTF_8));
      return reader
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .skip(1)
          .map(line -> line.split(",", -1))
          .peek(row -> requireCells(file, row, cells))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the data file " + file + " cannot be read", e);
    }
  }

  private static void requireCells(String file, String[] row, int cells) {
    if (row.length != cells) {
      throw new IllegalStateException(
          file + " must have " + cells + " cells a row, not " + String.join(",", row));
    }
  }
}
