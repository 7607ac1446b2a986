// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.retail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.decide.Label;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes the question to the policy out of a write, the shop's database and who was found. It reads
 * only; what the database does not have is absent, what it was not asked for is not given.
 */
final class RetailRequest {

  private static final String CURRENCY = "USD";
  private static final List<String> ADDRESS =
      List.of("address1", "address2", "city", "state", "country", "zip");

  private final RetailShop shop;
  private final Instant now;

  RetailRequest(RetailShop shop, Instant now) {
    this.shop = shop;
    this.now = now;
  }

  /**
   * Asks for a write.
   *
   * @param write the write
   * @param user who was found in this conversation
   * @param turn the turn's number
   * @return the request
   */
  Request of(Write write, String user, int turn) {
    Request.Builder request = Request.of(write.action(), now);
    request.fact("session", "host", Map.of("user_id", text(user), "identity", text("matched")));
    request.fact("turn", "host", Map.of("id", text("t" + turn), "has_reply", Value.yes(false)));
    request.fact("conversation", "host", Map.of("id", text("c" + write.task())));
    arguments(write, request);
    ObjectNode order = order(write);
    if (order != null) {
      order(order, request);
      payment(order, request);
      if (write.texts().containsKey("payment_method_id")) {
        method(order, write.text("payment_method_id"), request);
      }
      if (write.lists().containsKey("new_item_ids")) {
        request.argument("swaps", swaps(order, write), Label.system("db"));
      }
    }
    return request.build();
  }

  private @Nullable ObjectNode order(Write write) {
    return write.texts().containsKey("order_id")
        ? shop.order(write.text("order_id")).orElse(null)
        : null;
  }

  private static void arguments(Write write, Request.Builder request) {
    Map<String, Value> address = new TreeMap<>();
    write
        .texts()
        .forEach(
            (name, value) -> {
              if (ADDRESS.contains(name)) {
                address.put(name, text(value));
              } else {
                boolean said = name.equals("reason");
                request.argument(
                    name, text(value), said ? Label.customer(false) : Label.system("db"));
              }
            });
    if (!address.isEmpty()) {
      request.argument("address", new Value.Fields(address), Label.customer(false));
    }
    write
        .lists()
        .forEach((name, values) -> request.argument(name, texts(values), Label.system("db")));
  }

  private void order(ObjectNode order, Request.Builder request) {
    Map<String, Value> fields = new TreeMap<>();
    fields.put("order_id", text(order.path("order_id").asText()));
    fields.put("user_id", text(order.path("user_id").asText()));
    fields.put("status", text(order.path("status").asText()));
    fields.put("item_ids", texts(RetailShop.items(order)));
    List<Value> history = new ArrayList<>();
    for (JsonNode entry : order.path("payment_history")) {
      history.add(
          new Value.Fields(
              Map.of(
                  "transaction_type", text(entry.path("transaction_type").asText()),
                  "method_id", text(entry.path("payment_method_id").asText()),
                  "amount", money(entry.path("amount")))));
    }
    fields.put("payment_history", new Value.Items(history));
    request.fact("order", "db", fields);
  }

  private void payment(ObjectNode order, Request.Builder request) {
    JsonNode first = order.path("payment_history").path(0);
    String id = first.path("payment_method_id").asText();
    Map<String, Value> fields = new TreeMap<>();
    fields.put("method_id", text(id));
    fields.put("amount", money(first.path("amount")));
    shop.method(order.path("user_id").asText(), id)
        .ifPresent(method -> fields.put("source", text(method.path("source").asText())));
    request.fact("payment", "db", fields);
  }

  private void method(ObjectNode order, String id, Request.Builder request) {
    ObjectNode method = shop.method(order.path("user_id").asText(), id).orElse(null);
    if (method == null) {
      request.fact(new Fact("method", Value.ABSENT, "db", now, true, List.of()));
      return;
    }
    request.fact(
        "method",
        "db",
        Map.of(
            "method_id", text(id),
            "source", text(method.path("source").asText()),
            "balance", method.has("balance") ? money(method.path("balance")) : Value.ABSENT));
  }

  /** The pairs of what the customer has and what the customer wants, as the database knows them. */
  private Value swaps(ObjectNode order, Write write) {
    List<Value> swaps = new ArrayList<>();
    List<String> old = write.list("item_ids");
    List<String> wanted = write.list("new_item_ids");
    for (int i = 0; i < Math.max(old.size(), wanted.size()); i++) {
      Map<String, Value> swap = new TreeMap<>();
      if (i < old.size()) {
        RetailShop.bought(order, old.get(i)).ifPresent(item -> swap.put("old", bought(item)));
      }
      if (i < wanted.size()) {
        String item = wanted.get(i);
        shop.variant(item).ifPresent(variant -> swap.put("new", variant(item, variant)));
      }
      swaps.add(new Value.Fields(swap));
    }
    return new Value.Items(swaps);
  }

  private static Value bought(JsonNode item) {
    return new Value.Fields(
        Map.of(
            "item_id", text(item.path("item_id").asText()),
            "product_id", text(item.path("product_id").asText()),
            "name", text(item.path("name").asText()),
            "price", money(item.path("price"))));
  }

  private Value variant(String item, JsonNode variant) {
    JsonNode product = shop.product(item).orElseThrow();
    return new Value.Fields(
        Map.of(
            "item_id", text(item),
            "product_id", text(product.path("product_id").asText()),
            "name", text(product.path("name").asText()),
            "price", money(variant.path("price")),
            "available", Value.yes(variant.path("available").asBoolean())));
  }

  private static Value text(String text) {
    return Value.text(text);
  }

  private static Value texts(List<String> texts) {
    return new Value.Items(texts.stream().map(Value::text).toList());
  }

  private static Value money(JsonNode amount) {
    return Value.money(RetailShop.cents(amount), CURRENCY);
  }
}
