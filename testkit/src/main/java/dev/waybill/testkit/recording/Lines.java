// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Iterator;
import java.util.Map;

/** JSON for people's eyes and for version control: what is short stands on one line. */
final class Lines {

  private static final int SHORT = 100;

  private final StringBuilder out = new StringBuilder();

  private Lines() {}

  static String of(JsonNode node) {
    Lines lines = new Lines();
    lines.write(node, 0);
    return lines.out.append('\n').toString();
  }

  private void write(JsonNode node, int depth) {
    if (!node.isContainerNode() || left(node, SHORT) >= 0) {
      out.append(node);
      return;
    }
    out.append(node.isObject() ? '{' : '[');
    if (node.isObject()) {
      for (Iterator<Map.Entry<String, JsonNode>> all = node.properties().iterator();
          all.hasNext(); ) {
        Map.Entry<String, JsonNode> field = all.next();
        line(depth + 1);
        out.append(TextNode.valueOf(field.getKey())).append(": ");
        write(field.getValue(), depth + 1);
        out.append(all.hasNext() ? "," : "");
      }
    } else {
      for (int i = 0; i < node.size(); i++) {
        line(depth + 1);
        write(node.get(i), depth + 1);
        out.append(i + 1 < node.size() ? "," : "");
      }
    }
    line(depth);
    out.append(node.isObject() ? '}' : ']');
  }

  private void line(int depth) {
    out.append('\n').append(" ".repeat(depth));
  }

  /** How much of the room the node leaves; negative if it does not fit. */
  private static int left(JsonNode node, int room) {
    if (!node.isContainerNode()) {
      return room - (node.isTextual() ? node.textValue().length() + 2 : node.asText().length());
    }
    int left = room - 2;
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        left = left < 0 ? left : left(field.getValue(), left - field.getKey().length() - 4);
      }
    } else {
      for (int i = 0; i < node.size() && left >= 0; i++) {
        left = left(node.get(i), left - 1);
      }
    }
    return left;
  }
}
