// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer has put in the cart and not ordered yet.
 *
 * @param lines the things in it, each unit once
 */
public record Cart(List<Line> lines) {

  /**
   * One thing in the cart.
   *
   * @param sku the stock-keeping unit, never blank
   * @param quantity how many of it, at least one
   * @param unitPrice the price of one, after the discounts of the cart; null if the cart shows none
   * @param discounts the names of the discounts in that price, as the shop shows them
   */
  public record Line(String sku, int quantity, @Nullable Money unitPrice, List<String> discounts) {
    public Line {
      if (sku.isBlank()) {
        throw new IllegalArgumentException("a line of a cart must have a SKU");
      }
      if (quantity < 1) {
        throw new IllegalArgumentException("a line of a cart must hold at least one: " + quantity);
      }
      discounts = List.copyOf(discounts);
    }
  }

  public Cart {
    lines = List.copyOf(lines);
  }
}
