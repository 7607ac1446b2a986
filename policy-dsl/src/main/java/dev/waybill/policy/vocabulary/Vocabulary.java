// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The typed words of a policy. Immutable and safe for use by several threads.
 *
 * @param name its name and version, such as {@code commerce/1}
 * @param enums the enums by name
 * @param facts the facts by name
 * @param actions the actions by name
 * @param systems the systems of record, such as {@code oms}
 * @param roles the roles that may approve, each with the roles it includes (directly)
 * @param counters the counter keys, such as {@code customer}, each with the path of its value
 * @param identity the path of the customer's identity level, such as {@code customer.identity}; its
 *     type is an ordered enum; null if the vocabulary has none
 */
public record Vocabulary(
    String name,
    Map<String, Type.Enumeration> enums,
    Map<String, FactType> facts,
    Map<String, ActionType> actions,
    Set<String> systems,
    Map<String, List<String>> roles,
    Map<String, String> counters,
    @Nullable String identity) {

  public Vocabulary {
    requireNonNull(name, "name");
    enums = Collections.unmodifiableMap(new LinkedHashMap<>(enums));
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    actions = Collections.unmodifiableMap(new LinkedHashMap<>(actions));
    systems = Collections.unmodifiableSet(new TreeSet<>(systems));
    roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
    counters = Collections.unmodifiableMap(new LinkedHashMap<>(counters));
  }

  /**
   * Finds the attribute at a path such as {@code order.ship_to.country}; a path of one name is not
   * an attribute.
   *
   * @param path a fact's name and attribute names, joined by dots
   * @return the attribute, or empty if the vocabulary has none there
   */
  public Optional<Attribute> attribute(String path) {
    String[] parts = path.split("\\.", -1);
    FactType fact = facts.get(parts[0]);
    if (fact == null || parts.length < 2) {
      return Optional.empty();
    }
    Type type = fact.type();
    Attribute found = null;
    for (int i = 1; i < parts.length; i++) {
      found = type instanceof Type.Structure record ? record.attributes().get(parts[i]) : null;
      if (found == null) {
        return Optional.empty();
      }
      type = found.type();
    }
    return Optional.ofNullable(found);
  }

  /**
   * Tells whether one role may give the approvals of another.
   *
   * @param holder the role somebody has
   * @param asked the role that is asked for
   * @return whether they are the same, or holder includes asked, directly or through other roles
   */
  public boolean includes(String holder, String asked) {
    List<String> reached = new ArrayList<>();
    reached.add(holder);
    for (int i = 0; i < reached.size(); i++) {
      if (reached.get(i).equals(asked)) {
        return true;
      }
      for (String role : roles.getOrDefault(reached.get(i), List.of())) {
        if (!reached.contains(role)) {
          reached.add(role);
        }
      }
    }
    return false;
  }
}
