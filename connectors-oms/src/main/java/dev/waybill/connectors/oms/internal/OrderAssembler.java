// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms.internal;

import dev.waybill.commerce.Address;
import dev.waybill.commerce.Backorder;
import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Fulfilment;
import dev.waybill.commerce.FulfilmentState;
import dev.waybill.commerce.LineQuantity;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Parcel;
import dev.waybill.commerce.Payment;
import dev.waybill.commerce.Promise;
import dev.waybill.commerce.Refund;
import dev.waybill.commerce.ReturnCase;
import dev.waybill.connectors.oms.OrderQuery;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes one order out of its row and the rows of its parts. */
final class OrderAssembler {

  private final Row head;
  private final Parts parts;
  private final Set<String> lineIds;

  OrderAssembler(Row head, Parts parts) {
    this.head = head;
    this.parts = parts;
    this.lineIds = ids(OrderQuery.LINES, "line_id");
  }

  Order assemble() {
    Words.State<OrderState> state = Words.state(head, OrderState.class, OrderState.UNKNOWN);
    return new Order(
        head.requireText("order_number"),
        head.text("customer_id"),
        head.text("email"),
        state.state(),
        state.source(),
        head.text("display_state"),
        head.instant("placed_at"),
        map(OrderQuery.LINES, this::line),
        fulfilments(),
        payments(),
        returns(),
        shipTo(),
        money(head, "total_minor"),
        promise());
  }

  private OrderLine line(Row row) {
    return new OrderLine(
        row.requireText("line_id"),
        row.text("sku"),
        row.requireText("title"),
        row.requireCount("ordered"),
        row.count("cancelled"),
        row.count("returned"),
        money(row, "unit_price_minor"),
        money(row, "line_total_minor"),
        backorder(row));
  }

  private static @Nullable Backorder backorder(Row row) {
    return row.text("backorder") == null
        ? null
        : new Backorder(Words.require(row, "backorder", Backorder.Kind.class), row.day("ships_by"));
  }

