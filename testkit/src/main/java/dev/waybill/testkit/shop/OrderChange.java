// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.commerce.Address;
import dev.waybill.commerce.Note;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Payment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order with something changed. */
final class OrderChange {

  private final Order before;
  private OrderState state;
  private List<OrderLine> lines;
  private List<Payment> payments;
  private @Nullable Address shipTo;
  private final List<Note> notes;

  private OrderChange(Order before) {
    this.before = before;
    this.state = before.state();
    this.lines = before.lines();
    this.payments = before.payments();
    this.shipTo = before.shipTo();
    this.notes = new ArrayList<>(before.notes());
  }

  static OrderChange of(Order order) {
    return new OrderChange(order);
  }

  OrderChange state(OrderState now) {
    state = now;
    return this;
  }

  OrderChange lines(List<OrderLine> now) {
    lines = now;
    return this;
  }

  OrderChange payments(List<Payment> now) {
    payments = now;
    return this;
  }

  OrderChange shipTo(Address now) {
    shipTo = now;
    return this;
  }

  OrderChange note(Note note) {
    notes.add(note);
    return this;
  }

  Order order() {
    return new Order(
        before.number(),
        before.customerId(),
        before.email(),
        state,
        before.sourceState(),
        before.displayState(),
        before.placedAt(),
        lines,
        before.fulfilments(),
        payments,
        before.returns(),
        shipTo,
        before.total(),
        before.promise(),
        notes,
        before.shippingPaid());
  }
}
