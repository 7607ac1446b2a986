// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a scenario as it was written: a map, a list, a word or number, or nothing. What is not
 * there is a node as well, a missing one. Immutable.
 */
public final class Node {

  private static final Node MISSING = new Node(null);

  private final @Nullable Object value;

  private Node(@Nullable Object value) {
    this.value = value;
  }

  /**
   * Wraps what the YAML parser gave.
   *
   * @throws IllegalArgumentException if it holds a date that is not in quotes
   */
  static Node of(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Node> fields = new LinkedHashMap<>();
      map.forEach((key, field) -> fields.put(String.valueOf(key), of(field)));
      return new Node(fields);
    }
    if (value instanceof List<?> list) {
      List<Node> items = new ArrayList<>();
      list.forEach(item -> items.add(of(item)));
      return new Node(items);
    }
    if (value instanceof java.util.Date) {
      throw new IllegalArgumentException("a date must be written in quotes: " + value);
    }
    return value == null ? MISSING : new Node(value);
  }

  /** Whether there is nothing here. */
  public boolean isMissing() {
    return value == null;
  }

  /** Whether the map has the field, be it empty. */
  public boolean has(String field) {
    return fields().containsKey(field);
  }

  /** The field of the map, or the item of the list at this index. */
  public Node get(String field) {
    if (value instanceof List<?>) {
      List<Node> items = items();
      return field.matches("\\d{1,4}") && Integer.parseInt(field) < items.size()
          ? items.get(Integer.parseInt(field))
          : MISSING;
    }
    return fields().getOrDefault(field, MISSING);
  }

  /** What stands at a path, for example {@code orders.N1.lines.L1.title}. */
  public Node at(String path) {
    Node node = this;
    for (String part : path.split("\\.", -1)) {
      node = node.get(part);
    }
    return node;
  }

  /**
   * The same with something else at a path; maps on the way that are not there are made.
   *
   * @param path for example {@code orders.N1.status}
   * @param there what is to stand there: a word, a number, a map, a list or another node
   */
  Node with(String path, Object there) {
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    Node inner = there instanceof Node node ? node : of(there);
    Node changed = dot < 0 ? inner : get(first).with(path.substring(dot + 1), there);
    if (value instanceof List<?>) {
      List<Node> items = new ArrayList<>(items());
      if (first.matches("\\d{1,4}") && Integer.parseInt(first) < items.size()) {
        items.set(Integer.parseInt(first), changed);
      } else {
        items.add(changed);
      }
      return new Node(items);
    }
    Map<String, Node> fields = fields();
    fields.put(first, changed);
    return new Node(fields);
  }

  /** The same with another item at the end of the list at a path. */
  Node withAdded(String path, Object item) {
    Node list = at(path);
    List<Node> items = new ArrayList<>(list.isMissing() ? List.of() : list.items());
    items.add(of(item));
    return with(path, new Node(items));
  }

  /** Whether this is a map. */
  boolean isMap() {
    return value instanceof Map;
  }

  /** Whether this is a list. */
  boolean isList() {
    return value instanceof List;
  }

  /** The fields in the order in which they were written; empty if this is no map. */
  public Map<String, Node> fields() {
    Map<String, Node> fields = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, field) -> fields.put((String) key, (Node) field));
    }
    return fields;
  }

  /** The items of the list; a word alone is a list of one. */
  public List<Node> items() {
    if (value instanceof List<?> list) {
      return list.stream().map(Node.class::cast).toList();
    }
    return value == null ? List.of() : List.of(this);
  }

  /** The words of {@link #items()}. */
  public List<String> texts() {
    return items().stream().flatMap(item -> item.text().stream()).toList();
  }

  /** Every word in here, at whatever depth. */
  public List<String> leaves() {
    List<String> leaves = new ArrayList<>();
    if (value instanceof Map) {
      fields().values().forEach(field -> leaves.addAll(field.leaves()));
    } else if (value instanceof List) {
      items().forEach(item -> leaves.addAll(item.leaves()));
    } else {
      text().ifPresent(leaves::add);
    }
    return leaves;
  }

  /** The word or number; empty if it is none. */
  public Optional<String> text() {
    return value == null || value instanceof Map || value instanceof List
        ? Optional.empty()
        : Optional.of(value.toString());
  }

  /** The word or number, or the other word. */
  public String text(String otherwise) {
    return text().orElse(otherwise);
  }

  @Override
  public String toString() {
    return String.valueOf(value);
  }
}
