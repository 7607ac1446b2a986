// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.retail;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One gold action that writes.
 *
 * @param task the task's id
 * @param action the tool's name
 * @param texts the arguments that are one text
 * @param lists the arguments that are lists of texts
 */
record Write(
    String task, String action, Map<String, String> texts, Map<String, List<String>> lists) {

  Write {
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    lists = Collections.unmodifiableMap(new TreeMap<>(lists));
  }

  /** The text of an argument; an error in the data if it is missing. */
  String text(String argument) {
    String text = texts.get(argument);
    if (text == null) {
      throw new IllegalArgumentException(
          "task " + task + ": " + action + " has no argument " + argument);
    }
    return text;
  }

  /** The list of an argument; empty if it is missing. */
  List<String> list(String argument) {
    return lists.getOrDefault(argument, List.of());
  }

  /** The same action with another text. */
  Write with(String argument, String text) {
    Map<String, String> changed = new TreeMap<>(texts);
    changed.put(argument, text);
    return new Write(task, action, changed, lists);
  }

  /** The same action with another list. */
  Write with(String argument, List<String> list) {
    Map<String, List<String>> changed = new TreeMap<>(lists);
    changed.put(argument, List.copyOf(list));
    return new Write(task, action, texts, changed);
  }
}
