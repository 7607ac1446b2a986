// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.commerce.Customer;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Customers;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The customers of a shop in memory. */
final class CustomersInMemory implements Customers {

  private static final Source CRM = new Source("crm", DataLayer.MEMORY);

  private final Switchboard.Line line;
  private final List<Customer> customers = new CopyOnWriteArrayList<>();

  CustomersInMemory(Switchboard.Line line) {
    this.line = line;
  }

  void put(Customer customer) {
    customers.removeIf(held -> held.id().equals(customer.id()));
    customers.add(customer);
  }

  @Override
  public Lookup<Customer> byId(String customerId, Deadline deadline) {
    return line.call(
        "byId",
        customerId,
        customerId,
        deadline,
        () ->
            customers.stream()
                .filter(customer -> customer.id().equals(customerId))
                .findFirst()
                .map(customer -> line.found(customer, CRM))
                .orElseGet(() -> Lookup.failed(Failure.Kind.NOT_FOUND, "no such customer")));
  }

  @Override
  public Lookup<List<Customer>> byEmail(String email, Deadline deadline) {
    return line.call(
        "byEmail",
        email,
        email,
        deadline,
        () ->
            line.found(
                customers.stream().filter(customer -> hasEmail(customer, email)).toList(), CRM));
  }

  @Override
  public ConnectorHealth health() {
    return line.health();
  }

  private static boolean hasEmail(Customer customer, String email) {
    return customer.email() != null && customer.email().equalsIgnoreCase(email.strip());
  }
}