  private List<Fulfilment> fulfilments() {
    Set<String> ids = ids(OrderQuery.FULFILMENTS, "fulfilment_id");
    Map<String, List<Row>> contents =
        parts.grouped(OrderQuery.FULFILMENT_CONTENTS, "fulfilment_id", ids);
    Map<String, List<Row>> parcels = parts.grouped(OrderQuery.PARCELS, "fulfilment_id", ids);
    Map<String, List<Row>> parcelContents =
        parts.grouped(
            OrderQuery.PARCEL_CONTENTS,
            "tracking_number",
            parts.rows(OrderQuery.PARCELS).stream()
                .map(row -> row.text("tracking_number"))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    return map(OrderQuery.FULFILMENTS, row -> fulfilment(row, contents, parcels, parcelContents));
  }

  private Fulfilment fulfilment(
      Row row,
      Map<String, List<Row>> contents,
      Map<String, List<Row>> parcels,
      Map<String, List<Row>> parcelContents) {
    Words.State<FulfilmentState> state =
        Words.state(row, FulfilmentState.class, FulfilmentState.UNKNOWN);
    String id = row.requireText("fulfilment_id");
    return new Fulfilment(
        id,
        state.state(),
        state.source(),
        row.text("location"),
        contents(contents, id),
        parcels.getOrDefault(id, List.of()).stream()
            .flatMap(parcel -> Stream.ofNullable(parcel(parcel, parcelContents)))
            .toList(),
        row.instant("shipped_at"),
        row.instant("delivered_at"));
  }

  /** A box, or null if the row has no tracking number; without a carrier it is "unknown". */
  private @Nullable Parcel parcel(Row row, Map<String, List<Row>> contents) {
    String number = row.text("tracking_number");
    if (number == null) {
      return null;
    }
    String carrier = row.text("carrier");
    return new Parcel(
        number,
        new Carrier(carrier == null ? "unknown" : carrier),
        row.text("tracking_url"),
        contents(contents, number));
  }

  private List<LineQuantity> contents(Map<String, List<Row>> contents, String key) {
    return contents.getOrDefault(key, List.of()).stream().map(this::content).toList();
  }

  private LineQuantity content(Row row) {
    String lineId = row.requireText("line_id");
    if (!lineIds.contains(lineId)) {
      throw row.problem("line_id", "must refer to a line of this order that orders.lines gives");
    }
    return new LineQuantity(lineId, row.requireCount("quantity"));
  }

  private List<Payment> payments() {
    Map<String, List<Row>> refunds =
        parts.grouped(OrderQuery.REFUNDS, "payment_id", ids(OrderQuery.PAYMENTS, "payment_id"));
    return map(OrderQuery.PAYMENTS, row -> payment(row, refunds));
  }

  private Payment payment(Row row, Map<String, List<Row>> refunds) {
    Words.State<Payment.State> state = Words.state(row, Payment.State.class, Payment.State.UNKNOWN);
    String id = row.requireText("payment_id");
    return new Payment(
        id,
        state.state(),
        state.source(),
        row.text("method"),
        money(row, "captured_minor"),
        refunds.getOrDefault(id, List.of()).stream().map(this::refund).toList());
  }

  private Refund refund(Row row) {
    Words.State<Refund.State> state = Words.state(row, Refund.State.class, Refund.State.UNKNOWN);
    Money amount = money(row, "amount_minor");
    if (amount == null) {
      throw row.problem("amount_minor", "must not be null");
    }
    return new Refund(
        row.requireText("refund_id"),
        state.state(),
        state.source(),
        amount,
        row.instant("created_at"));
  }

  private List<ReturnCase> returns() {
    Map<String, List<Row>> contents =
        parts.grouped(
            OrderQuery.RETURN_CONTENTS, "return_id", ids(OrderQuery.RETURNS, "return_id"));
    return map(OrderQuery.RETURNS, row -> returnCase(row, contents));
  }

  private ReturnCase returnCase(Row row, Map<String, List<Row>> contents) {
    Words.State<ReturnCase.State> state =
        Words.state(row, ReturnCase.State.class, ReturnCase.State.UNKNOWN);
    String id = row.requireText("return_id");
    return new ReturnCase(
        id,
        state.state(),
        state.source(),
        contents(contents, id),
        parcel(row, Map.of()),
        row.instant("created_at"));
  }

  private @Nullable Address shipTo() {
    Address address =
        new Address(
            head.text("ship_to_name"),
            Stream.of("ship_to_line1", "ship_to_line2", "ship_to_line3")
                .flatMap(label -> Stream.ofNullable(head.text(label)))
                .toList(),
            head.text("ship_to_city"),
            head.text("ship_to_region"),
            head.text("ship_to_postal_code"),
            head.text("ship_to_country"));
    return address.equals(new Address(null, List.of(), null, null, null, null)) ? null : address;
  }

  private @Nullable Promise promise() {
    LocalDate day = head.day("promise_day");
    return day == null
        ? null
        : new Promise(Words.require(head, "promise_kind", Promise.Kind.class), day, promiseZone());
  }

  private @Nullable ZoneId promiseZone() {
    String zone = head.text("promise_zone");
    try {
      return zone == null ? null : ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw head.problem("promise_zone", "must be a zone such as Europe/Berlin");
    }
  }

  /** An amount in the row's currency, else in the order's. */
  private @Nullable Money money(Row row, String label) {
    Long minor = row.minorUnits(label);
    if (minor == null) {
      return null;
    }
    Row owner = row.text("currency") == null ? head : row;
    String currency = owner.text("currency");
    if (currency == null) {
      throw row.problem("currency", "must be given with " + label + ", here or with the order");
    }
    try {
      return Money.ofMinor(minor, currency);
    } catch (IllegalArgumentException e) {
      throw owner.problem("currency", "must be an ISO 4217 code such as EUR");
    }
  }

  private Set<String> ids(OrderQuery query, String label) {
    return parts.rows(query).stream()
        .map(row -> row.requireText(label))
        .collect(Collectors.toSet());
  }

  private <T> List<T> map(OrderQuery query, Function<Row, T> mapper) {
    return parts.rows(query).stream().map(mapper).toList();
  }
}
