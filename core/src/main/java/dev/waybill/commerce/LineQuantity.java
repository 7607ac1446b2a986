// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Objects.requireNonNull;

/**
 * Some pieces of one line.
 *
 * @param lineId the line's identifier
 * @param quantity how many pieces; nought where a piece goes in several boxes and this one holds a
 *     part of it
 */
public record LineQuantity(String lineId, int quantity) {

  public LineQuantity {
    requireNonNull(lineId, "lineId");
    if (quantity < 0) {
      throw new IllegalArgumentException("a quantity must not be negative: " + quantity);
    }
  }

  /** Whether this is a part of a piece that goes in several boxes. */
  public boolean isPart() {
    return quantity == 0;
  }
}
