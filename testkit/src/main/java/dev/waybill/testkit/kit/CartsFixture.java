// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Cart;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the system behind a {@link dev.waybill.connector.Carts} holds, for {@link CartsKit}: the
 * carts as they must be read, complete.
 *
 * <pre>{@code
 * CartsFixture.builder()
 *     .cart("chat-7", twoOfOneWithADiscountAndOneOfAnother)
 *     .cart("chat-8", new Cart(List.of()))
 *     .absentConversation("chat-99")
 *     .secrets(API_KEY)
 *     .build();
 * }</pre>
 */
public final class CartsFixture {

  /**
   * A line of a cart.
   *
   * @param conversation whose cart it is
   * @param line the line
   */
  record Held(String conversation, Cart.Line line) {}

  private final Map<String, Cart> carts;
  private final String absentConversation;
  private final Set<String> secrets;

  private CartsFixture(Builder from, String absentConversation) {
    this.carts = new LinkedHashMap<>(from.carts);
    this.absentConversation = absentConversation;
    this.secrets = Set.copyOf(from.secrets);
  }

  /** Starts a fixture; {@code cart} and {@code absentConversation} must be called. */
  public static Builder builder() {
    return new Builder();
  }

  /** The carts, by conversation, in the order in which they were given. */
  Map<String, Cart> carts() {
    return carts;
  }

  String absentConversation() {
    return absentConversation;
  }

  Set<String> secrets() {
    return secrets;
  }

  /** A conversation whose cart is empty, or null. */
  @Nullable String emptyCart() {
    return carts.entrySet().stream()
        .filter(entry -> entry.getValue().lines().isEmpty())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /** The first line that fits, or null. */
  @Nullable Held line(Predicate<Cart.Line> fits) {
    for (Map.Entry<String, Cart> entry : carts.entrySet()) {
      for (Cart.Line line : entry.getValue().lines()) {
        if (fits.test(line)) {
          return new Held(entry.getKey(), line);
        }
      }
    }
    return null;
  }

  /** Builds a fixture. */
  public static final class Builder {

    private final Map<String, Cart> carts = new LinkedHashMap<>();
    private @Nullable String absentConversation;
    private final Set<String> secrets = new HashSet<>();

    private Builder() {}

    /**
     * The cart of a conversation, as it must be read, complete. Wanted are a line of several of a
     * unit with a price and a discount, a line whose price is not held, prices in currencies of no
     * and of three decimals, and an empty cart.
     */
    public Builder cart(String conversationId, Cart cart) {
      carts.put(requireNonNull(conversationId, "conversationId"), requireNonNull(cart, "cart"));
      return this;
    }

    /** A conversation for which the system holds no cart. */
    public Builder absentConversation(String conversationId) {
      absentConversation = requireNonNull(conversationId, "conversationId");
      return this;
    }

    /** The connector's keys, passwords and tokens; none may stand in a failure. */
    public Builder secrets(String... keys) {
      secrets.addAll(List.of(keys));
      return this;
    }

    /**
     * Builds it.
     *
     * @throws IllegalStateException if a part is missing
     * @throws IllegalArgumentException if the parts contradict each other
     */
    public CartsFixture build() {
      CartsFixture fixture =
          new CartsFixture(
              this, Parts.needed(absentConversation, "absentConversation(conversationId)"));
      Parts.require(
          fixture.line(line -> true) != null,
          "cart(conversationId, cart) must be called with a cart that is not empty");
      List<String> conversations = new ArrayList<>(carts.keySet());
      conversations.add(fixture.absentConversation);
      Parts.differ(conversations, "the absent conversation must have no cart");
      return fixture;
    }
  }
}
