// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers;

import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.ConnectorHealth.State;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.Parcels;
import java.util.List;

/**
 * Several carrier connectors as one: each question goes to the first that covers the carrier, and
 * is {@link Failure.Kind#UNSUPPORTED} if none does. As safe for threads as the connectors are.
 */
public final class ParcelsByCarrier implements Parcels {

  private final List<Parcels> connectors;

  private ParcelsByCarrier(List<Parcels> connectors) {
    this.connectors = connectors;
  }

  /** Over connectors, the preferred first. They are not closed by this class. */
  public static ParcelsByCarrier of(Parcels... connectors) {
    return new ParcelsByCarrier(List.of(connectors));
  }

  @Override
  public Lookup<Tracking> track(Carrier carrier, String trackingNumber, Deadline deadline) {
    for (Parcels connector : connectors) {
      if (connector.covers(carrier)) {
        return connector.track(carrier, trackingNumber, deadline);
      }
    }
    return Lookup.failed(
        Failure.Kind.UNSUPPORTED, "no connector covers the carrier '" + carrier.id() + "'");
  }

  @Override
  public boolean covers(Carrier carrier) {
    return connectors.stream().anyMatch(connector -> connector.covers(carrier));
  }

  /** That of the first connector that is down; else of the first that is up; else untried. */
  @Override
  public ConnectorHealth health() {
    List<ConnectorHealth> all = connectors.stream().map(Parcels::health).toList();
    return all.stream()
        .filter(health -> health.state() == State.DOWN)
        .findFirst()
        .or(() -> all.stream().filter(health -> health.state() == State.UP).findFirst())
        .orElseGet(ConnectorHealth::untried);
  }
}
