// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connector;

import dev.waybill.commerce.Stock;

/** Reads how many of a thing there are. */
public interface Inventory {

  /**
   * Reads the stock of a stock-keeping unit.
   *
   * @param sku the stock-keeping unit, compared exactly
   * @param deadline by when to return
   * @return the stock, or {@link Failure.Kind#NOT_FOUND} if the system knows no such unit; sold out
   *     is a stock of nought
   */
  Lookup<Stock> stock(String sku, Deadline deadline);

  /** How the connector fares. */
  ConnectorHealth health();
}
