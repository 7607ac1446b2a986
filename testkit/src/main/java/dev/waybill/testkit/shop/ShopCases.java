// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.commerce.ServiceCase;
import dev.waybill.connector.Cases;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.HealthRecord;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The case system of the shop in memory. */
final class ShopCases implements Cases {

  private static final Source DESK = new Source("case_system", DataLayer.MEMORY);

  /** Newest first; of those whose beginning is not known, by identifier, last. */
  private static final Comparator<ServiceCase> NEWEST =
      Comparator.comparing(
              ServiceCase::openedAt,
              Comparator.nullsLast(Comparator.<Instant>naturalOrder().reversed()))
          .thenComparing(ServiceCase::id);

  private final Switchboard switchboard;
  private final HealthRecord health = new HealthRecord();
  private final Map<String, ServiceCase> held = new ConcurrentSkipListMap<>();

  ShopCases(Switchboard switchboard) {
    this.switchboard = switchboard;
  }

  void put(ServiceCase serviceCase) {
    held.put(serviceCase.id(), serviceCase);
  }

  @Override
  public Lookup<List<ServiceCase>> ofCustomer(String customerId, int limit, Deadline deadline) {
    return switchboard.read(
        new InMemoryShop.Call("ofCustomer", customerId),
        customerId,
        deadline,
        health,
        () -> switchboard.found(find(customerId, limit), DESK));
  }

  private List<ServiceCase> find(String customerId, int limit) {
    return held.values().stream()
        .filter(serviceCase -> customerId.equals(serviceCase.customerId()))
        .sorted(NEWEST)
        .limit(limit)
        .toList();
  }

  @Override
  public ConnectorHealth health() {
    return health.health();
  }
}
