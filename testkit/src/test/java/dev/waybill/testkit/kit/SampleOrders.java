// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.commerce.Address;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Note;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.OrderState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders for the trials of the kit of orders. */
public final class SampleOrders {

  public static final String SECRET = "key-4711";
  public static final String FOREIGN_CUSTOMER = "c77";

  private SampleOrders() {}

  /** A fixture with all that a rule asks for. */
  public static OrdersFixture complete() {
    return OrdersFixture.builder()
        .customer(
            "c7",
            order("WI-1004", 4, "EUR"),
            order("WI-1003", 3, "EUR"),
            order("WI-1002", 2, "EUR"))
        .order(foreign())
        .order(order("WI-3001", "c8", 1, "KWD", OrderState.UNKNOWN, "teilgeliefert"))
        .order(sparse())
        .absentNumber("WI-9999")
        .customerWithoutOrders("c9")
        .outOfReach("WI-0001")
        .pageSize(2)
        .secrets(SECRET)
        .build();
  }

  /** All the orders of the fixture. */
  public static List<Order> all() {
    return complete().orders();
  }

  static Order foreign() {
    return order("WI-2001", FOREIGN_CUSTOMER, 5, "JPY", OrderState.OPEN, null);
  }

  static Order sparse() {
    return new Order(
        "WI-4001",
        null,
        null,
        OrderState.OPEN,
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null);
  }

  static Order order(String number, int day, String currency) {
    return order(number, "c7", day, currency, OrderState.OPEN, null);
  }

  private static Order order(
      String number,
      String customer,
      int day,
      String currency,
      OrderState state,
      @Nullable String sourceState) {
    return new Order(
        number,
        customer,
        customer + "@example.com",
        state,
        sourceState,
        null,
        Instant.parse("2026-07-0" + day + "T10:15:30Z"),
        List.of(
            new OrderLine(
                "1",
                "LAMP-1",
                "Desk lamp",
                2,
                0,
                0,
                Money.ofMinor(1250, currency),
                Money.ofMinor(2500, currency),
                null)),
        List.of(),
        List.of(),
        List.of(),
        new Address("Ada Example", List.of("4 Hill Road"), "Pune", null, "411001", "IN"),
        Money.ofMinor(2500, currency),
        null,
        List.of(new Note(Note.Author.CUSTOMER, "Please ring twice")));
  }
}
