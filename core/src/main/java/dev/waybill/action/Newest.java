// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static java.util.stream.Collectors.groupingBy;

import dev.waybill.policy.decide.Fact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts what a system said last of a fact before what it said of it earlier. */
final class Newest {

  /** One fact of one system. */
  private record Kind(String name, String system) {
    static Kind of(Fact fact) {
      return new Kind(fact.name(), fact.system());
    }
  }

  private Newest() {}

  /**
   * The facts in their places, but those of one name and one system by their time, newest first.
   */
  static List<Fact> first(List<Fact> facts) {
    Map<Kind, Deque<Fact>> sorted = new HashMap<>();
    facts.stream()
        .collect(groupingBy(Kind::of))
        .forEach(
            (kind, all) -> {
              all.sort(Comparator.comparing(Fact::asOf).reversed());
              sorted.put(kind, new ArrayDeque<>(all));
            });
    List<Fact> first = new ArrayList<>();
    for (Fact fact : facts) {
      first.add(sorted.getOrDefault(Kind.of(fact), new ArrayDeque<>()).removeFirst());
    }
    return first;
  }
}
