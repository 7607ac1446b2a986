// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.HealthRecord;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.Parcels;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The carriers of the shop in memory. */
final class ShopParcels implements Parcels {

  private final Switchboard switchboard;
  private final HealthRecord health = new HealthRecord();
  private final Map<String, Supplier<Lookup<Tracking>>> held = new ConcurrentHashMap<>();
  private final Set<Carrier> uncovered = ConcurrentHashMap.newKeySet();

  ShopParcels(Switchboard switchboard) {
    this.switchboard = switchboard;
  }

  void put(Tracking tracking) {
    held.put(
        key(tracking.trackingNumber()),
        () -> switchboard.found(tracking, source(tracking.carrier())));
  }

  void put(Tracking tracking, Instant observedAt, @Nullable Failure refreshFailure) {
    Lookup<Tracking> dated =
        new Lookup.Found<>(tracking, source(tracking.carrier()), observedAt, refreshFailure);
    held.put(key(tracking.trackingNumber()), () -> dated);
  }

  void uncovered(Carrier carrier) {
    uncovered.add(carrier);
  }

  @Override
  public Lookup<Tracking> track(Carrier carrier, String trackingNumber, Deadline deadline) {
    return switchboard.read(
        new InMemoryShop.Call("track", trackingNumber),
        trackingNumber,
        deadline,
        health,
        () -> read(carrier, key(trackingNumber)));
  }

  private Lookup<Tracking> read(Carrier carrier, String number) {
    if (uncovered.contains(carrier)) {
      return Lookup.failed(Failure.Kind.UNSUPPORTED, "no connector covers " + carrier.id());
    }
    Supplier<Lookup<Tracking>> answer = held.get(number);
    return answer == null
        ? Lookup.failed(Failure.Kind.NOT_YET_SCANNED, "no scan yet")
        : answer.get();
  }

  private static String key(String trackingNumber) {
    return Order.canonicalNumber(trackingNumber);
  }

  private static Source source(Carrier carrier) {
    return new Source(carrier.id(), DataLayer.CARRIER);
  }

  @Override
  public boolean covers(Carrier carrier) {
    return !uncovered.contains(carrier);
  }

  @Override
  public ConnectorHealth health() {
    return health.health();
  }
}
