// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms;

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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Order N1001 of {@link ShopTables#fullOrder()}, as it must be read. */
final class FullOrder {

  static final Order EXPECTED =
      new Order(
          "N1001",
          "c7",
          "maya@example.com",
          OrderState.ON_HOLD,
          "GESPERRT",
          "Versandt",
          Instant.parse("2026-07-04T13:15:30Z"),
          List.of(
              new OrderLine(
                  "11",
                  "LAMP-1",
                  "Desk lamp",
                  2,
                  0,
                  1,
                  Money.ofMinor(500, "EUR"),
                  Money.ofMinor(999, "EUR"),
                  null),
              new OrderLine(
                  "12",
                  null,
                  "Sofa",
                  1,
                  0,
                  0,
                  null,
                  Money.ofMinor(250, "EUR"),
                  new Backorder(Backorder.Kind.PREORDER, LocalDate.parse("2026-12-24"))),
              new OrderLine(
                  "13",
                  null,
                  "Rug",
                  3,
                  1,
                  0,
                  null,
                  null,
                  new Backorder(Backorder.Kind.OUT_OF_STOCK, null))),
          List.of(
              new Fulfilment(
                  "21",
                  FulfilmentState.SHIPPED,
                  null,
                  "Pune",
                  List.of(new LineQuantity("11", 2)),
                  List.of(
                      new Parcel(
                          "1Z1",
                          Carrier.UPS,
                          "https://example.com/1Z1",
                          List.of(new LineQuantity("11", 1))),
                      new Parcel(
                          "1Z2",
                          new Carrier("blue-dart"),
                          null,
                          List.of(new LineQuantity("11", 0)))),
                  Instant.parse("2026-07-05T04:00:00Z"),
                  null),
              new Fulfilment(
                  "22",
                  FulfilmentState.PENDING,
                  null,
                  null,
                  List.of(new LineQuantity("12", 1)),
                  List.of(),
                  null,
                  null)),
          List.of(
              new Payment(
                  "p1",
                  Payment.State.PAID,
                  null,
                  "Visa ...1111",
                  Money.ofMinor(1249, "EUR"),
                  List.of(
                      new Refund(
                          "r1",
                          Refund.State.PENDING,
                          "angelegt",
                          Money.ofMinor(500, "EUR"),
                          Instant.parse("2026-07-06T10:00:00Z"))))),
          List.of(
              new ReturnCase(
                  "t1",
                  ReturnCase.State.IN_TRANSIT,
                  null,
                  List.of(new LineQuantity("11", 1)),
                  new Parcel("1Z9", Carrier.UPS, null, List.of()),
                  Instant.parse("2026-12-24T15:00:00Z"))),
          new Address("Maya Rao", List.of("4 Hill Road"), "Mumbai", "MH", "400050", "IN"),
          Money.ofMinor(1249, "EUR"),
          new Promise(
              Promise.Kind.ARRIVES_BY, LocalDate.parse("2026-07-09"), ZoneId.of("Asia/Kolkata")));

  private FullOrder() {}
}
