// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connector;

import dev.waybill.commerce.Product;
import java.util.List;

/** Reads products and prices from a catalogue. */
public interface Catalog {

  /**
   * Reads the product a stock-keeping unit belongs to.
   *
   * @param sku the stock-keeping unit, compared exactly; any text at all
   * @param deadline by when to return
   * @return the product with all its variants, whichever of them was asked for, or {@link
   *     Failure.Kind#NOT_FOUND}
   */
  Lookup<Product> bySku(String sku, Deadline deadline);

  /**
   * Searches for products.
   *
   * @param words what to look for, in the customer's words; any text at all
   * @param limit how many at the most, at least one
   * @param deadline by when to return
   * @return the products, the best first, each once; empty if none fits
   */
  Lookup<List<Product>> search(String words, int limit, Deadline deadline);

  /** How the connector fares. */
  ConnectorHealth health();
}
