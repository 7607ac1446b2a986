// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import java.util.List;

/**
 * An order to be.
 *
 * @param number the number the customer knows
 * @param customer who buys
 * @param situation what becomes of it
 * @param items what is bought
 */
record OrderPlan(String number, ShopCustomer customer, Situation situation, List<Item> items) {

  /**
   * A line.
   *
   * @param article what
   * @param quantity how many
   */
  record Item(Article article, int quantity) {}

  OrderPlan {
    items = List.copyOf(items);
  }

  Market market() {
    return customer.market();
  }

  long price(Item item) {
    return market().price(item.article().euros());
  }

  long total() {
    return items.stream().mapToLong(item -> price(item) * item.quantity()).sum();
  }
}
