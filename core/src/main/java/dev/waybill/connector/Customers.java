// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connector;

import dev.waybill.commerce.Customer;
import java.util.List;

/**
 * Reads customers. Who may be told of a customer is not decided here: the agent does that, from the
 * identity the host gives it.
 */
public interface Customers {

  /**
   * Reads one customer.
   *
   * @param customerId the shop's identifier, compared exactly
   * @param deadline by when to return
   * @return the customer, or {@link Failure.Kind#NOT_FOUND}
   */
  Lookup<Customer> byId(String customerId, Deadline deadline);

  /**
   * Finds customers by their e-mail address.
   *
   * @param email the address, compared exactly except for upper and lower case; never a part of it
   * @param deadline by when to return
   * @return everybody with that address, each once, as one address may have several accounts; empty
   *     if nobody has it
   */
  Lookup<List<Customer>> byEmail(String email, Deadline deadline);

  /** How the connector fares. */
  ConnectorHealth health();
}
