// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.commerce.Cart;
import dev.waybill.connector.Carts;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.HealthRecord;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The carts of the shop in memory. */
final class ShopCarts implements Carts {

  private static final Source CARTS = new Source("shop-cart", DataLayer.ORDER);

  private final Switchboard switchboard;
  private final HealthRecord health = new HealthRecord();
  private final Map<String, Cart> held = new ConcurrentHashMap<>();

  ShopCarts(Switchboard switchboard) {
    this.switchboard = switchboard;
  }

  void put(String conversationId, Cart cart) {
    held.put(conversationId, cart);
  }

  @Override
  public Lookup<Cart> ofConversation(String conversationId, Deadline deadline) {
    return switchboard.read(
        new InMemoryShop.Call("ofConversation", conversationId),
        conversationId,
        deadline,
        health,
        () -> {
          Cart cart = held.get(conversationId);
          return cart == null
              ? Lookup.failed(Failure.Kind.NOT_FOUND, "no such cart")
              : switchboard.found(cart, CARTS);
        });
  }

  @Override
  public ConnectorHealth health() {
    return health.health();
  }
}
