// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.retail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The benchmark's shop: users, orders and products. What is changed is changed in this shop only,
 * not in the files' data, of which many shops may be made. Not for use by several threads.
 */
final class RetailShop {

  private final JsonNode database;
  private final Map<String, JsonNode> variants = new HashMap<>();
  private final Map<String, JsonNode> products = new HashMap<>();
  private final Map<String, ObjectNode> orders = new HashMap<>();
  private final Map<String, ObjectNode> users = new HashMap<>();

  RetailShop(JsonNode database) {
    this.database = database;
    for (JsonNode product : database.path("products")) {
      for (JsonNode variant : product.path("variants")) {
        variants.put(variant.path("item_id").asText(), variant);
        products.put(variant.path("item_id").asText(), product);
      }
    }
  }

  Optional<ObjectNode> order(String id) {
    return own(orders, "orders", id);
  }

  Optional<ObjectNode> user(String id) {
    return own(users, "users", id);
  }

  private Optional<ObjectNode> own(Map<String, ObjectNode> own, String kind, String id) {
    return Optional.ofNullable(own.computeIfAbsent(id, key -> copy(database.path(kind).get(key))));
  }

  private static @Nullable ObjectNode copy(@Nullable JsonNode node) {
    return node == null ? null : (ObjectNode) node.deepCopy();
  }

  /** The payment methods of a user, by their ids. */
  Optional<ObjectNode> method(String user, String id) {
    return user(user).map(u -> (ObjectNode) u.path("payment_methods").get(id));
  }

  /** An item that can be ordered. */
  Optional<JsonNode> variant(String item) {
    return Optional.ofNullable(variants.get(item));
  }

  /** The items that can be had, in the order of their ids. */
  List<String> available() {
    return variants.values().stream()
        .filter(variant -> variant.path("available").asBoolean())
        .map(variant -> variant.path("item_id").asText())
        .sorted()
        .toList();
  }

  /** The product an item belongs to. */
  Optional<JsonNode> product(String item) {
    return Optional.ofNullable(products.get(item));
  }

  /** The items of an order, one for each piece. */
  static List<String> items(JsonNode order) {
    List<String> items = new ArrayList<>();
    order.path("items").forEach(item -> items.add(item.path("item_id").asText()));
    return items;
  }

  /** An item of an order, as it was bought. */
  static Optional<JsonNode> bought(JsonNode order, String item) {
    for (JsonNode one : order.path("items")) {
      if (one.path("item_id").asText().equals(item)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** An amount of the database in cents. */
  static long cents(JsonNode amount) {
    return amount
        .decimalValue()
        .movePointRight(2)
        .setScale(0, java.math.RoundingMode.HALF_UP)
        .longValueExact();
  }
}
