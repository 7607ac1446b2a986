// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.retail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The benchmark's own tools, with the checks they make themselves and no others. What they let
 * through is what the policy must stop: they check no owner, no confirmation, and they change the
 * address of an order whose items were modified.
 *
 * <p>Written after the benchmark's description of its tools; its code is not part of this project.
 */
final class RetailTools {

  private final RetailShop shop;

  RetailTools(RetailShop shop) {
    this.shop = shop;
  }

  /**
   * Does a write.
   *
   * @param write the write
   * @return why the tool refuses, or empty if it was done; a refused write changes nothing
   */
  Optional<String> run(Write write) {
    return switch (write.action()) {
      case "cancel_pending_order" -> cancel(write);
      case "modify_pending_order_address" -> orderAddress(write);
      case "modify_pending_order_payment" -> payment(write);
      case "modify_pending_order_items" -> swap(write, "pending", "pending (item modified)");
      case "exchange_delivered_order_items" -> swap(write, "delivered", "exchange requested");
      case "return_delivered_order_items" -> giveBack(write);
      case "modify_user_address" -> userAddress(write);
      default -> throw new IllegalArgumentException("no tool writes by " + write.action());
    };
  }

  private Optional<String> cancel(Write write) {
    ObjectNode order = shop.order(write.text("order_id")).orElse(null);
    if (order == null) {
      return Optional.of("order not found");
    }
    if (!status(order).equals("pending")) {
      return Optional.of("non-pending order cannot be cancelled");
    }
    if (!List.of("no longer needed", "ordered by mistake").contains(write.text("reason"))) {
      return Optional.of("invalid reason");
    }
    order.put("status", "cancelled");
    order.put("cancel_reason", write.text("reason"));
    return Optional.empty();
  }

  private Optional<String> orderAddress(Write write) {
    ObjectNode order = shop.order(write.text("order_id")).orElse(null);
    if (order == null) {
      return Optional.of("order not found");
    }
    if (!status(order).contains("pending")) {
      return Optional.of("non-pending order cannot be modified");
    }
    order.set("address", address(write, order));
    return Optional.empty();
  }

  private Optional<String> userAddress(Write write) {
    ObjectNode user = shop.user(write.text("user_id")).orElse(null);
    if (user == null) {
      return Optional.of("user not found");
    }
    user.set("address", address(write, user));
    return Optional.empty();
  }

  private static ObjectNode address(Write write, ObjectNode owner) {
    ObjectNode address = owner.objectNode();
    for (String part : List.of("address1", "address2", "city", "state", "country", "zip")) {
      address.put(part, write.text(part));
    }
    return address;
  }

  private Optional<String> payment(Write write) {
    ObjectNode order = shop.order(write.text("order_id")).orElse(null);
    if (order == null) {
      return Optional.of("order not found");
    }
    if (!status(order).contains("pending")) {
      return Optional.of("non-pending order cannot be modified");
    }
    JsonNode history = order.path("payment_history");
    JsonNode first = history.path(0);
    if (history.size() > 1 || !first.path("transaction_type").asText().equals("payment")) {
      return Optional.of("there should be exactly one payment for a pending order");
    }
    String id = write.text("payment_method_id");
    if (first.path("payment_method_id").asText().equals(id)) {
      return Optional.of("the new payment method should be different from the current one");
    }
    ObjectNode method = shop.method(order.path("user_id").asText(), id).orElse(null);
    if (method == null) {
      return Optional.of("payment method not found");
    }
    long amount = RetailShop.cents(first.path("amount"));
    if (giftCard(method) && balance(method) < amount) {
      return Optional.of("insufficient gift card balance to pay for the order");
    }
    entry(order, "payment", amount, id);
    entry(order, "refund", amount, first.path("payment_method_id").asText());
    return Optional.empty();
  }

  private Optional<String> giveBack(Write write) {
    ObjectNode order = shop.order(write.text("order_id")).orElse(null);
    if (order == null) {
      return Optional.of("order not found");
    }
    if (!status(order).equals("delivered")) {
      return Optional.of("non-delivered order cannot be returned");
    }
    String id = write.text("payment_method_id");
    ObjectNode method = shop.method(order.path("user_id").asText(), id).orElse(null);
    if (method == null) {
      return Optional.of("payment method not found");
    }
    boolean original =
        order.path("payment_history").path(0).path("payment_method_id").asText().equals(id);
    if (!giftCard(method) && !original) {
      return Optional.of("payment method should be the original payment method");
    }
    if (!contains(RetailShop.items(order), write.list("item_ids"))) {
      return Optional.of("some item not found");
    }
    order.put("status", "return requested");
    return Optional.empty();
  }

  private Optional<String> swap(Write write, String before, String after) {
    ObjectNode order = shop.order(write.text("order_id")).orElse(null);
    if (order == null) {
      return Optional.of("order not found");
    }
    if (!status(order).equals(before)) {
      return Optional.of("non-" + before + " order");
    }
    List<String> old = write.list("item_ids");
    List<String> wanted = write.list("new_item_ids");
    if (!contains(RetailShop.items(order), old) || old.size() != wanted.size()) {
      return Optional.of("some item not found, or the number of items differs");
    }
    long difference = 0;
    for (int i = 0; i < old.size(); i++) {
      JsonNode bought = RetailShop.bought(order, old.get(i)).orElseThrow();
      JsonNode variant = shop.variant(wanted.get(i)).orElse(null);
      if (variant == null
          || !variant.path("available").asBoolean()
          || !shop.product(wanted.get(i))
              .orElseThrow()
              .path("product_id")
              .equals(bought.path("product_id"))) {
        return Optional.of("new item not found or not available");
      }
      difference +=
          RetailShop.cents(variant.path("price")) - RetailShop.cents(bought.path("price"));
    }
    String id = write.text("payment_method_id");
    ObjectNode method = shop.method(order.path("user_id").asText(), id).orElse(null);
    if (method == null) {
      return Optional.of("payment method not found");
    }
    if (giftCard(method) && balance(method) < difference) {
      return Optional.of("insufficient gift card balance to pay for the price difference");
    }
    order.put("status", after);
    if (before.equals("pending")) {
      replace(order, old, wanted);
    }
    return Optional.empty();
  }

  private void replace(ObjectNode order, List<String> old, List<String> wanted) {
    for (int i = 0; i < old.size(); i++) {
      ObjectNode bought = (ObjectNode) RetailShop.bought(order, old.get(i)).orElseThrow();
      JsonNode variant = shop.variant(wanted.get(i)).orElseThrow();
      bought.put("item_id", wanted.get(i));
      bought.set("price", variant.path("price"));
      bought.set("options", variant.path("options"));
    }
  }

  private static void entry(ObjectNode order, String type, long cents, String method) {
    ((ArrayNode) order.path("payment_history"))
        .addObject()
        .put("transaction_type", type)
        .put("amount", java.math.BigDecimal.valueOf(cents, 2))
        .put("payment_method_id", method);
  }

  private static boolean contains(List<String> whole, List<String> part) {
    List<String> left = new ArrayList<>(whole);
    for (String item : part) {
      if (!left.remove(item)) {
        return false;
      }
    }
    return true;
  }

  private static String status(JsonNode order) {
    return order.path("status").asText();
  }

  private static boolean giftCard(JsonNode method) {
    return method.path("source").asText().equals("gift_card");
  }

  private static long balance(JsonNode method) {
    return RetailShop.cents(method.path("balance"));
  }
}
