// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

/** How a parcel fares, computed by us from scans, estimate and promise; a carrier never says it. */
public enum Health {
  /** Nothing speaks against the promise. */
  ON_TRACK,
  /** The promise may not hold. */
  AT_RISK,
  /** The promised or estimated day has passed. */
  LATE,
  /** No scan for longer than is normal. */
  STALLED,
  /** No scan for so long that it may be lost. Nobody has said that it is. */
  LOST_SUSPECTED
}
