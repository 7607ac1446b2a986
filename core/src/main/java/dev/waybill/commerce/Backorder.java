// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line that waits for stock.
 *
 * @param kind why it waits
 * @param shipsBy the day by which the merchant said it leaves the warehouse, a day in the shop's
 *     zone, or null if no day was given; never the day it arrives
 */
public record Backorder(Kind kind, @Nullable LocalDate shipsBy) {

  /** Why a line waits for stock. */
  public enum Kind {
    /** Sold before it was available, with the customer's knowledge. */
    PREORDER,
    /** Sold, then out of stock. */
    OUT_OF_STOCK
  }

  public Backorder {
    requireNonNull(kind, "kind");
  }
}
