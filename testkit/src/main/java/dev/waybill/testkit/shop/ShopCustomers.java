// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.commerce.Customer;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Customers;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.HealthRecord;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The customers of the shop in memory. */
final class ShopCustomers implements Customers {

  private static final Source ACCOUNTS = new Source("shop-accounts", DataLayer.MEMORY);

  private final Switchboard switchboard;
  private final HealthRecord health = new HealthRecord();
  private final Map<String, Customer> held = new ConcurrentSkipListMap<>();

  ShopCustomers(Switchboard switchboard) {
    this.switchboard = switchboard;
  }

  void put(Customer customer) {
    held.put(customer.id(), customer);
  }

  @Override
  public Lookup<Customer> byId(String customerId, Deadline deadline) {
    return switchboard.read(
        new InMemoryShop.Call("byId", customerId),
        customerId,
        deadline,
        health,
        () -> find(customerId));
  }

  private Lookup<Customer> find(String customerId) {
    Customer customer = held.get(customerId);
    return customer == null
        ? Lookup.failed(Failure.Kind.NOT_FOUND, "no such customer")
        : switchboard.found(customer, ACCOUNTS);
  }

  @Override
  public Lookup<List<Customer>> byEmail(String email, Deadline deadline) {
    return switchboard.read(
        new InMemoryShop.Call("byEmail", email),
        email,
        deadline,
        health,
        () -> switchboard.found(withAddress(email), ACCOUNTS));
  }

  private List<Customer> withAddress(String email) {
    String address = email.toLowerCase(Locale.ROOT);
    return held.values().stream()
        .filter(
            customer ->
                customer.email() != null
                    && customer.email().toLowerCase(Locale.ROOT).equals(address))
        .toList();
  }

  @Override
  public ConnectorHealth health() {
    return health.health();
  }
}
