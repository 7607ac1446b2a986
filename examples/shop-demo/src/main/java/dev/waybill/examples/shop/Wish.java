// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a customer wants done to an order, in the words of the policy.
 *
 * @param action the action
 * @param orderNumber the order
 * @param more the arguments beside the order's number
 */
record Wish(String action, String orderNumber, Map<String, Value> more) {

  static final String FORM =
      "/do ACTION ORDER [AMOUNT] [REASON], such as /do store_credit N1006 50 late delivery,\n"
          + "or /do change_address N1008 STREET, CITY, POSTAL CODE";

  Wish {
    more = Map.copyOf(more);
  }

  /** A wish without an amount. */
  static Wish of(String action, String orderNumber, String reason) {
    return new Wish(action, orderNumber, Map.of("reason", Value.text(reason)));
  }

  /** A wish for an amount in dollars. */
  static Wish of(String action, String orderNumber, long dollars, String reason) {
    return new Wish(
        action,
        orderNumber,
        Map.of("amount", Value.money(dollars * 100, "USD"), "reason", Value.text(reason)));
  }

  /**
   * Reads what was typed, as {@link #FORM} says.
   *
   * @param words action, order and the rest
   * @param currency the customer's currency
   * @throws IllegalArgumentException if it is of another form
   */
  static Wish read(String words, String currency) {
    String[] parts = words.strip().split("\\s+", 3);
    if (parts.length < 2) {
      throw new IllegalArgumentException(FORM);
    }
    String rest = parts.length < 3 ? "" : parts[2];
    String order = parts[1].toUpperCase(Locale.ROOT);
    Map<String, Value> more = new LinkedHashMap<>();
    if (parts[0].equals("change_address")) {
      more.put("new_address", address(rest));
    } else {
      String[] amount = rest.split("\\s+", 2);
      if (amount[0].matches("\\$?\\d{1,9}(\\.\\d{1,2})?")) {
        more.put("amount", money(amount[0].replace("$", ""), currency));
        rest = amount.length < 2 ? "" : amount[1];
      }
      if (!rest.isBlank()) {
        more.put("reason", Value.text(rest.strip().replace(' ', '_').toLowerCase(Locale.ROOT)));
      }
    }
    return new Wish(parts[0], order, more);
  }

  private static Value money(String amount, String currency) {
    int places = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    BigDecimal minor = new BigDecimal(amount).movePointRight(places);
    return Value.money(minor.setScale(0, RoundingMode.DOWN).longValueExact(), currency);
  }

  private static Value address(String text) {
    String[] parts = text.split("\\s*,\\s*");
    if (parts.length != 3) {
      throw new IllegalArgumentException(FORM);
    }
    return new Value.Fields(
        Map.of(
            "line", Value.text(parts[0]),
            "city", Value.text(parts[1]),
            "postal_code", Value.text(parts[2])));
  }

  /** The wish as it goes to the gate, in short. */
  String words() {
    StringBuilder words = new StringBuilder(action).append(' ').append(orderNumber);
    if (more.get("amount") instanceof Value.Money money) {
      int places = Math.max(0, Currency.getInstance(money.currency()).getDefaultFractionDigits());
      words
          .append(", ")
          .append(BigDecimal.valueOf(money.minor(), places).toPlainString())
          .append(' ')
          .append(money.currency());
    }
    if (more.get("reason") instanceof Value.Text reason) {
      words.append(", ").append(reason.text());
    }
    return words.toString();
  }

  /**
   * The arguments for the gate.
   *
   * @param facts what was read of the order. A refund is for the items that came back, and if none
   *     did, for all of them
   */
  Map<String, Value> arguments(List<Fact> facts) {
    Map<String, Value> arguments = new LinkedHashMap<>(more);
    arguments.put("order_id", Value.text(orderNumber));
    if (action.equals("refund")) {
      arguments.put("items", new Value.Items(items(facts)));
    }
    return arguments;
  }

  private static List<Value> items(List<Fact> facts) {
    List<Value> all = new ArrayList<>();
    List<Value> received = new ArrayList<>();
    for (Fact fact : facts) {
      if (fact.name().equals("order")
          && fact.value() instanceof Value.Fields order
          && order.attributes().get("items") instanceof Value.Items items) {
        for (Value item : items.items()) {
          if (item instanceof Value.Fields line && line.attributes().containsKey("id")) {
            Value id = new Value.Fields(Map.of("id", line.attributes().get("id")));
            all.add(id);
            if (line.attributes().get("condition") instanceof Value.Text) {
              received.add(id);
            }
          }
        }
      }
    }
    return received.isEmpty() ? all : received;
  }
}
