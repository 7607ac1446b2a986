// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms;

import static dev.waybill.connectors.oms.CanonicalLabels.optional;
import static dev.waybill.connectors.oms.CanonicalLabels.required;
import static dev.waybill.connectors.oms.Label.Kind.COUNT;
import static dev.waybill.connectors.oms.Label.Kind.DAY;
import static dev.waybill.connectors.oms.Label.Kind.ID;
import static dev.waybill.connectors.oms.Label.Kind.INSTANT;
import static dev.waybill.connectors.oms.Label.Kind.MINOR_UNITS;
import static dev.waybill.connectors.oms.Label.Kind.TEXT;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The SELECTs a merchant supplies, with their parameters and the labels of their columns. The first
 * two are required. The others read the parts of orders; a part without a SELECT is empty.
 *
 * <p>The parts' SELECTs bind {@code :orderId}, {@code :orderNumber} or {@code :orderIds}. With
 * {@code :orderIds}, written {@code in (:orderIds)}, the part is read once for all orders of a
 * list, and the SELECT must give {@code order_id}; with the other two it is read once per order.
 */
@SuppressWarnings("ImmutableEnumChecker") // its lists come from List.of and never change
public enum OrderQuery {
  /** One order by the number the customer knows; one row. Binds {@code :orderNumber}. */
  BY_NUMBER("orders.by-number", List.of(Parameter.ORDER_NUMBER), CanonicalLabels.order()),

  /** A customer's orders, newest first; a row each. Binds {@code :customerId}. */
  BY_CUSTOMER("orders.by-customer", List.of(Parameter.CUSTOMER_ID), CanonicalLabels.order()),

  /** What was bought; a row per line. */
  LINES(
      "orders.lines",
      Parameter.OF_PARTS,
      List.of(
          optional("order_id", ID),
          required("line_id", ID),
          optional("sku", TEXT),
          required("title", TEXT),
          required("ordered", COUNT),
          optional("cancelled", COUNT),
          optional("returned", COUNT),
          optional("unit_price_minor", MINOR_UNITS),
          optional("line_total_minor", MINOR_UNITS),
          optional("currency", TEXT),
          optional("backorder", TEXT),
          optional("ships_by", DAY))),

  /** What has left or is leaving the warehouse; a row per fulfilment. */
  FULFILMENTS(
      "orders.fulfilments",
      Parameter.OF_PARTS,
      List.of(
          optional("order_id", ID),
          required("fulfilment_id", ID),
          required("state", TEXT),
          optional("source_state", TEXT),
          optional("location", TEXT),
          optional("shipped_at", INSTANT),
          optional("delivered_at", INSTANT))),

  /** Which lines a fulfilment holds; a row per fulfilment and line. */
  FULFILMENT_CONTENTS(
      "orders.fulfilment-contents",
      Parameter.OF_PARTS,
      List.of(
          optional("order_id", ID),
          required("fulfilment_id", ID),
          required("line_id", ID),
          required("quantity", COUNT))),

  /** The boxes of a fulfilment; a row per box. A row without tracking number is no box yet. */
  PARCELS(
      "orders.parcels",
      Parameter.OF_PARTS,
      List.of(
          optional("order_id", ID),
          required("fulfilment_id", ID),
          required("tracking_number", TEXT),
          required("carrier", TEXT),
          optional("tracking_url", TEXT))),

  /** Which lines a box holds; a row per box and line. */
  PARCEL_CONTENTS(
      "orders.parcel-contents",
      Parameter.OF_PARTS,
      List.of(
          optional("order_id", ID),
          required("tracking_number", TEXT),
          required("line_id", ID),
          required("quantity", COUNT))),

  /** What was paid; a row per payment. */
  PAYMENTS(
      "orders.payments",
      Parameter.OF_PARTS,
      List.of(
          optional("order_id", ID),
          required("payment_id", ID),
          required("state", TEXT),
          optional("source_state", TEXT),
          optional("method", TEXT),
          optional("captured_minor", MINOR_UNITS),
          optional("currency", TEXT))),

  /** What was paid back; a row per refund. */
  REFUNDS(
      "orders.refunds",
      Parameter.OF_PARTS,
      List.of(
          optional("order_id", ID),
          required("refund_id", ID),
          required("payment_id", ID),
          required("state", TEXT),
          optional("source_state", TEXT),
          required("amount_minor", MINOR_UNITS),
          optional("currency", TEXT),
          optional("created_at", INSTANT))),

  /** What is coming back; a row per return. */
  RETURNS(
      "orders.returns",
      Parameter.OF_PARTS,
      List.of(
          optional("order_id", ID),
          required("return_id", ID),
          required("state", TEXT),
          optional("source_state", TEXT),
          optional("tracking_number", TEXT),
          optional("carrier", TEXT),
          optional("tracking_url", TEXT),
          optional("created_at", INSTANT))),

  /** Which lines a return holds; a row per return and line. */
  RETURN_CONTENTS(
      "orders.return-contents",
      Parameter.OF_PARTS,
      List.of(
          optional("order_id", ID),
          required("return_id", ID),
          required("line_id", ID),
          required("quantity", COUNT)));

  private final String key;
  private final List<String> parameters;
  private final List<Label> labels;

  OrderQuery(String key, List<String> parameters, List<Label> labels) {
    this.key = key;
    this.parameters = parameters;
    this.labels = labels;
  }

  /** The key in {@link java.util.Properties}, for example {@code orders.by-number}. */
  public String key() {
    return key;
  }

  /** The parameters the SELECT may bind, without colon; it must bind at least one of them. */
  public List<String> parameters() {
    return parameters;
  }

  /** The labels the SELECT may or must give. */
  public List<Label> labels() {
    return labels;
  }

  /** Whether every merchant must supply it. */
  public boolean isRequired() {
    return this == BY_NUMBER || this == BY_CUSTOMER;
  }

  /** The query with this key. */
  static Optional<OrderQuery> ofKey(String key) {
    return Arrays.stream(values()).filter(query -> query.key.equals(key)).findFirst();
  }

  private static final class Parameter {
    static final String ORDER_NUMBER = "orderNumber";
    static final String CUSTOMER_ID = "customerId";
    static final List<String> OF_PARTS = List.of("orderId", "orderIds", ORDER_NUMBER);

    private Parameter() {}
  }
}
