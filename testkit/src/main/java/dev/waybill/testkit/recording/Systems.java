// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.Product;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Catalog;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.Orders;
import dev.waybill.connector.Parcels;
import dev.waybill.connector.Sources;
import dev.waybill.policy.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What an agent reads from, behind a tap. */
final class Systems {

  private final Tap tap;

  Systems(Tap tap) {
    this.tap = tap;
  }

  Sources sources(Sources live) {
    Catalog catalog = live.catalog();
    MoreSystems more = new MoreSystems(tap);
    return new Sources(
        orders(live.orders()),
        parcels(live.parcels()),
        catalog == null ? null : catalog(catalog),
        more.inventory(live.inventory()),
        more.customers(live.customers()),
        more.helpCenter(live.helpCenter()),
        more.cases(live.cases()),
        more.carts(live.carts()));
  }

  Orders orders(Orders live) {
    return new Orders() {
      @Override
      public Lookup<Order> byNumber(String orderNumber, Deadline deadline) {
        return tap.call(
            Operation.ORDERS_BY_NUMBER,
            List.of(orderNumber),
            () -> live.byNumber(orderNumber, deadline));
      }

      @Override
      public Lookup<List<Order>> byCustomer(String customerId, int limit, Deadline deadline) {
        return tap.call(
            Operation.ORDERS_BY_CUSTOMER,
            List.of(customerId, Integer.toString(limit)),
            () -> live.byCustomer(customerId, limit, deadline));
      }

      @Override
      public ConnectorHealth health() {
        return live.health();
      }
    };
  }

  Parcels parcels(Parcels live) {
    return new Parcels() {
      @Override
      public Lookup<Tracking> track(Carrier carrier, String trackingNumber, Deadline deadline) {
        return tap.call(
            Operation.PARCELS_TRACK,
            List.of(carrier.id(), trackingNumber),
            () -> live.track(carrier, trackingNumber, deadline));
      }

      @Override
      public boolean covers(Carrier carrier) {
        return tap.call(
            Operation.PARCELS_COVERS, List.of(carrier.id()), () -> live.covers(carrier));
      }

      @Override
      public ConnectorHealth health() {
        return live.health();
      }
    };
  }

  Catalog catalog(Catalog live) {
    return new Catalog() {
      @Override
      public Lookup<Product> bySku(String sku, Deadline deadline) {
        return tap.call(Operation.CATALOG_BY_SKU, List.of(sku), () -> live.bySku(sku, deadline));
      }

      @Override
      public Lookup<List<Product>> search(String words, int limit, Deadline deadline) {
        return tap.call(
            Operation.CATALOG_SEARCH,
            List.of(words, Integer.toString(limit)),
            () -> live.search(words, limit, deadline));
      }

      @Override
      public ConnectorHealth health() {
        return live.health();
      }
    };
  }

  ChatModel model(ChatModel live) {
    return new ChatModel() {
      @Override
      @SuppressWarnings("NullAway") // A model that gives nothing gives nothing again.
      public ChatResponse chat(ChatRequest request) {
        return tap.<ModelAnswer, RuntimeException>maybe(
                Operation.MODEL_CHAT,
                List.of(ModelRequest.fingerprint(request)),
                null,
                () -> Optional.ofNullable(live.chat(request)).map(ModelAnswer::of))
            .map(ModelAnswer::response)
            .orElse(null);
      }
    };
  }

  UnaryOperator<Value> completion(String argument, UnaryOperator<Value> live) {
    return value ->
        tap.call(
            Operation.COMPLETION,
            List.of(argument, RecordingText.CODEC.write(Value.class, value).toString()),
            () -> live.apply(value));
  }
}
