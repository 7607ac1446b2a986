// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Who buys what in the demo shop, and what becomes of it: the cast of the tour, then every
 * situation four times over all markets. The same seed gives the same plan.
 */
final class ShopPlan {

  private static final List<Market> MARKETS = List.of(Market.values());
  private static final int CUSTOMERS = 48;
  private static final int FIRST_CROWD_CUSTOMER = 5101;
  private static final int FIRST_CROWD_ORDER = 2001;
  private static final int ROUNDS = 4;

  private final Random random;
  private final List<ShopCustomer> customers = new ArrayList<>();
  private final List<OrderPlan> orders = new ArrayList<>();

  ShopPlan(long seed) {
    this.random = new Random(seed);
    planCast();
    planCrowd();
  }

  List<ShopCustomer> customers() {
    return List.copyOf(customers);
  }

  List<OrderPlan> orders() {
    return List.copyOf(orders);
  }

  private void planCast() {
    customers.addAll(Cast.customers());
    for (int i = 0; i < Cast.PERSONAS.size(); i++) {
      Persona persona = Cast.PERSONAS.get(i);
      orders.add(order(persona.orderNumber(), customers.get(i), persona.situation()));
    }
  }

  private void planCrowd() {
    List<ShopCustomer> crowd = new ArrayList<>();
    for (int i = 0; customers.size() + crowd.size() < CUSTOMERS; i++) {
      crowd.add(stranger(i));
    }
    customers.addAll(crowd);
    int number = FIRST_CROWD_ORDER;
    for (int round = 0; round < ROUNDS; round++) {
      for (Situation situation : Situation.values()) {
        ShopCustomer customer = crowd.get(random.nextInt(crowd.size()));
        orders.add(order("N" + number++, customer, situation));
      }
    }
  }

  private ShopCustomer stranger(int index) {
    Market market = MARKETS.get(index % MARKETS.size());
    int turn = index / MARKETS.size();
    String first = market.firstNames().get(turn % market.firstNames().size());
    String last = market.lastNames().get(turn % market.lastNames().size());
    return new ShopCustomer(
        FIRST_CROWD_CUSTOMER + index,
        first.toLowerCase(Locale.ROOT) + (FIRST_CROWD_CUSTOMER + index),
        first + " " + last,
        market,
        market.cities().get(turn % market.cities().size()),
        1 + random.nextInt(120));
  }

  private OrderPlan order(String number, ShopCustomer customer, Situation situation) {
    return new OrderPlan(number, customer, situation, items(situation));
  }

  private List<OrderPlan.Item> items(Situation situation) {
    return switch (situation) {
      case THREE_BOXES -> List.of(new OrderPlan.Item(Article.DESK, 1));
      case PREORDER -> List.of(new OrderPlan.Item(Article.PREORDERED, 1));
      case PARTLY_DELIVERED -> some(2);
      default -> some(1 + random.nextInt(3));
    };
  }

  private List<OrderPlan.Item> some(int count) {
    int start = random.nextInt(Article.ASSORTMENT.size());
    List<OrderPlan.Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Article article = Article.ASSORTMENT.get((start + i) % Article.ASSORTMENT.size());
      items.add(new OrderPlan.Item(article, 1 + random.nextInt(2)));
    }
    return items;
  }
}
