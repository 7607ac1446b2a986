// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import dev.waybill.policy.decide.Argument;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Requests with one value changed. */
final class Change {

  private final CheckedPolicy policy;

  Change(CheckedPolicy policy) {
    this.policy = policy;
  }

  Request at(Request request, Place place, Value value) {
    List<String> names = List.of(place.slot().path().split("\\.", -1));
    if (place.slot().of() == null) {
      return names.get(0).equals("request")
          ? argument(request, names.subList(1, names.size()), value)
          : fact(request, names, value);
    }
    int nth = -1;
    for (int i = 0; i < request.facts().size(); i++) {
      nth += request.facts().get(i).name().equals(names.get(0)) ? 1 : 0;
      if (nth == place.element() && request.facts().get(i).name().equals(names.get(0))) {
        return fact(request, i, names.subList(1, names.size()), value);
      }
    }
    List<String> list = List.of(place.slot().of().list().path().split("\\.", -1));
    return list.get(0).equals("request")
        ? element(request, list.get(1), place.element(), names.subList(1, names.size()), value)
        : request;
  }

  private Request argument(Request request, List<String> names, Value value) {
    String name = names.get(0);
    Argument before = request.arguments().get(name);
    Map<String, Argument> arguments = new TreeMap<>(request.arguments());
    Value changed =
        put(before == null ? Value.ABSENT : before.value(), names.subList(1, names.size()), value);
    arguments.put(
        name,
        before == null
            ? new Argument(changed, List.of(Origins.label(policy, request.action(), name)))
            : new Argument(changed, before.labels()));
    return new Request(request.action(), arguments, request.facts(), request.now());
  }

  private Request element(
      Request request, String list, int index, List<String> names, Value value) {
    Argument before = request.arguments().get(list);
    if (before == null || !(before.value() instanceof Value.Items items)) {
      return request;
    }
    List<Value> changed = new ArrayList<>(items.items());
    changed.set(index, put(changed.get(index), names, value));
    Map<String, Argument> arguments = new TreeMap<>(request.arguments());
    arguments.put(list, new Argument(new Value.Items(changed), before.labels()));
    return new Request(request.action(), arguments, request.facts(), request.now());
  }

  /** Changes the first fact that has the value, else the first of that name, else adds one. */
  private Request fact(Request request, List<String> names, Value value) {
    List<Fact> facts = new ArrayList<>(request.facts());
    int found = -1;
    for (int i = facts.size() - 1; i >= 0; i--) {
      if (facts.get(i).name().equals(names.get(0))
          && (found < 0 || has(facts.get(i), names) || !has(facts.get(found), names))) {
        found = i;
      }
    }
    List<String> inner = names.subList(1, names.size());
    if (inner.isEmpty()) {
      return wholeFact(request, names.get(0), found, value);
    }
    if (found < 0) {
      String system = Origins.system(policy, String.join(".", names));
      Value fields = put(Value.ABSENT, inner, value);
      facts.add(new Fact(names.get(0), fields, system, request.now(), true, List.of()));
      return new Request(request.action(), request.arguments(), facts, request.now());
    }
    return fact(request, found, inner, value);
  }

  /** Makes a fact there, with nothing known of it, or absent. */
  private Request wholeFact(Request request, String name, int index, Value value) {
    List<Fact> facts = new ArrayList<>(request.facts());
    boolean absent = value instanceof Value.Absent;
    if (index >= 0 && facts.get(index).value() instanceof Value.Fields && !absent) {
      return request;
    }
    facts.removeIf(fact -> fact.name().equals(name));
    Value whole = absent ? value : new Value.Fields(Map.of());
    String system = Origins.system(policy, name);
    facts.add(new Fact(name, whole, system, request.now(), true, List.of()));
    return new Request(request.action(), request.arguments(), facts, request.now());
  }

  private static Request fact(Request request, int index, List<String> names, Value value) {
    List<Fact> facts = new ArrayList<>(request.facts());
    Fact fact = facts.get(index);
    facts.set(
        index,
        new Fact(
            fact.name(),
            put(fact.value(), names, value),
            fact.system(),
            fact.asOf(),
            fact.inThisConversation(),
            fact.evidence()));
    return new Request(request.action(), request.arguments(), facts, request.now());
  }

  private static boolean has(Fact fact, List<String> names) {
    return Walk.to(fact.value(), null, names.subList(1, names.size())) != null;
  }

  /** Gives a value with something put along names inside it. */
  private static Value put(Value before, List<String> names, Value value) {
    if (names.isEmpty()) {
      return value;
    }
    Map<String, Value> fields =
        new TreeMap<>(before instanceof Value.Fields old ? old.attributes() : Map.of());
    Value inner = fields.getOrDefault(names.get(0), Value.ABSENT);
    fields.put(names.get(0), put(inner, names.subList(1, names.size()), value));
    return new Value.Fields(fields);
  }
}
