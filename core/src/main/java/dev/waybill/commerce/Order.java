// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An order, as the order-management system knows it. What has happened to its parcels on the road
 * is the carrier's to say: see {@link Tracking}.
 *
 * @param number the number the customer knows, for example {@code N1001}
 * @param customerId the shop's identifier of the customer who owns the order, or null for a guest
 * @param email the e-mail address given with the order, or null if not held
 * @param state the state in our terms
 * @param sourceState the state in the source's own word, or null if it has none
 * @param displayState the shipping state the shop shows to the customer, in the source's own word,
 *     or null if it shows none; it may contradict the carrier, and then the carrier governs
 * @param placedAt when it was placed, or null if not held
 * @param lines what was bought, in the source's order
 * @param fulfilments what has left or is leaving the warehouse
 * @param payments what was paid
 * @param returns what is coming back
 * @param shipTo where it goes, or null if not held
 * @param total what the order costs, or null if not held
 * @param promise what the merchant promised for the whole order, or null if nothing
 * @param notes what people wrote on it, in the source's order
 * @param shippingPaid what was paid for shipping, or null if not held; part of the total
 */
public record Order(
    String number,
    @Nullable String customerId,
    @Nullable String email,
    OrderState state,
    @Nullable String sourceState,
    @Nullable String displayState,
    @Nullable Instant placedAt,
    List<OrderLine> lines,
    List<Fulfilment> fulfilments,
    List<Payment> payments,
    List<ReturnCase> returns,
    @Nullable Address shipTo,
    @Nullable Money total,
    @Nullable Promise promise,
    List<Note> notes,
    @Nullable Money shippingPaid) {

  /** An order of which it is not held what was paid for shipping. */
  public Order(
      String number,
      @Nullable String customerId,
      @Nullable String email,
      OrderState state,
      @Nullable String sourceState,
      @Nullable String displayState,
      @Nullable Instant placedAt,
      List<OrderLine> lines,
      List<Fulfilment> fulfilments,
      List<Payment> payments,
      List<ReturnCase> returns,
      @Nullable Address shipTo,
      @Nullable Money total,
      @Nullable Promise promise,
      List<Note> notes) {
    this(
        number,
        customerId,
        email,
        state,
        sourceState,
        displayState,
        placedAt,
        lines,
        fulfilments,
        payments,
        returns,
        shipTo,
        total,
        promise,
        notes,
        null);
  }

  /** An order without notes. */
  public Order(
      String number,
      @Nullable String customerId,
      @Nullable String email,
      OrderState state,
      @Nullable String sourceState,
      @Nullable String displayState,
      @Nullable Instant placedAt,
      List<OrderLine> lines,
      List<Fulfilment> fulfilments,
      List<Payment> payments,
      List<ReturnCase> returns,
      @Nullable Address shipTo,
      @Nullable Money total,
      @Nullable Promise promise) {
    this(
        number,
        customerId,
        email,
        state,
        sourceState,
        displayState,
        placedAt,
        lines,
        fulfilments,
        payments,
        returns,
        shipTo,
        total,
        promise,
        List.of());
  }

  public Order {
    if (number.isBlank()) {
      throw new IllegalArgumentException("an order number must not be blank");
    }
    requireNonNull(state, "state");
    lines = List.copyOf(lines);
    fulfilments = List.copyOf(fulfilments);
    payments = List.copyOf(payments);
    returns = List.copyOf(returns);
    notes = List.copyOf(notes);
  }

  /**
   * The form in which two writings of one order number are equal: capitals, without spaces around
   * it and without a leading {@code #}.
   */
  public static String canonicalNumber(String written) {
    String number = written.strip();
    if (number.startsWith("#")) {
      number = number.substring(1).strip();
    }
    return number.toUpperCase(Locale.ROOT);
  }

  /** The parcels of all fulfilments that are not cancelled, in order. */
  public List<Parcel> parcels() {
    return fulfilments.stream()
        .filter(fulfilment -> fulfilment.state() != FulfilmentState.CANCELLED)
        .flatMap(fulfilment -> fulfilment.parcels().stream())
        .toList();
  }

  /** The line with this identifier, if the order has it. */
  public Optional<OrderLine> line(String lineId) {
    return lines.stream().filter(line -> line.id().equals(lineId)).findFirst();
  }

  /** The lines of which something is ordered that has not left the warehouse. */
  public List<OrderLine> unshippedLines() {
    return lines.stream().filter(line -> unshipped(line) > 0).toList();
  }

  /**
   * How many pieces of the line are still to leave the warehouse: ordered, not cancelled, not
   * shipped.
   */
  public int unshipped(OrderLine line) {
    return Math.max(0, line.ordered() - line.cancelled() - shipped(line));
  }

  /**
   * The lines of which something is ordered that has neither left the warehouse nor been packed in
   * a parcel with a label: what no parcel's scans can tell of.
   */
  public List<OrderLine> linesWithoutParcel() {
    return lines.stream()
        .filter(
            line -> pieces(line, Order::hasLeftOrIsLabelled) < line.ordered() - line.cancelled())
        .toList();
  }

  private static boolean hasLeftOrIsLabelled(Fulfilment fulfilment) {
    return fulfilment.state().hasLeft()
        || (fulfilment.state() != FulfilmentState.CANCELLED && !fulfilment.parcels().isEmpty());
  }

  private int shipped(OrderLine line) {
    return pieces(line, fulfilment -> fulfilment.state().hasLeft());
  }

  /** How many pieces of the line are in the fulfilments that fit. */
  private int pieces(OrderLine line, Predicate<Fulfilment> fits) {
    return fulfilments.stream()
        .filter(fits)
        .flatMap(fulfilment -> fulfilment.contents().stream())
        .filter(content -> content.lineId().equals(line.id()))
        .mapToInt(LineQuantity::quantity)
        .sum();
  }

  /** Every refund of every payment, in the source's order. */
  public List<Refund> refunds() {
    return payments.stream().flatMap(payment -> payment.refunds().stream()).toList();
  }

  /**
   * What was taken and has neither gone back nor is on its way back; null if it cannot be told,
   * because something is not held, or the currencies differ.
   */
  public @Nullable Money refundable() {
    Money left = null;
    for (Payment payment : payments) {
      Money captured = payment.captured();
      if (captured == null || (left != null && !left.currency().equals(captured.currency()))) {
        return null;
      }
      left = left == null ? captured : left.plus(captured);
    }
    for (Refund refund : refunds()) {
      boolean went =
          switch (refund.state()) {
            case PENDING, SUCCEEDED -> true;
            case FAILED, CANCELLED, UNKNOWN -> false;
          };
      if (left == null
          || refund.state() == Refund.State.UNKNOWN
          || !refund.amount().currency().equals(left.currency())) {
        return null;
      }
      left = went ? left.minus(refund.amount()) : left;
    }
    return left;
  }

  /** The bank's decision that is awaited about one of the payments, if one is. */
  public Optional<Dispute> openDispute() {
    return payments.stream()
        .map(Payment::dispute)
        .filter(dispute -> dispute != null && dispute.state() == Dispute.State.OPEN)
        .findFirst();
  }

  /** Personal data stays out of logs: only number and state are shown. */
  @Override
  public String toString() {
    return "Order[" + number + ", " + state + "]";
  }
}
