// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.commerce.Money;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arguments of a request of the host, as the vocabulary types them. */
final class HostArguments {

  private final String scenario;
  private final Vocabulary vocabulary;
  private final String currency;

  HostArguments(String scenario, Vocabulary vocabulary, String currency) {
    this.scenario = scenario;
    this.vocabulary = vocabulary;
    this.currency = currency;
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if the vocabulary has no such action or argument
   */
  Map<String, Value> of(String action, Node args) {
    ActionType type = vocabulary.actions().get(action);
    if (type == null) {
      throw new IllegalArgumentException(
          "scenario "
              + scenario
              + ", host.request.action: the vocabulary must have it, and it has no \""
              + action
              + "\"; use one of "
              + String.join(", ", vocabulary.actions().keySet()));
    }
    Map<String, Value> arguments = new LinkedHashMap<>();
    args.fields()
        .forEach(
            (name, node) -> {
              Attribute argument = type.arguments().get(name);
              if (argument == null) {
                throw new IllegalArgumentException(
                    "scenario "
                        + scenario
                        + ", host.request.args."
                        + name
                        + ": "
                        + action
                        + " has no such argument; use one of "
                        + String.join(", ", type.arguments().keySet()));
              }
              arguments.put(name, value(argument.type(), node));
            });
    return arguments;
  }

  private Value value(Type type, Node node) {
    if (type instanceof Type.ListOf list) {
      List<Value> items = node.items().stream().map(item -> value(list.element(), item)).toList();
      return new Value.Items(items);
    }
    if (type instanceof Type.Structure structure) {
      return fields(structure, node);
    }
    return type instanceof Type.Simple simple ? simple(simple, node) : Value.text(node.text(""));
  }

  /** A record; a word alone is its identifier, or what it is shown as. */
  private Value fields(Type.Structure structure, Node node) {
    Map<String, Value> parts = new LinkedHashMap<>();
    if (!node.isMap()) {
      String only = structure.attributes().containsKey("id") ? "id" : structure.shownAs();
      return only == null
          ? Value.text(node.text(""))
          : new Value.Fields(Map.of(only, Value.text(node.text(""))));
    }
    node.fields()
        .forEach(
            (name, part) -> {
              Attribute attribute = structure.attributes().get(name);
              parts.put(
                  name,
                  attribute == null ? Value.text(part.text("")) : value(attribute.type(), part));
            });
    return new Value.Fields(parts);
  }

  private Value simple(Type.Simple type, Node node) {
    String text = node.text("");
    return switch (type) {
      case MONEY -> Value.money(Money.of(new BigDecimal(text), currency).minor(), currency);
      case NUMBER -> new Value.Decimal(new BigDecimal(text));
      case PERCENT -> new Value.Percent(new BigDecimal(text));
      case DATE -> Value.day(LocalDate.parse(text));
      case INSTANT -> new Value.Moment(OffsetDateTime.parse(text).toInstant());
      case YES_NO -> Value.yes(text.equals("true"));
      case LENGTH, TEXT, ID, EMAIL, PHONE -> Value.text(text);
    };
  }
}
