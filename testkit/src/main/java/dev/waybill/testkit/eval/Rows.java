// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads files of JSON lines: one object a line; blank lines are left out. */
public final class Rows {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Rows() {}

  /**
   * One row.
   *
   * @param where file and line, for messages
   * @param node the object
   */
  public record Row(String where, ObjectNode node) {

    /**
     * A field that must be a text.
     *
     * @throws IllegalArgumentException if it is not; the message names file, line and field
     */
    public String text(String field) {
      JsonNode value = node.path(field);
      if (!value.isTextual()) {
        throw wrong("\"" + field + "\" must be a text");
      }
      return value.textValue();
    }

    /** An error in this row. */
    public IllegalArgumentException wrong(String rule) {
      return new IllegalArgumentException(where + ": " + rule);
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if a line is no JSON object; the message names file and line
   */
  public static List<Row> read(Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          rows.add(new Row(file + ", line " + number, object(line, file + ", line " + number)));
        }
      }
    }
    return rows;
  }

  private static ObjectNode object(String line, String where) {
    try {
      if (JSON.readTree(line) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          where + ": must be one JSON object; it breaks at column " + e.getLocation().getColumnNr(),
          e);
    }
    throw new IllegalArgumentException(where + ": must be one JSON object, {...}");
  }
}
