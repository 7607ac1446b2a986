// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.policy.decide.Argument;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.decide.Label;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.FactType;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of a request, whose format {@code docs/policy-decide.md} describes. The vocabulary
 * says which type each value has, so that {@code "2026-02-08"} is a date for a date and a text for
 * a text.
 */
final class RequestReader {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private final Vocabulary vocabulary;
  private final ValueReader values = new ValueReader();

  RequestReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Reads a request.
   *
   * @param json the JSON of one object
   * @return the request
   * @throws BadRequestException if it is not JSON, or does not fit the vocabulary
   */
  Request read(String json) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new BadRequestException(
          "a request must be one JSON object, in which a name stands once; it is none at line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr());
    }
    if (root == null || !root.isObject()) {
      throw new BadRequestException("a request must be a JSON object with action, now and facts");
    }
    onlyFields(root, "a request", "action", "now", "arguments", "facts");
    String action = text(root, "a request", "action");
    ActionType type = vocabulary.actions().get(action);
    if (type == null) {
      throw new BadRequestException(
          "there is no action " + action + "; there are " + vocabulary.actions().keySet());
    }
    Instant now = instant(root, "a request", "now");
    return new Request(action, arguments(root.get("arguments"), type), facts(root, now), now);
  }

  private Map<String, Argument> arguments(@Nullable JsonNode node, ActionType action) {
    Map<String, Argument> arguments = new TreeMap<>();
    if (node == null) {
      return arguments;
    }
    if (!node.isObject()) {
      throw new BadRequestException("arguments must be an object: the name of each, and its value");
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      Attribute attribute = action.arguments().get(field.getKey());
      if (attribute == null) {
        throw new BadRequestException(
            action.name()
                + " has no argument "
                + field.getKey()
                + "; it has "
                + action.arguments().keySet());
      }
      String where = "arguments." + field.getKey();
      JsonNode argument = field.getValue();
      if (!argument.isObject() || !argument.has("value")) {
        throw new BadRequestException(where + " must be an object with value and from");
      }
      onlyFields(argument, where, "value", "from");
      arguments.put(
          field.getKey(),
          new Argument(
              values.read(argument.get("value"), attribute.type(), where + ".value"),
              labels(argument.get("from"), where + ".from")));
    }
    return arguments;
  }

  private static List<Label> labels(@Nullable JsonNode node, String where) {
    List<Label> labels = new ArrayList<>();
    if (node == null || node.isNull()) {
      return labels;
    }
    for (JsonNode label : node.isArray() ? node : List.of(node)) {
      labels.add(label(label, where));
    }
    return labels;
  }

  private static Label label(JsonNode node, String where) {
    if (node.isTextual()) {
      boolean verified = node.textValue().startsWith("verified ");
      String name = verified ? node.textValue().substring("verified ".length()) : node.textValue();
      return new Label(name, verified, true, null);
    }
    if (!node.isObject()) {
      throw new BadRequestException(
          where + " must be a source such as \"oms\" or \"verified customer\", or an object");
    }
    onlyFields(node, where, "source", "verified", "inThisConversation", "evidence");
    return new Label(
        text(node, where, "source"),
        bool(node, where, "verified", false),
        bool(node, where, "inThisConversation", true),
        node.hasNonNull("evidence") ? text(node, where, "evidence") : null);
  }

  private List<Fact> facts(JsonNode root, Instant now) {
    List<Fact> facts = new ArrayList<>();
    JsonNode nodes = root.get("facts");
    if (nodes == null) {
      return facts;
    }
    if (!nodes.isArray()) {
      throw new BadRequestException("facts must be a list");
    }
    for (int i = 0; i < nodes.size(); i++) {
      facts.add(fact(nodes.get(i), "facts[" + i + "]", now));
    }
    return facts;
  }

  private Fact fact(JsonNode node, String where, Instant now) {
    if (!node.isObject()) {
      throw new BadRequestException(where + " must be an object with name, system and value");
    }
    onlyFields(node, where, "name", "system", "asOf", "inThisConversation", "evidence", "value");
    String name = text(node, where, "name");
    FactType type = vocabulary.facts().get(name);
    if (type == null) {
      throw new BadRequestException(
          where + ": there is no fact " + name + "; there are " + vocabulary.facts().keySet());
    }
    if (!node.has("value")) {
      throw new BadRequestException(where + " needs a value; null says that there is no " + name);
    }
    return new Fact(
        name,
        values.read(node.get("value"), type.type(), where + ".value"),
        text(node, where, "system"),
        node.hasNonNull("asOf") ? instant(node, where, "asOf") : now,
        bool(node, where, "inThisConversation", true),
        evidence(node.get("evidence"), where + ".evidence"));
  }

  private static List<String> evidence(@Nullable JsonNode node, String where) {
    List<String> ids = new ArrayList<>();
    if (node == null) {
      return ids;
    }
    for (JsonNode id : node.isArray() ? node : List.of(node)) {
      if (!id.isTextual() || id.textValue().isEmpty()) {
        throw new BadRequestException(where + " must be a list of ids, in quotes");
      }
      ids.add(id.textValue());
    }
    return ids;
  }

  private static void onlyFields(JsonNode node, String where, String... known) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!List.of(known).contains(field.getKey())) {
        throw new BadRequestException(
            where + " has no field " + field.getKey() + "; it has " + List.of(known));
      }
    }
  }

  private static String text(JsonNode node, String where, String field) {
    JsonNode text = node.get(field);
    if (text == null || !text.isTextual() || text.textValue().isEmpty()) {
      throw new BadRequestException(where + " needs " + field + ", a text");
    }
    return text.textValue();
  }

  private static boolean bool(JsonNode node, String where, String field, boolean otherwise) {
    JsonNode value = node.get(field);
    if (value == null) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw new BadRequestException(where + "." + field + " must be true or false");
    }
    return value.booleanValue();
  }

  private static Instant instant(JsonNode node, String where, String field) {
    String text = text(node, where, field);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new BadRequestException(
          where + "." + field + " must be a point in time such as 2026-02-20T12:00:00Z");
    }
  }
}
