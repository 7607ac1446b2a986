// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.Parcels;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The carriers of a shop in memory. */
final class ParcelsInMemory implements Parcels {

  private final Switchboard.Line line;
  private final Map<String, Tracking> fresh = new ConcurrentHashMap<>();
  private final Map<String, Lookup<Tracking>> dated = new ConcurrentHashMap<>();
  private final Set<Carrier> uncovered = ConcurrentHashMap.newKeySet();

  ParcelsInMemory(Switchboard.Line line) {
    this.line = line;
  }

  void put(Tracking tracking) {
    dated.remove(key(tracking.trackingNumber()));
    fresh.put(key(tracking.trackingNumber()), tracking);
  }

  void put(Tracking tracking, Instant observedAt, @Nullable Failure refreshFailure) {
    fresh.remove(key(tracking.trackingNumber()));
    dated.put(
        key(tracking.trackingNumber()),
        new Lookup.Found<>(tracking, source(tracking.carrier()), observedAt, refreshFailure));
  }

  void uncovered(Carrier carrier) {
    uncovered.add(carrier);
  }

  @Override
  public Lookup<Tracking> track(Carrier carrier, String trackingNumber, Deadline deadline) {
    return line.call(
        "track",
        trackingNumber,
        trackingNumber,
        deadline,
        () -> {
          if (uncovered.contains(carrier)) {
            return Lookup.failed(Failure.Kind.UNSUPPORTED, "no connector covers " + carrier.id());
          }
          Tracking now = fresh.get(key(trackingNumber));
          if (now != null) {
            return line.found(now, source(carrier));
          }
          Lookup<Tracking> held = dated.get(key(trackingNumber));
          return held == null ? Lookup.failed(Failure.Kind.NOT_YET_SCANNED, "no scan yet") : held;
        });
  }

  @Override
  public boolean covers(Carrier carrier) {
    return !uncovered.contains(carrier);
  }

  @Override
  public ConnectorHealth health() {
    return line.health();
  }

  private static Source source(Carrier carrier) {
    return new Source(carrier.id(), DataLayer.CARRIER);
  }

  private static String key(String trackingNumber) {
    return Order.canonicalNumber(trackingNumber);
  }
}
