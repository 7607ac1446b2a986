// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.ups;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON that may not be what its description says: a number for a string, one object for a
 * list of them, null for either.
 */
final class Json {

  private Json() {}

  /** A field's text; null if it is absent, empty, null or no scalar. */
  static @Nullable String text(@Nullable JsonNode node, String field) {
    JsonNode value = node == null ? null : node.get(field);
    if (value == null || !(value.isTextual() || value.isNumber() || value.isBoolean())) {
      return null;
    }
    String text = value.asText().strip();
    return text.isEmpty() ? null : text;
  }

  /** A field's object; null if it is anything else. */
  static @Nullable JsonNode object(@Nullable JsonNode node, String field) {
    JsonNode value = node == null ? null : node.get(field);
    return value != null && value.isObject() ? value : null;
  }

  /** The objects in a field's list; empty if there is none. */
  static List<JsonNode> objects(@Nullable JsonNode node, String field) {
    JsonNode value = node == null ? null : node.get(field);
    if (value == null) {
      return List.of();
    }
    List<JsonNode> objects = new ArrayList<>();
    if (value.isObject()) {
      objects.add(value);
    } else if (value.isArray()) {
      value.forEach(
          element -> {
            if (element.isObject()) {
              objects.add(element);
            }
          });
    }
    return objects;
  }

  /** The last object in a field's list whose {@code type} is this one. */
  static Optional<JsonNode> ofType(@Nullable JsonNode node, String field, String type) {
    return objects(node, field).stream()
        .filter(entry -> type.equals(text(entry, "type")))
        .reduce((earlier, later) -> later);
  }
}
