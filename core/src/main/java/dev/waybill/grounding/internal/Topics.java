// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What rules are about, in all languages: a rule in one language is about the same as a sentence in
 * another if they share a topic.
 */
final class Topics {

  private final Map<String, Set<String>> sameAs;
  private final Map<String, List<String>> byName;

  private Topics(Map<String, Set<String>> sameAs, Map<String, List<String>> byName) {
    this.sameAs = sameAs;
    this.byName = byName;
  }

  static Topics read() {
    Map<String, Set<String>> sameAs = new HashMap<>();
    Map<String, List<String>> byName = new HashMap<>();
    for (String line : Lexicon.lines("rule-topics")) {
      List<String> words = List.of(line.substring(line.indexOf(':') + 1).strip().split("\\|", -1));
      byName.put(line.substring(0, line.indexOf(':')), words);
      words.forEach(w -> sameAs.computeIfAbsent(w, k -> new HashSet<>()).addAll(words));
    }
    return new Topics(sameAs, byName);
  }

  /** Whether words, each between blanks, name the topic. */
  boolean names(String topic, String words) {
    return byName.getOrDefault(topic, List.of()).stream()
        .anyMatch(w -> words.contains(" " + w + " "));
  }

  /** Whether a fact holds a word of the same topic. */
  boolean has(String word, Fact fact) {
    return sameAs.getOrDefault(word, Set.of()).stream().anyMatch(fact::says);
  }
}
