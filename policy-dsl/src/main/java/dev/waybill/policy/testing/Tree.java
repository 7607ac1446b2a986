// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.testing;

import dev.waybill.policy.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values along dotted names, put together into one record. Not for use by several threads. */
final class Tree {

  private final Map<String, Value> values = new TreeMap<>();

  /** Puts a value at a path; a record that is already there is completed. */
  void put(List<String> names, Value value) {
    String name = names.get(0);
    if (names.size() > 1) {
      Tree inner = new Tree();
      inner.put(names.subList(1, names.size()), value);
      put(List.of(name), new Value.Fields(inner.values));
    } else if (value instanceof Value.Fields more
        && values.get(name) instanceof Value.Fields before) {
      Tree both = new Tree();
      both.values.putAll(before.attributes());
      more.attributes().forEach((key, part) -> both.put(List.of(key), part));
      values.put(name, new Value.Fields(both.values));
    } else {
      values.put(name, value);
    }
  }

  Value.Fields fields() {
    return new Value.Fields(values);
  }

  Map<String, Value> values() {
    return values;
  }
}
