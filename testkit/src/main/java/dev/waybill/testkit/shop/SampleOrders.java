// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import static dev.waybill.commerce.ParcelSubStatus.ADDRESS_PROBLEM;
import static dev.waybill.commerce.ParcelSubStatus.ATTEMPTED_NO_ONE_HOME;
import static dev.waybill.commerce.ParcelSubStatus.AT_PICKUP_POINT;
import static dev.waybill.commerce.ParcelSubStatus.CUSTOMS_DOCUMENTS;
import static dev.waybill.commerce.ParcelSubStatus.DELIVERED_TO_ADDRESS;
import static dev.waybill.commerce.ParcelSubStatus.DELIVERED_TO_NEIGHBOUR;
import static dev.waybill.commerce.ParcelSubStatus.HUB_ARRIVED;
import static dev.waybill.commerce.ParcelSubStatus.HUB_DEPARTED;
import static dev.waybill.commerce.ParcelSubStatus.INFO_RECEIVED;
import static dev.waybill.commerce.ParcelSubStatus.LOST_BY_CARRIER;
import static dev.waybill.commerce.ParcelSubStatus.PICKED_UP;
import static dev.waybill.commerce.ParcelSubStatus.RETURNED_TO_SENDER;
import static dev.waybill.commerce.ParcelSubStatus.RETURN_IN_TRANSIT;
import static dev.waybill.commerce.ParcelSubStatus.UNMAPPED;
import static dev.waybill.commerce.ParcelSubStatus.WITH_COURIER;

import dev.waybill.commerce.Backorder;
import dev.waybill.commerce.DeliveryProof;
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
import dev.waybill.commerce.Tracking;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes the orders of the sample shop, one for a customer and a situation. */
final class SampleOrders {

  private static final List<String> TITLES =
      List.of(
          "Camp Stove",
          "Linen Throw",
          "Desk Lamp",
          "Travel Mug",
          "Rain Jacket",
          "Trail Backpack",
          "Chess Set",
          "Bread Knife",
          "Yoga Mat",
          "Bike Bell");

  private final Random random;
  private final Instant now;
  private int parcels;

  /**
   * An order and what the carriers say of its parcels.
   *
   * @param order the order
   * @param trackings what the carriers say
   */
  record Made(Order order, List<Tracking> trackings) {
    Made {
      trackings = List.copyOf(trackings);
    }
  }

  SampleOrders(Random random, Instant now) {
    this.random = random;
    this.now = now;
  }

  Made order(String number, SampleCustomer customer, SampleCity city, SampleSituation situation) {
    return new Draft(number, customer, city).as(situation);
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }

  /** One order that is being made. */
  private final class Draft {
    private final String number;
    private final SampleCustomer customer;
    private final SampleCity city;
    private final List<OrderLine> lines = new ArrayList<>();
    private final List<Fulfilment> fulfilments = new ArrayList<>();
    private final List<Tracking> trackings = new ArrayList<>();
    private final List<ReturnCase> returns = new ArrayList<>();
    private final List<Refund> refunds = new ArrayList<>();
    private OrderState state = OrderState.OPEN;
    private Payment.State payment = Payment.State.PAID;
    private Duration age = days(6);
    private @Nullable Promise promise;
    private long total;

    Draft(String number, SampleCustomer customer, SampleCity city) {
      this.number = number;
      this.customer = customer;
      this.city = city;
    }

    Made as(SampleSituation situation) {
      line(null);
      play(situation);
      return new Made(order(), trackings);
    }

    private void play(SampleSituation situation) {
      switch (situation) {
        case NOT_SHIPPED -> age = hours(5);
        case ON_HOLD -> state = OrderState.ON_HOLD;
        case CANCELLED -> cancelled();
        case LABEL_ONLY -> packed(hours(20));
        case LABEL_OVERDUE -> packed(days(10));
        case IN_TRANSIT -> sent(moving(1).etaInDays(2));
        case IN_TRANSIT_NO_ESTIMATE -> sent(parcel().withoutOffsets(), days(2));
        case OUT_FOR_DELIVERY -> sent(moving(1).scanHere(hours(2), WITH_COURIER).etaInDays(0));
        case ATTEMPTED -> sent(moving(1).scanHere(hours(4), ATTEMPTED_NO_ONE_HOME));
        case AT_PICKUP_POINT ->
            sent(moving(2).scanHere(hours(20), AT_PICKUP_POINT).waitsFor(days(6)));
        case DELIVERED -> delivered();
        case DELIVERED_TO_NEIGHBOUR ->
            sent(
                moving(2)
                    .scanHere(hours(27), DELIVERED_TO_NEIGHBOUR)
                    .proof(new DeliveryProof(null, "Flat 2", null, false)));
        case STALLED -> stalled();
        case ADDRESS_PROBLEM -> sent(moving(2).scanHere(hours(9), ADDRESS_PROBLEM));
        case CUSTOMS_HOLD -> sent(moving(3).scan(hours(30), CUSTOMS_DOCUMENTS));
        case LOST -> sent(moving(12).scan(hours(50), LOST_BY_CARRIER));
        case RETURNING -> sent(moving(3).scan(hours(12), RETURN_IN_TRANSIT));
        case RETURNED_TO_SENDER -> sent(moving(6).scan(hours(26), RETURNED_TO_SENDER));
        case SPLIT -> split();
        case BACKORDERED -> backordered();
        case PREORDERED -> preordered();
        case REFUNDED -> refunded();
        case RETURN_REQUESTED -> returned(ReturnCase.State.REQUESTED);
        case UNKNOWN_CODE -> sent(parcel().scan(hours(8), UNMAPPED));
        case CARRIER_DOWN -> sent(moving(1));
      }
    }

