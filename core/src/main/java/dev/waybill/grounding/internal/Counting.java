// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.FactValue.Flag;
import dev.waybill.evidence.FactValue.Status;
import dev.waybill.evidence.FactValue.Term;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Counts the entries of the lists that paths form: {@code orders.N1.lines.L1} is one of the lines.
 */
final class Counting {

  /** Parts of paths under which things of a noun stand. */
  private static final Map<String, Set<String>> LISTS =
      Map.of(
          "ORDER", Set.of("orders"),
          "PARCEL", Set.of("parcels", "fulfillments", "fulfilments", "shipments", "packages"),
          "ITEM", Set.of("lines", "items", "products"),
          "VARIANT", Set.of("variants", "options", "items", "lines"),
          "ATTEMPT", Set.of("attempts"));

  private final Collection<Map<String, List<FactValue>>> lists;

  private Counting(Collection<Map<String, List<FactValue>>> lists) {
    this.lists = lists;
  }

  /** The lists of things of a noun that the subjects have. */
  static Counting of(String noun, Subjects subjects) {
    Set<String> names = LISTS.getOrDefault(noun, Set.of());
    Map<String, Map<String, List<FactValue>>> lists = new HashMap<>();
    subjects.known().forEach(fact -> enter(fact, names, lists));
    return new Counting(lists.values());
  }

  /** How long each list is. */
  Set<Long> lengths() {
    Set<Long> counts = new HashSet<>();
    lists.forEach(list -> counts.add((long) list.size()));
    return counts;
  }

  /** How many entries of each list share a state. */
  Set<Long> ofOneState() {
    return sharing(Status.class::isInstance);
  }

  /** How many entries of each list share a product's name. */
  Set<Long> ofOneProduct() {
    return sharing(v -> v instanceof Term term && term.kind() == Term.Kind.PRODUCT);
  }

  /** How many entries of each list are marked with a yes. */
  Set<Long> available() {
    return sharing(new Flag(true)::equals);
  }

  private Set<Long> sharing(Predicate<FactValue> which) {
    Set<Long> counts = new HashSet<>();
    for (Map<String, List<FactValue>> list : lists) {
      Map<FactValue, Long> entries = new HashMap<>();
      for (List<FactValue> values : list.values()) {
        values.stream().filter(which).distinct().forEach(v -> entries.merge(v, 1L, Long::sum));
      }
      counts.addAll(entries.values());
    }
    return counts;
  }

  private static void enter(
      Fact fact, Set<String> names, Map<String, Map<String, List<FactValue>>> lists) {
    String[] parts = fact.path().split("\\.", -1);
    for (int i = 0; i + 1 < parts.length; i++) {
      if (names.contains(parts[i])) {
        String list = String.join(".", List.of(parts).subList(0, i + 1));
        lists
            .computeIfAbsent(list, l -> new HashMap<>())
            .computeIfAbsent(parts[i + 1], e -> new ArrayList<>())
            .add(fact.value());
      }
    }
  }
}
