// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Cart;
import dev.waybill.commerce.Money;
import dev.waybill.connector.Carts;
import dev.waybill.connector.Failure;
import dev.waybill.evidence.DataLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@link Carts}. To try a connector, extend it:
 *
 * <pre>{@code
 * class ShopCartsTest extends CartsKit {
 *   private final FakeShop shop = FakeShop.start();
 *
 *   @Override
 *   protected Carts carts() {
 *     return new ShopCarts(shop.baseUrl(), KEY, Clock.systemUTC());
 *   }
 *
 *   @Override
 *   protected CartsFixture fixture() {
 *     return CartsFixture.builder()
 *         .cart("chat-7", twoOfOneWithADiscount)
 *         .cart("chat-8", new Cart(List.of()))
 *         .absentConversation("chat-99")
 *         .secrets(KEY)
 *         .build();
 *   }
 *
 *   @Override
 *   protected Carts cartsIn(Trouble trouble) {
 *     shop.suffer(trouble);
 *     return carts();
 *   }
 * }
 * }</pre>
 *
 * <p>A rule for which something was not supplied is aborted, with a message that says how to supply
 * it; it is never passed in silence.
 */
public abstract class CartsKit extends ReadingKit {

  /**
   * The connector, not yet called, over a system that holds the {@link #fixture()} and is well.
   * Asked for once or several times in a test.
   */
  protected abstract Carts carts();

  /** What the system holds. */
  protected abstract CartsFixture fixture();

  /**
   * The connector, not yet called, over a system that has this trouble at every call. Call {@code
   * super.cartsIn(trouble)} for a trouble that the system cannot have, or that cannot be made.
   */
  protected Carts cartsIn(Trouble trouble) {
    throw Untried.abort(
        "override cartsIn(Trouble) and give the connector over a system that is " + trouble);
  }

  @Override
  final DataLayer layer() {
    return DataLayer.ORDER;
  }

  @Override
  final Set<String> confidential() {
    return fixture().secrets();
  }

  @Override
  final Port port() {
    return port(carts(), List.copyOf(fixture().carts().keySet()));
  }

  @Override
  final Port portIn(Trouble trouble) {
    return port(cartsIn(trouble), List.copyOf(fixture().carts().keySet()).subList(0, 1));
  }

  private Port port(Carts carts, List<String> conversations) {
    List<Reading<?>> readings = new ArrayList<>();
    conversations.forEach(conversation -> readings.add(whole(carts, conversation)));
    return new Port(carts, carts::health, readings);
  }

  /** Every cart is read with every line, and every line with every field. */
  @Test
  public final void everyFieldOfACartIsRead() {
    port().readings().forEach(reading -> reading.check(ample()));
  }

  /** A conversation is compared exactly: one that only looks like it is somebody else's. */
  @Test
  public final void aConversationIsComparedExactly() {
    conversations().lookalikesAreNotFound(ample());
  }

  /** A conversation without a cart is {@code NOT_FOUND}: its cart is not known to be empty. */
  @Test
  public final void aConversationWithoutACartIsNotFound() {
    conversations().absentIsNotFound(fixture().absentConversation(), ample());
  }

  /** Whatever text is asked for as a conversation finds nothing, and throws nothing. */
  @Test
  public final void noTextIsTooStrangeToAskFor() {
    conversations().strangeTextsAreNotFound(ample());
  }

  /** A cart with nothing in it is a cart, found and empty. */
  @Test
  public final void anEmptyCartIsEmptyAndNotAbsent() {
    String conversation =
        Untried.unless(fixture().emptyCart(), "add a cart without lines to the fixture");
    Reading<Cart> reading = cart(carts(), conversation);
    assertThat(
            reading
                .answer(ample())
                .fold(found -> found.value().lines().toString(), Failure::toString))
        .as(reading.call() + " must be found as a cart without lines, as the system holds it")
        .isEqualTo("[]");
  }

  /** A unit stands on one line, with the number of it: two lines would be two prices. */
  @Test
  public final void aUnitStandsOnce() {
    for (String conversation : fixture().carts().keySet()) {
      Reading<Cart> reading = cart(carts(), conversation);
      assertThat(reading.found(ample()).value().lines().stream().map(Cart.Line::sku).toList())
          .as(
              reading.call()
                  + " must have each unit once: add up the quantities of lines with one SKU and"
                  + " one price")
          .doesNotHaveDuplicates();
    }
  }

  /** A price is of one unit, after the discounts of the cart: not of the line, and not before. */
  @Test
  public final void aPriceIsOfOneUnitAfterItsDiscounts() {
    CartsFixture.Held held =
        Untried.unless(
            fixture()
                .line(
                    line ->
                        line.quantity() > 1
                            && line.unitPrice() != null
                            && !line.discounts().isEmpty()),
            "add a line to the fixture of two or more of a unit, with a price and a discount");
    Reading<Cart> reading = cart(carts(), held.conversation());
    assertThat(price(reading, held.line().sku()))
        .as(
            reading.call()
                + " must have the price of one "
                + held.line().sku()
                + " after the discounts that the cart shows: neither the sum of the line, nor the"
                + " price of the catalogue")
        .isEqualTo(held.line().unitPrice());
  }

  /** Money has the minor units of its currency: none in yen, three in dinars. */
  @Test
  public final void moneyIsExactInEveryCurrency() {
    for (int decimals : new int[] {0, 3}) {
      CartsFixture.Held held =
          Untried.unless(
              fixture()
                  .line(
                      line ->
                          line.unitPrice() != null
                              && line.unitPrice().currency().getDefaultFractionDigits()
                                  == decimals),
              "add a line to the fixture with a price in a currency of " + decimals + " decimals");
      Reading<Cart> reading = cart(carts(), held.conversation());
      assertThat(price(reading, held.line().sku()))
          .as(
              reading.call()
                  + " must have prices in minor units of their currency: take the decimals from"
                  + " the currency, and never go through a double")
          .isEqualTo(held.line().unitPrice());
    }
  }

  /** If the cart shows no price there is none: it is neither nought nor the catalogue's. */
  @Test
  public final void aPriceThatIsNotShownStaysNull() {
    CartsFixture.Held held =
        Untried.unless(
            fixture().line(line -> line.unitPrice() == null),
            "add a line to the fixture for which the cart shows no price");
    Reading<Cart> reading = cart(carts(), held.conversation());
    assertThat(price(reading, held.line().sku()))
        .as(
            reading.call()
                + " must have null as the price, as the cart shows none: neither nought nor one"
                + " from elsewhere")
        .isNull();
  }

  private @Nullable Money price(Reading<Cart> reading, String sku) {
    return reading.found(ample()).value().lines().stream()
        .filter(line -> line.sku().equals(sku))
        .findFirst()
        .orElseThrow(() -> new AssertionError(reading.call() + " must have a line of " + sku))
        .unitPrice();
  }

  private ById conversations() {
    Carts carts = carts();
    return new ById(
        "conversation", conversation -> cart(carts, conversation), fixture().carts().keySet());
  }

  private static Reading<Cart> cart(Carts carts, String conversation) {
    return Reading.of(
        "ofConversation(" + StrangeTexts.shown(conversation) + ")",
        deadline -> carts.ofConversation(conversation, deadline));
  }

  private Reading<Cart> whole(Carts carts, String conversation) {
    Reading<Cart> reading = cart(carts, conversation);
    Cart expected = Objects.requireNonNull(fixture().carts().get(conversation));
    return new Reading<>(
        reading.call(), reading.read(), cart -> Differences.none(reading.call(), expected, cart));
  }
}
