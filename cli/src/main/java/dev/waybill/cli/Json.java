// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;

/** JSON for people's eyes: the same on every system, with {@code \n} at the ends of lines. */
final class Json {

  private static final ObjectMapper MAPPER = JsonMapper.builder().build();
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  private static final Separators LOOK =
      Separators.createDefaultInstance()
          .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
          .withObjectEmptySeparator("")
          .withArrayEmptySeparator("");

  private Json() {}

  /** Writes a node on several lines, without a line break at its end. */
  static String pretty(JsonNode node) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(LOOK).withObjectIndenter(LINES).withArrayIndenter(LINES);
    try {
      return MAPPER.writer(printer).writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
