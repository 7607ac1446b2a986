// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.value.Value;
import java.util.Map;
import java.util.TreeMap;

/** Turns paths into records within records. */
final class Nested {
  private Nested() {}

  static Value fields(Map<String, Value> byPath) {
    Map<String, Value> plain = new TreeMap<>();
    Map<String, Map<String, Value>> deeper = new TreeMap<>();
    for (Map.Entry<String, Value> entry : byPath.entrySet()) {
      int dot = entry.getKey().indexOf('.');
      if (dot < 0) {
        plain.put(entry.getKey(), entry.getValue());
      } else {
        String name = entry.getKey().substring(0, dot);
        Map<String, Value> inside = deeper.get(name);
        if (inside == null) {
          inside = new TreeMap<>();
          deeper.put(name, inside);
        }
        inside.put(entry.getKey().substring(dot + 1), entry.getValue());
      }
    }
    for (Map.Entry<String, Map<String, Value>> entry : deeper.entrySet()) {
      plain.putIfAbsent(entry.getKey(), fields(entry.getValue()));
    }
    return new Value.Fields(plain);
  }
}
