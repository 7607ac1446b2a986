// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.syntax.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings, tables and terms that are visible together, and what they turned out to be. */
final class Names {

  final Map<String, List<Item.Setting>> settings = new LinkedHashMap<>();
  final Map<String, Item.Table> tables = new LinkedHashMap<>();
  final Map<String, Item.Term> terms = new LinkedHashMap<>();
  final Map<String, Defined> defined = new HashMap<>();

  /** What a setting, a table or a term is, and what it speaks of. */
  record Defined(Operand operand, Mentions mentions) {}

  boolean has(String name) {
    return settings.containsKey(name) || tables.containsKey(name) || terms.containsKey(name);
  }

  List<String> all() {
    List<String> all = new ArrayList<>(settings.keySet());
    all.addAll(tables.keySet());
    all.addAll(terms.keySet());
    return all;
  }
}
