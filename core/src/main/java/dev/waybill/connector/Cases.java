// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connector;

import dev.waybill.commerce.ServiceCase;
import java.util.List;

/**
 * Reads the cases of a customer from the shop's case system: claims, complaints, and promises that
 * people made. Implementations are safe for use by many threads, throw nothing, and return by the
 * deadline.
 */
public interface Cases {

  /**
   * Reads a customer's cases.
   *
   * @param customerId the shop's identifier of the customer, compared exactly
   * @param limit how many at the most
   * @param deadline by when to return
   * @return the cases, newest first; an empty list if there is none. Only that customer's
   */
  Lookup<List<ServiceCase>> ofCustomer(String customerId, int limit, Deadline deadline);

  /** How the connector fares. */
  ConnectorHealth health();
}
