// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connector;

import dev.waybill.commerce.Order;
import java.util.List;

/**
 * Reads orders from an order-management system.
 *
 * <p>Whether a customer may see an order is not decided here: the agent compares the order's owner
 * with the customer's identity before it uses or shows anything.
 */
public interface Orders {

  /**
   * Reads one order.
   *
   * @param orderNumber the number the customer knows; compared exactly, ignoring case and a leading
   *     {@code #}
   * @param deadline by when to return
   * @return the order, or why there is none: {@link Failure.Kind#NOT_FOUND} if the system knows no
   *     such order, {@link Failure.Kind#OUT_OF_REACH} if it may exist beyond what we may read
   */
  Lookup<Order> byNumber(String orderNumber, Deadline deadline);

  /**
   * Reads a customer's newest orders.
   *
   * @param customerId the shop's identifier of the customer
   * @param limit how many at the most, at least one
   * @param deadline by when to return
   * @return the orders, newest first; empty if the customer has none
   */
  Lookup<List<Order>> byCustomer(String customerId, int limit, Deadline deadline);

  /** How the connector fares. */
  ConnectorHealth health();
}