    private void line(@Nullable Backorder backorder) {
      int quantity = 1 + random.nextInt(2);
      long price = (5 + random.nextInt(90)) * unit() + random.nextInt((int) Math.min(unit(), 100));
      OrderLine line =
          new OrderLine(
              "L" + (lines.size() + 1),
              SampleCity.digits("SKU-####", random),
              TITLES.get((random.nextInt(5) + 5 * lines.size()) % TITLES.size()),
              quantity,
              0,
              0,
              money(price),
              money(price * quantity),
              backorder);
      lines.add(line);
      total += price * quantity;
    }

    /** One unit of the currency, in minor units. */
    private long unit() {
      return BigDecimal.ONE.movePointRight(money(0).amount().scale()).longValueExact();
    }

    private Money money(long minor) {
      return Money.ofMinor(minor, city.currency());
    }

    private SampleParcels parcel() {
      return new SampleParcels(city, now, SampleParcels.number(city.carrier(), ++parcels, random));
    }

    /** A parcel that was picked up some days before its last scan on the road. */
    private SampleParcels moving(int lastScanDays) {
      return parcel()
          .scan(days(lastScanDays + 2), PICKED_UP)
          .scan(days(lastScanDays + 1), HUB_DEPARTED)
          .scan(days(lastScanDays), HUB_ARRIVED);
    }

    private void cancelled() {
      state = OrderState.CANCELLED;
      payment = Payment.State.VOIDED;
      OrderLine line = lines.remove(0);
      lines.add(
          new OrderLine(
              line.id(),
              line.sku(),
              line.title(),
              line.ordered(),
              line.ordered(),
              0,
              line.unitPrice(),
              line.lineTotal(),
              null));
    }

    private void packed(Duration labelAge) {
      age = labelAge.plusDays(1);
      ship(parcel().scan(labelAge, INFO_RECEIVED), FulfilmentState.PACKED, lines);
    }

    private void sent(SampleParcels parcel) {
      ship(parcel, FulfilmentState.SHIPPED, lines);
    }

    private void sent(SampleParcels parcel, Duration lastScan) {
      sent(
          parcel
              .scan(lastScan.plusDays(1), PICKED_UP)
              .scan(lastScan.plusHours(5), HUB_DEPARTED)
              .scan(lastScan, HUB_ARRIVED));
    }

    private void delivered() {
      ship(
          moving(2)
              .scanHere(hours(26), DELIVERED_TO_ADDRESS)
              .proof(new DeliveryProof(null, null, "front door", true)),
          FulfilmentState.DELIVERED,
          lines);
    }

    private void stalled() {
      age = days(20);
      sent(moving(14));
    }

    private void split() {
      line(null);
      ship(
          moving(2).scanHere(hours(28), DELIVERED_TO_ADDRESS),
          FulfilmentState.SHIPPED,
          lines.subList(0, 1));
      ship(moving(1).etaInDays(3), FulfilmentState.SHIPPED, lines.subList(1, 2));
    }

    private void backordered() {
      delivered();
      line(new Backorder(Backorder.Kind.OUT_OF_STOCK, today().plusDays(9)));
    }

    private void preordered() {
      lines.clear();
      total = 0;
      line(new Backorder(Backorder.Kind.PREORDER, today().plusDays(20)));
      promise = new Promise(Promise.Kind.SHIPS_BY, today().plusDays(20), city.zone());
    }

    private void refunded() {
      returned(ReturnCase.State.RECEIVED);
      refunds.add(
          new Refund(
              "R-" + number,
              Refund.State.SUCCEEDED,
              null,
              money(Math.max(1, total / 2)),
              now.minus(days(1))));
    }

    private void returned(ReturnCase.State stands) {
      age = days(16);
      delivered();
      returns.add(
          new ReturnCase(
              "RMA-" + number,
              stands,
              null,
              List.of(new LineQuantity(lines.get(0).id(), 1)),
              null,
              now.minus(days(1))));
    }

    private void ship(SampleParcels parcel, FulfilmentState stands, List<OrderLine> packed) {
      Tracking tracking = parcel.tracking();
      List<LineQuantity> contents =
          packed.stream().map(line -> new LineQuantity(line.id(), line.ordered())).toList();
      trackings.add(tracking);
      fulfilments.add(
          new Fulfilment(
              "F" + (fulfilments.size() + 1),
              stands,
              null,
              null,
              contents,
              List.of(new Parcel(tracking.trackingNumber(), tracking.carrier(), null, contents)),
              stands.hasLeft() ? now.minus(age).plus(hours(20)) : null,
              null));
    }

    private LocalDate today() {
      return LocalDate.ofInstant(now, city.zone());
    }

    private Order order() {
      Money paid = payment == Payment.State.PAID ? money(total) : money(0);
      return new Order(
          number,
          customer.account() ? customer.id() : null,
          customer.email(),
          state,
          null,
          null,
          now.minus(age),
          lines,
          fulfilments,
          List.of(new Payment("P-" + number, payment, null, "Visa ...1111", paid, refunds)),
          returns,
          customer.address(),
          money(total),
          promise);
    }
  }
}
