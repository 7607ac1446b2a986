// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Reads the JSON of one value, whose type the vocabulary knows. Messages name the field and the
 * rule, never the value.
 */
final class ValueReader {

  /** More digits than any number of a policy can have; more would only cost time. */
  private static final int DIGITS = 40;

  private static final Map<Type.Simple, String> EXAMPLES =
      Map.of(
          Type.Simple.DATE, "a date such as \"2026-02-08\"",
          Type.Simple.INSTANT, "a point in time such as \"2026-02-20T12:00:00Z\"",
          Type.Simple.LENGTH, "a length of time such as \"P30D\" or \"PT5M\"");

  /**
   * Reads a value.
   *
   * @param node the JSON; {@code null} says that the system has no value
   * @param type the type the vocabulary gives it
   * @param where the field, for messages
   * @return the value
   * @throws BadRequestException if it does not fit the type
   */
  Value read(JsonNode node, Type type, String where) {
    if (node.isNull()) {
      return Value.ABSENT;
    }
    if (type instanceof Type.Structure structure) {
      return structure(node, structure, where);
    }
    if (type instanceof Type.ListOf list) {
      return list(node, list.element(), where);
    }
    if (type instanceof Type.Enumeration enumeration) {
      if (!node.isTextual() || !enumeration.values().contains(node.textValue())) {
        throw bad(where, enumeration.words());
      }
      return Value.text(node.textValue());
    }
    return simple(node, (Type.Simple) type, where);
  }

  private Value structure(JsonNode node, Type.Structure type, String where) {
    Map<String, Value> fields = new TreeMap<>();
    if (node.isTextual() && type.shownAs() != null) {
      Attribute shown = Objects.requireNonNull(type.attributes().get(type.shownAs()));
      fields.put(shown.name(), read(node, shown.type(), where));
      return new Value.Fields(fields);
    }
    if (!node.isObject()) {
      throw bad(where, "an object with the attributes of " + type.name());
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      Attribute attribute = type.attributes().get(field.getKey());
      if (attribute == null) {
        throw new BadRequestException(
            where
                + ": "
                + type.name()
                + " has no attribute "
                + field.getKey()
                + "; it has "
                + type.attributes().keySet());
      }
      fields.put(
          field.getKey(), read(field.getValue(), attribute.type(), where + "." + field.getKey()));
    }
    return new Value.Fields(fields);
  }

  private Value list(JsonNode node, Type element, String where) {
    if (!node.isArray()) {
      throw bad(where, "a list");
    }
    List<Value> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      items.add(read(node.get(i), element, where + "[" + i + "]"));
    }
    return new Value.Items(items);
  }

  private static Value simple(JsonNode node, Type.Simple type, String where) {
    try {
      return switch (type) {
        case MONEY -> money(node, where);
        case NUMBER -> new Value.Decimal(decimal(node, type.words(), where));
        case PERCENT -> new Value.Percent(decimal(node, "a percentage such as 12.5", where));
        case DATE -> Value.day(LocalDate.parse(text(node, type, where)));
        case INSTANT -> new Value.Moment(Instant.parse(text(node, type, where)));
        case LENGTH -> new Value.Length(Duration.parse(text(node, type, where)));
        case YES_NO -> yesNo(node, where);
        case TEXT, ID, EMAIL, PHONE -> Value.text(text(node, type, where));
      };
    } catch (DateTimeException e) {
      throw bad(where, EXAMPLES.getOrDefault(type, type.words()));
    }
  }

  private static Value yesNo(JsonNode node, String where) {
    if (!node.isBoolean()) {
      throw bad(where, "true or false");
    }
    return Value.yes(node.booleanValue());
  }

  private static Value money(JsonNode node, String where) {
    String rule = "money such as {\"amount\": \"12.50\", \"currency\": \"USD\"}";
    JsonNode amount = node.get("amount");
    JsonNode currency = node.get("currency");
    if (!node.isObject() || node.size() != 2 || amount == null || currency == null) {
      throw bad(where, rule);
    }
    String code = text(currency, "the ISO 4217 code of a currency", where + ".currency");
    try {
      int digits = Math.max(Currency.getInstance(code).getDefaultFractionDigits(), 0);
      return Value.money(
          decimal(amount, "a decimal number in quotes", where + ".amount")
              .movePointRight(digits)
              .longValueExact(),
          code);
    } catch (IllegalArgumentException e) {
      throw bad(where + ".currency", "the ISO 4217 code of a currency");
    } catch (ArithmeticException e) {
      throw bad(where + ".amount", "an amount in whole minor units of " + code);
    }
  }

  private static BigDecimal decimal(JsonNode node, String rule, String where) {
    BigDecimal number;
    try {
      boolean text = node.isTextual() && node.textValue().length() <= 2 * DIGITS;
      number = text ? new BigDecimal(node.textValue()) : node.decimalValue();
    } catch (NumberFormatException e) {
      throw bad(where, rule);
    }
    if (!node.isTextual() && !node.isNumber()) {
      throw bad(where, rule);
    }
    if (number.precision() > DIGITS || Math.abs((long) number.scale()) > DIGITS) {
      throw bad(where, rule + " of at most " + DIGITS + " digits");
    }
    return number;
  }

  private static String text(JsonNode node, Type.Simple type, String where) {
    return text(node, EXAMPLES.getOrDefault(type, type.words()), where);
  }

  private static String text(JsonNode node, String rule, String where) {
    if (!node.isTextual()) {
      throw bad(where, rule + (rule.endsWith("\"") ? "" : ", in quotes"));
    }
    return node.textValue();
  }

  private static BadRequestException bad(String where, String rule) {
    return new BadRequestException(where + " must be " + rule);
  }
}
