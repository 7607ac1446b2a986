// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import dev.waybill.policy.decide.Canonical;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.FactType;
import dev.waybill.policy.vocabulary.Type;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts that are about what an action names. An order that may be refunded is no evidence for a
 * refund of another one.
 *
 * <p>An argument names a fact if it is called like it and its identifier: {@code order_id} names
 * {@code order} by {@code order.id}, {@code return_id} {@code return_case.id}, {@code
 * tracking_number} {@code shipment.tracking_number}, {@code new_sku} {@code product.sku}. As soon
 * as one fact has another identifier than the arguments that name it, only those are left that have
 * the right one: of what comes with it, such as a payment, nobody can tell whose it is.
 */
final class Subject {

  private static final String ID = "id";

  private final Map<String, String> identifiers = new HashMap<>();
  private final Map<String, List<String>> named = new HashMap<>();

  /** What the arguments of a request name. */
  Subject(Vocabulary vocabulary, String action, Map<String, Value> arguments) {
    ActionType type = vocabulary.actions().get(action);
    for (FactType fact : vocabulary.facts().values()) {
      String identifier = identifier(fact);
      if (type != null && identifier != null) {
        arguments.forEach(
            (name, value) -> {
              Attribute argument = type.arguments().get(name);
              if (argument != null
                  && argument.type() == Type.Simple.ID
                  && value instanceof Value.Text text
                  && names(name, fact.name(), identifier)) {
                identifiers.put(fact.name(), identifier);
                named.computeIfAbsent(fact.name(), none -> new ArrayList<>()).add(text.text());
              }
            });
      }
    }
  }

  /** Its {@code id}, or else its first attribute, if that is an identifier it always has. */
  private static @Nullable String identifier(FactType fact) {
    Attribute id = fact.type().attributes().get(ID);
    if (id != null) {
      return id.type() == Type.Simple.ID ? ID : null;
    }
    return fact.type().attributes().values().stream()
        .limit(1)
        .filter(first -> first.type() == Type.Simple.ID && !first.optional())
        .map(Attribute::name)
        .findFirst()
        .orElse(null);
  }

  private static boolean names(String argument, String fact, String identifier) {
    if (!identifier.equals(ID)) {
      return argument.equals(identifier) || argument.endsWith("_" + identifier);
    }
    String suffix = "_" + ID;
    if (!argument.endsWith(suffix)) {
      return false;
    }
    String stem = argument.substring(0, argument.length() - suffix.length());
    return fact.equals(stem) || fact.startsWith(stem + "_");
  }

  /** The facts that are about it. */
  List<Fact> of(List<Fact> facts) {
    return facts.stream().anyMatch(fact -> isNamed(fact) && !isIt(fact))
        ? facts.stream().filter(fact -> isNamed(fact) && isIt(fact)).toList()
        : facts;
  }

  private boolean isNamed(Fact fact) {
    return identifierOf(fact) != null;
  }

  private boolean isIt(Fact fact) {
    String identifier = identifierOf(fact);
    return identifier != null
        && named.getOrDefault(fact.name(), List.of()).stream()
            .anyMatch(name -> Canonical.same(Type.Simple.ID, name, identifier));
  }

  /** The identifier of a fact that an argument names; null if it has none, or none names it. */
  private @Nullable String identifierOf(Fact fact) {
    String identifier = identifiers.get(fact.name());
    return identifier != null
            && fact.value() instanceof Value.Fields fields
            && fields.attributes().get(identifier) instanceof Value.Text text
        ? text.text()
        : null;
  }
}
