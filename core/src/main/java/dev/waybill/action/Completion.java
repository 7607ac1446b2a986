// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.FactType;
import dev.waybill.policy.vocabulary.Type;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes arguments that are records what the systems say they are. Of a record with an {@code id},
 * only the id, and a {@code quantity} up to the held one, is taken from whoever asks; everything
 * else, such as whether an item is final sale, is the system's, and only once in a list. Of any
 * other record the answers yes and no are dropped, since nobody but the host can give them; the
 * host's own completion adds them (whether an address is deliverable).
 */
final class Completion {

  private static final String ID = "id";
  private static final String QUANTITY = "quantity";

  private final Vocabulary vocabulary;
  private final Map<String, UnaryOperator<Value>> completions;
  private final Map<String, Map<String, Value.Fields>> records = new HashMap<>();

  Completion(
      Vocabulary vocabulary, Map<String, UnaryOperator<Value>> completions, List<Fact> facts) {
    this.vocabulary = vocabulary;
    this.completions = completions;
    for (Fact fact : facts) {
      FactType type = vocabulary.facts().get(fact.name());
      if (type != null) {
        gather(fact.value(), type.type());
      }
    }
  }

  private void gather(Value value, Type type) {
    if (value instanceof Value.Items items && type instanceof Type.ListOf list) {
      items.items().forEach(item -> gather(item, list.element()));
    } else if (value instanceof Value.Fields fields && type instanceof Type.Structure structure) {
      if (fields.attributes().get(ID) instanceof Value.Text id) {
        records
            .computeIfAbsent(structure.name(), absent -> new HashMap<>())
            .putIfAbsent(id.text(), fields);
      }
      fields
          .attributes()
          .forEach(
              (name, part) -> {
                Attribute attribute = structure.attributes().get(name);
                if (attribute != null && !attribute.freeText()) {
                  gather(part, attribute.type());
                }
              });
    }
  }

  /**
   * The arguments as they are decided, confirmed and done: what the systems say of what was asked
   * for, and what the host adds.
   */
  Map<String, Value> of(Map<String, Value> said) {
    Map<String, Value> arguments = new TreeMap<>();
    said.forEach(
        (name, value) ->
            arguments.put(
                name, completions.getOrDefault(name, UnaryOperator.identity()).apply(value)));
    return arguments;
  }

  /**
   * The arguments as they were asked for, without what only the host can say. Where they come from
   * is looked for in this form: what the host makes of a customer's words is still the customer's.
   */
  Map<String, Value> said(String action, Map<String, Value> given) {
    var type = vocabulary.actions().get(action);
    Map<String, Value> arguments = new TreeMap<>();
    given.forEach(
        (name, value) -> {
          Attribute attribute = type == null ? null : type.arguments().get(name);
          arguments.put(name, attribute == null ? value : completed(value, attribute.type()));
        });
    return arguments;
  }

  private Value completed(Value value, Type type) {
    if (value instanceof Value.Items items && type instanceof Type.ListOf list) {
      List<Value> all = new ArrayList<>();
      Set<Value> seen = new HashSet<>();
      items.items().forEach(item -> all.add(once(item, list.element(), seen)));
      return new Value.Items(all);
    }
    if (!(value instanceof Value.Fields fields && type instanceof Type.Structure structure)) {
      return value;
    }
    return structure.attributes().containsKey(ID)
        ? identified(fields, records.getOrDefault(structure.name(), Map.of()))
        : withoutAnswers(fields);
  }

  /** A record that is listed again is not the system's a second time: it has no more pieces. */
  private Value once(Value item, Type type, Set<Value> seen) {
    boolean again =
        item instanceof Value.Fields fields
            && fields.attributes().get(ID) instanceof Value.Text id
            && !seen.add(id);
    return again
            && type instanceof Type.Structure structure
            && structure.attributes().containsKey(ID)
        ? identified((Value.Fields) item, Map.of())
        : completed(item, type);
  }

  private static Value withoutAnswers(Value.Fields fields) {
    Map<String, Value> kept = new LinkedHashMap<>(fields.attributes());
    kept.values().removeIf(part -> part instanceof Value.YesNo || part instanceof Value.Absent);
    return new Value.Fields(kept);
  }

  private static Value identified(Value.Fields given, Map<String, Value.Fields> known) {
    Value id = given.attributes().get(ID);
    Value.Fields held = id instanceof Value.Text text ? known.get(text.text()) : null;
    Value wanted = given.attributes().get(QUANTITY);
    if (held != null && (wanted == null || wanted.equals(held.attributes().get(QUANTITY)))) {
      return held;
    }
    Value part = held == null ? null : part(held, wanted);
    if (part != null) {
      return part;
    }
    Map<String, Value> unknown = new LinkedHashMap<>();
    if (id != null) {
      unknown.put(ID, id);
    }
    if (wanted != null) {
      unknown.put(QUANTITY, wanted);
    }
    return new Value.Fields(unknown);
  }

  /** Some pieces of a line: what was paid for them is their share, rounded down. */
  private static @Nullable Value part(Value.Fields held, @Nullable Value wanted) {
    if (!(wanted instanceof Value.Decimal some
        && held.attributes().get(QUANTITY) instanceof Value.Decimal all
        && isWhole(some.number())
        && some.number().signum() > 0
        && some.number().compareTo(all.number()) < 0)) {
      return null;
    }
    Map<String, Value> part = new LinkedHashMap<>(held.attributes());
    part.put(QUANTITY, some);
    if (held.attributes().get("paid") instanceof Value.Money paid) {
      long share =
          BigInteger.valueOf(paid.minor())
              .multiply(some.number().toBigIntegerExact())
              .divide(all.number().toBigInteger())
              .longValueExact();
      part.put("paid", Value.money(share, paid.currency()));
    }
    return new Value.Fields(part);
  }

  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }
}
