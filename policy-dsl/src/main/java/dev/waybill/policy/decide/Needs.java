// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.vocabulary.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects what is missing, by path, and for which rules. */
final class Needs {

  private final Map<String, Entry> byPath = new TreeMap<>();
  private final Remedies remedies;
  private @Nullable String rule;
  private boolean told;

  Needs(Remedies remedies) {
    this.remedies = remedies;
  }

  /** The rule that needs what is added from now on; null for none. */
  void rule(@Nullable String rule) {
    this.rule = rule;
    told = false;
  }

  /** Names the rule itself, if nothing was added for it: its own numbers are out of range. */
  void endRule() {
    if (!told && rule != null) {
      add("rule \"" + rule + "\"", Decision.Missing.UNUSABLE, null);
    }
    rule = null;
  }

  void add(String path, Decision.Missing why, @Nullable Attribute attribute) {
    entry(path, why, attribute);
  }

  private Entry entry(String path, Decision.Missing why, @Nullable Attribute attribute) {
    told = true;
    String named = remedies.pathOf(path, why);
    Entry entry = byPath.get(named);
    if (entry == null) {
      entry = new Entry(why, attribute);
      byPath.put(named, entry);
    } else if (why.compareTo(entry.why) < 0) {
      entry.why = why;
    }
    if (rule != null) {
      entry.rules.add(rule);
    }
    return entry;
  }

  void addAll(Needs others) {
    for (Map.Entry<String, Entry> other : others.byPath.entrySet()) {
      Entry entry = other.getValue();
      entry(other.getKey(), entry.why, entry.attribute).rules.addAll(entry.rules);
    }
  }

  boolean isEmpty() {
    return byPath.isEmpty();
  }

  List<Decision.Need> list() {
    List<Decision.Need> needs = new ArrayList<>();
    for (Map.Entry<String, Entry> need : byPath.entrySet()) {
      Entry entry = need.getValue();
      needs.add(
          new Decision.Need(
              need.getKey(),
              entry.why,
              remedies.remedy(need.getKey(), entry.why, entry.attribute),
              List.copyOf(entry.rules)));
    }
    return needs;
  }

  private static final class Entry {
    private Decision.Missing why;
    private final @Nullable Attribute attribute;
    private final TreeSet<String> rules = new TreeSet<>();

    private Entry(Decision.Missing why, @Nullable Attribute attribute) {
      this.why = why;
      this.attribute = attribute;
    }
  }
}
