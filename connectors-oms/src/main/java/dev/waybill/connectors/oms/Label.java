// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms;

import static java.util.Objects.requireNonNull;

/**
 * A column label that a SELECT may or must give. Labels are compared without case and underscores,
 * so {@code ORDERNUMBER} and {@code order_number} are the same.
 *
 * @param name the canonical name
 * @param kind what the column holds
 * @param required whether the SELECT must give it; the value may still be null where the record
 *     allows it
 */
public record Label(String name, Kind kind, boolean required) {

  /** What a column holds. */
  public enum Kind {
    /** An identifier: text, a whole number or a UUID. */
    ID,
    /** Text. */
    TEXT,
    /** A whole number of pieces. */
    COUNT,
    /** A whole number of the currency's minor units (cents, paise, yen). */
    MINOR_UNITS,
    /** A TIMESTAMP, with zone or without; without, it is a local time in the shop's zone. */
    INSTANT,
    /** A DATE. */
    DAY
  }

  public Label {
    requireNonNull(name, "name");
    requireNonNull(kind, "kind");
  }
}
