// SPDX-License-Identifier: Apache-2.0
package com.example.house;

import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderState;
import dev.waybill.connector.Orders;
import dev.waybill.testkit.kit.OrdersFixture;
import dev.waybill.testkit.kit.OrdersKit;
import dev.waybill.testkit.kit.Trouble;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class HouseOrdersTest extends OrdersKit {

  private static final String KEY = "house-key-4711";

  private final FakeHouse house = new FakeHouse(KEY);

  // tag::kit[]
  @Override
  protected Orders orders() {
    return new HouseOrders(house.base(), KEY, Clock.systemUTC());
  }

  @Override
  protected Orders ordersIn(Trouble trouble) {
    house.suffer(trouble);
    return orders();
  }

  @Override
  protected OrdersFixture fixture() {
    String ada = "ada@example.com";
    return OrdersFixture.builder()
        .customer(
            "c7",
            order("H-1003", "c7", ada, "offen", "2026-07-04T07:15:30Z", Money.ofMinor(1250, "EUR")),
            order(
                "H-1002", "c7", ada, "erledigt", "2026-01-05T21:00:00Z", Money.ofMinor(700, "EUR")))
        .order(
            order(
                "H-1001",
                "c77",
                "bob@example.com",
                "beim Drucker",
                "2026-01-02T09:00:00Z",
                Money.ofMinor(1250, "JPY")))
        .order(order("H-1000", null, null, "offen", null, null))
        .absentNumber("H-9999")
        .customerWithoutOrders("c9")
        .secrets(KEY)
        .build();
  }

  @AfterEach
  void close() {
    house.close();
  }
  // end::kit[]

  private static Order order(
      String number, String customer, String email, String word, String placed, Money total) {
    OrderState state =
        switch (word) {
          case "offen" -> OrderState.OPEN;
          case "erledigt" -> OrderState.COMPLETED;
          default -> OrderState.UNKNOWN;
        };
    return new Order(
        number,
        customer,
        email,
        state,
        word,
        null,
        placed == null ? null : Instant.parse(placed),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        total,
        null);
  }
}
