// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import java.time.LocalTime;

/**
 * A scan of a timeline, relative to now.
 *
 * @param kind what was scanned
 * @param spot where
 * @param daysAgo how many days before today at the destination; negative for a day to come
 * @param time the local time of the spot
 */
record Step(ScanKind kind, Spot spot, int daysAgo, LocalTime time) {

  /** Where on the way. */
  enum Spot {
    /** The shop's warehouse. */
    ORIGIN,
    /** The hub between. */
    HUB,
    /** The customer's city. */
    DESTINATION
  }

  static Step of(ScanKind kind, Spot spot, int daysAgo, String time) {
    return new Step(kind, spot, daysAgo, LocalTime.parse(time));
  }
}
