// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.policy.value.Value;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The arguments of an act, by the scenarios' names and as text. */
final class WriteArguments {

  private static final Map<String, String> ADDRESS =
      Map.of(
          "line",
          "line1",
          "city",
          "city",
          "region",
          "region",
          "postal_code",
          "postcode",
          "country",
          "country");

  private WriteArguments() {}

  /** The scenarios' name of what is done. */
  static ActionWord word(ActionWord word, Map<String, Value> arguments) {
    boolean warranty = Value.text("warranty").equals(arguments.get("claim_kind"));
    return word.action().equals("open_claim")
        ? ActionWord.named(warranty ? ActionWord.WARRANTY_CLAIM : "claim.open").orElse(word)
        : word;
  }

  static Map<String, String> of(ActionWord word, Map<String, Value> arguments, Node world) {
    Map<String, String> written = new LinkedHashMap<>();
    word.arguments()
        .forEach(
            (theirs, ours) -> {
              Value value = arguments.get(theirs);
              if (value != null && !(value instanceof Value.Absent)) {
                written.put(ours, word(word.name(), ours, text(value), world));
              }
            });
    if (arguments.get("items") instanceof Value.Items items && !items.items().isEmpty()) {
      written.put("qty", quantity(items.items()));
    }
    return written;
  }

  /** The scenarios' word for a value, where it is another than the vocabulary's. */
  private static String word(String name, String argument, String text, Node world) {
    if (argument.equals("shipment")) {
      return WorldParcels.key(world, text);
    }
    if (name.equals("claim.open") && argument.equals("remedy") && text.equals("replacement")) {
      return "reship";
    }
    if (argument.equals("template")) {
      return text.equals("template") ? "approved" : "none";
    }
    if (name.equals("storecredit.issue") && argument.equals("reason")) {
      return text.equals("late_delivery") ? "goodwill_delay" : text;
    }
    return text;
  }

  static String text(Value value) {
    if (value instanceof Value.Text text) {
      return text.text();
    }
    if (value instanceof Value.Money money) {
      int digits = Math.max(0, Currency.getInstance(money.currency()).getDefaultFractionDigits());
      return BigDecimal.valueOf(money.minor(), digits).toPlainString();
    }
    if (value instanceof Value.Decimal number) {
      return number.number().toPlainString();
    }
    if (value instanceof Value.Percent percent) {
      return percent.percent().toPlainString();
    }
    if (value instanceof Value.Day day) {
      return day.date().toString();
    }
    if (value instanceof Value.Moment moment) {
      return moment.instant().toString();
    }
    if (value instanceof Value.YesNo yes) {
      return yes.yes() ? "true" : "false";
    }
    if (value instanceof Value.Items items) {
      return items.items().stream().map(WriteArguments::item).collect(Collectors.joining(", "));
    }
    return value instanceof Value.Fields fields ? address(fields) : "";
  }

  private static String item(Value item) {
    return item instanceof Value.Fields fields && fields.attributes().containsKey("id")
        ? text(fields.attributes().get("id"))
        : text(item);
  }

  private static String address(Value.Fields fields) {
    return fields.attributes().entrySet().stream()
        .filter(part -> ADDRESS.containsKey(part.getKey()))
        .map(part -> ADDRESS.get(part.getKey()) + "=" + text(part.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String quantity(List<Value> items) {
    return items.stream()
        .map(
            item ->
                item instanceof Value.Fields fields && fields.attributes().containsKey("quantity")
                    ? text(fields.attributes().get("quantity"))
                    : "1")
        .collect(Collectors.joining(", "));
  }
}
