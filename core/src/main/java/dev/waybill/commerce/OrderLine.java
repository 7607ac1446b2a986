// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A line item of an order.
 *
 * @param id the source's identifier of the line, unique within the order
 * @param sku the stock-keeping unit, or null if not held
 * @param title the product's name as sold
 * @param ordered pieces ordered, at least one
 * @param cancelled pieces cancelled since
 * @param returned pieces that came back
 * @param unitPrice the price of one piece, or null if not held
 * @param lineTotal what the line costs, as the source computed it, or null if not held; never unit
 *     price times quantity
 * @param backorder whether and until when the line waits for stock, or null if it does not
 * @param warrantor who answers for faults beside the shop, or null if nobody else does
 */
public record OrderLine(
    String id,
    @Nullable String sku,
    String title,
    int ordered,
    int cancelled,
    int returned,
    @Nullable Money unitPrice,
    @Nullable Money lineTotal,
    @Nullable Backorder backorder,
    @Nullable Warrantor warrantor) {

  /**
   * A maker who answers for faults of a thing.
   *
   * @param name the maker's name
   * @param contact where a customer turns to, or null if not held
   */
  public record Warrantor(String name, @Nullable URI contact) {
    public Warrantor {
      requireNonNull(name, "name");
    }
  }

  /** A line for whose faults nobody but the shop answers. */
  public OrderLine(
      String id,
      @Nullable String sku,
      String title,
      int ordered,
      int cancelled,
      int returned,
      @Nullable Money unitPrice,
      @Nullable Money lineTotal,
      @Nullable Backorder backorder) {
    this(id, sku, title, ordered, cancelled, returned, unitPrice, lineTotal, backorder, null);
  }

  public OrderLine {
    requireNonNull(id, "id");
    requireNonNull(title, "title");
    requireNatural(ordered, "ordered");
    requireNatural(cancelled, "cancelled");
    requireNatural(returned, "returned");
  }

  private static void requireNatural(int pieces, String name) {
    if (pieces < 0) {
      throw new IllegalArgumentException(name + " must not be negative: " + pieces);
    }
  }
}
