// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connector;

import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Tracking;

/** Reads what carriers say of parcels. */
public interface Parcels {

  /**
   * Reads where a parcel is.
   *
   * @param carrier who carries it
   * @param trackingNumber the carrier's number, exactly as the merchant holds it
   * @param deadline by when to return
   * @return what the carrier says, or why there is nothing: {@link Failure.Kind#NOT_YET_SCANNED} if
   *     the carrier has no scan of it, {@link Failure.Kind#UNSUPPORTED} if no connector covers the
   *     carrier. A cached answer carries the time at which the carrier really said it.
   */
  Lookup<Tracking> track(Carrier carrier, String trackingNumber, Deadline deadline);

  /** Whether this connector covers the carrier. */
  boolean covers(Carrier carrier);

  /** How the connector fares. */
  ConnectorHealth health();
}
