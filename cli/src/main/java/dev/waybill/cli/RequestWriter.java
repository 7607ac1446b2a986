// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.policy.decide.Argument;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.decide.Label;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.value.Value;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;

/** Writes the JSON that {@link RequestReader} reads. */
final class RequestWriter {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RequestWriter() {}

  /**
   * Writes a request.
   *
   * @param request the request
   * @return an object in the format of {@code docs/policy-decide.md}
   */
  static ObjectNode write(Request request) {
    ObjectNode node = NODES.objectNode();
    node.put("action", request.action());
    node.put("now", request.now().toString());
    ObjectNode arguments = node.putObject("arguments");
    for (Map.Entry<String, Argument> entry : request.arguments().entrySet()) {
      ObjectNode argument = arguments.putObject(entry.getKey());
      argument.set("value", value(entry.getValue().value()));
      ArrayNode from = argument.putArray("from");
      entry.getValue().labels().forEach(label -> from.add(label(label)));
    }
    ArrayNode facts = node.putArray("facts");
    request.facts().forEach(fact -> facts.add(fact(fact)));
    return node;
  }

  private static ObjectNode fact(Fact fact) {
    ObjectNode node = NODES.objectNode();
    node.put("name", fact.name());
    node.put("system", fact.system());
    node.put("asOf", fact.asOf().toString());
    if (!fact.inThisConversation()) {
      node.put("inThisConversation", false);
    }
    if (!fact.evidence().isEmpty()) {
      ArrayNode evidence = node.putArray("evidence");
      fact.evidence().forEach(evidence::add);
    }
    node.set("value", value(fact.value()));
    return node;
  }

  private static JsonNode label(Label label) {
    if (label.inThisConversation() && label.evidence() == null) {
      return NODES.textNode((label.verified() ? "verified " : "") + label.name());
    }
    ObjectNode node = NODES.objectNode();
    node.put("source", label.name());
    node.put("verified", label.verified());
    node.put("inThisConversation", label.inThisConversation());
    if (label.evidence() != null) {
      node.put("evidence", label.evidence());
    }
    return node;
  }

  private static JsonNode value(Value value) {
    if (value instanceof Value.Fields fields) {
      ObjectNode node = NODES.objectNode();
      fields.attributes().forEach((name, attribute) -> node.set(name, value(attribute)));
      return node;
    }
    if (value instanceof Value.Items items) {
      ArrayNode node = NODES.arrayNode();
      items.items().forEach(item -> node.add(value(item)));
      return node;
    }
    return value instanceof Value.Absent ? NODES.nullNode() : simple(value);
  }

  private static JsonNode simple(Value value) {
    if (value instanceof Value.Money money) {
      int digits = Currency.getInstance(money.currency()).getDefaultFractionDigits();
      ObjectNode node = NODES.objectNode();
      node.put("amount", BigDecimal.valueOf(money.minor(), Math.max(digits, 0)).toPlainString());
      return node.put("currency", money.currency());
    }
    if (value instanceof Value.YesNo yesNo) {
      return NODES.booleanNode(yesNo.yes());
    }
    if (value instanceof Value.Decimal decimal) {
      return number(decimal.number());
    }
    if (value instanceof Value.Percent percent) {
      return number(percent.percent());
    }
    return NODES.textNode(text(value));
  }

  /** Writes {@code 100}, not {@code 1E+2}. */
  private static JsonNode number(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() > 0
        ? NODES.numberNode(plain)
        : NODES.numberNode(plain.toBigIntegerExact());
  }

  private static String text(Value value) {
    if (value instanceof Value.Day day) {
      return day.date().toString();
    }
    if (value instanceof Value.Moment moment) {
      return moment.instant().toString();
    }
    return value instanceof Value.Length length
        ? length.duration().toString()
        : ((Value.Text) value).text();
  }
}
