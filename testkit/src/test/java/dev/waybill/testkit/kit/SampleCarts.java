// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.commerce.Cart;
import dev.waybill.commerce.Money;
import java.util.List;

/** Carts for the trials of the kit of carts. */
public final class SampleCarts {

  static final String FULL = "chat-7";
  static final String EMPTY = "chat-8";

  private SampleCarts() {}

  /** A fixture with all that a rule asks for. */
  public static CartsFixture complete() {
    return CartsFixture.builder()
        .cart(
            FULL,
            new Cart(
                List.of(
                    new Cart.Line("LAMP-1", 2, Money.ofMinor(1990, "EUR"), List.of("SPRING10")),
                    new Cart.Line("CUP-1", 1, null, List.of()))))
        .cart(EMPTY, new Cart(List.of()))
        .cart(
            "chat-77",
            new Cart(
                List.of(
                    new Cart.Line("VASE-1", 1, Money.ofMinor(2500, "JPY"), List.of()),
                    new Cart.Line("BOOK-1", 3, Money.ofMinor(12_345, "KWD"), List.of()))))
        .absentConversation("chat-99")
        .secrets("key-4711")
        .build();
  }
}
