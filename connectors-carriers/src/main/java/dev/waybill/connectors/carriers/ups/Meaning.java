// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.ups;

import dev.waybill.commerce.Leg;
import dev.waybill.commerce.ParcelSubStatus;

/**
 * What a code or a phrase of UPS means.
 *
 * @param state the state
 * @param leg which way the parcel travels
 */
record Meaning(ParcelSubStatus state, Leg leg) {

  /** Nothing certain. */
  static final Meaning NONE = new Meaning(ParcelSubStatus.UNMAPPED, Leg.FORWARD);

  boolean isNone() {
    return state == ParcelSubStatus.UNMAPPED;
  }
}
