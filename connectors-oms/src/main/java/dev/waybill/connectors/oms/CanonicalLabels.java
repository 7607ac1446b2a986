// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms;

import static dev.waybill.connectors.oms.Label.Kind.DAY;
import static dev.waybill.connectors.oms.Label.Kind.ID;
import static dev.waybill.connectors.oms.Label.Kind.INSTANT;
import static dev.waybill.connectors.oms.Label.Kind.MINOR_UNITS;
import static dev.waybill.connectors.oms.Label.Kind.TEXT;

import java.util.List;

/** The labels of the two SELECTs of orders, and how a label is written. */
final class CanonicalLabels {

  private CanonicalLabels() {}

  static Label required(String name, Label.Kind kind) {
    return new Label(name, kind, true);
  }

  static Label optional(String name, Label.Kind kind) {
    return new Label(name, kind, false);
  }

  static List<Label> order() {
    return List.of(
        optional("order_id", ID),
        required("order_number", ID),
        required("customer_id", ID),
        optional("email", TEXT),
        required("state", TEXT),
        optional("source_state", TEXT),
        optional("display_state", TEXT),
        optional("placed_at", INSTANT),
        optional("total_minor", MINOR_UNITS),
        optional("currency", TEXT),
        optional("promise_kind", TEXT),
        optional("promise_day", DAY),
        optional("promise_zone", TEXT),
        optional("ship_to_name", TEXT),
        optional("ship_to_line1", TEXT),
        optional("ship_to_line2", TEXT),
        optional("ship_to_line3", TEXT),
        optional("ship_to_city", TEXT),
        optional("ship_to_region", TEXT),
        optional("ship_to_postal_code", TEXT),
        optional("ship_to_country", TEXT));
  }
}
