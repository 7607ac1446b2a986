// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static dev.waybill.testkit.kit.Answers.absentAs;
import static dev.waybill.testkit.kit.Answers.changed;
import static dev.waybill.testkit.kit.Answers.orThrow;
import static dev.waybill.testkit.kit.Answers.soon;

import dev.waybill.ambient.Ambient;
import dev.waybill.commerce.Cart;
import dev.waybill.commerce.Money;
import dev.waybill.connector.Carts;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import dev.waybill.testkit.shop.InMemoryShop;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule of {@link CartsKit} is kept by an honest connector and broken by some other. */
class CartsKitTrialTest {

  private static final CartsFixture FIXTURE = SampleCarts.complete();

  private final KitTrial<CartsKit> trial = new KitTrial<>(CartsKit.class);

  @TestFactory
  Stream<DynamicTest> everyRuleIsKeptAndBroken() {
    trial.correct("the shop in memory", () -> kit(honest -> honest));
    ReadingMutants.addTo(trial, Carts.class, CartsKitTrialTest::kit);
    conversations();
    contents();
    prices();
    return trial.tests();
  }

  private void conversations() {
    odd(
        "aConversationIsComparedExactly",
        "takes what a search by the beginning gives",
        "compare the conversation of what the system gives",
        (shop, id) ->
            shop.ofConversation(
                FIXTURE.carts().keySet().stream()
                    .filter(held -> !id.isEmpty() && held.startsWith(id))
                    .findFirst()
                    .orElse(id),
                soon()));
    odd(
        "aConversationWithoutACartIsNotFound",
        "gives an empty cart for a conversation that has none",
        "must be a failure",
        (shop, id) -> orEmpty(shop.ofConversation(id, soon())));
    odd(
        "aConversationWithoutACartIsNotFound",
        "throws on HTTP 404",
        "must not throw",
        (shop, id) -> orThrow(shop.ofConversation(id, soon())));
    odd(
        "aConversationWithoutACartIsNotFound",
        "calls what is absent down",
        "map the system's own \"not found\"",
        (shop, id) -> absentAs(Kind.DOWN, shop.ofConversation(id, soon())));
    odd(
        "noTextIsTooStrangeToAskFor",
        "gives whatever a pattern fits",
        "bind values, never paste them in",
        (shop, id) -> shop.ofConversation(id.equals("%") ? SampleCarts.FULL : id, soon()));
  }

  private void contents() {
    cart(
        "everyFieldOfACartIsRead",
        "leaves the discounts out",
        "discounts",
        line -> new Cart.Line(line.sku(), line.quantity(), line.unitPrice(), List.of()));
    odd(
        "everyFieldOfACartIsRead",
        "leaves the last line out",
        "lines",
        (shop, id) ->
            changed(
                shop.ofConversation(id, soon()),
                cart -> new Cart(cart.lines().subList(0, Math.max(0, cart.lines().size() - 1)))));
    odd(
        "anEmptyCartIsEmptyAndNotAbsent",
        "calls an empty cart not found",
        "must be found as a cart without lines",
        (shop, id) ->
            id.equals(SampleCarts.EMPTY)
                ? Lookup.failed(Kind.NOT_FOUND, "no items")
                : shop.ofConversation(id, soon()));
    odd(
        "aUnitStandsOnce",
        "gives a line for each piece",
        "add up the quantities",
        (shop, id) ->
            changed(
                shop.ofConversation(id, soon()),
                cart -> new Cart(cart.lines().stream().flatMap(line -> pieces(line)).toList())));
  }

  private void prices() {
    cart(
        "aPriceIsOfOneUnitAfterItsDiscounts",
        "gives the sum of the line",
        "the sum of the line",
        line ->
            priced(
                line,
                line.unitPrice() == null
                    ? null
                    : Money.ofMinor(
                        line.unitPrice().minor() * line.quantity(),
                        line.unitPrice().currency().getCurrencyCode())));
    cart(
        "aPriceIsOfOneUnitAfterItsDiscounts",
        "gives the price of the catalogue",
        "the price of the catalogue",
        line -> line.discounts().isEmpty() ? line : priced(line, Money.ofMinor(2490, "EUR")));
    for (String currency : List.of("JPY", "KWD")) {
      cart(
          "moneyIsExactInEveryCurrency",
          "takes hundredths for the minor units of " + currency,
          "take the decimals from the currency",
          line ->
              line.unitPrice() != null
                      && line.unitPrice().currency().getCurrencyCode().equals(currency)
                  ? priced(line, Money.ofMinor(line.unitPrice().minor() * 100, currency))
                  : line);
    }
    cart(
        "aPriceThatIsNotShownStaysNull",
        "takes nought for a price that is not shown",
        "neither nought",
        line -> line.unitPrice() == null ? priced(line, Money.ofMinor(0, "EUR")) : line);
  }

  private static Stream<Cart.Line> pieces(Cart.Line line) {
    Cart.Line piece = new Cart.Line(line.sku(), 1, line.unitPrice(), line.discounts());
    return Stream.generate(() -> piece).limit(line.quantity());
  }

  private static Cart.Line priced(Cart.Line line, @Nullable Money price) {
    return new Cart.Line(line.sku(), line.quantity(), price, line.discounts());
  }

  private static Lookup<Cart> orEmpty(Lookup<Cart> answer) {
    return answer.fold(
        found -> found,
        failure ->
            Lookup.found(
                new Cart(List.of()),
                new Source("shop", DataLayer.ORDER),
                Ambient.clock().instant()));
  }

  private static CartsKit kit(UnaryOperator<Carts> damage) {
    return new CartsKit() {
      @Override
      Duration grace() {
        return Duration.ofSeconds(2);
      }

      @Override
      protected Carts carts() {
        InMemoryShop shop = new InMemoryShop(Ambient.clock());
        FIXTURE.carts().forEach(shop::put);
        return damage.apply(shop.carts());
      }

      @Override
      protected CartsFixture fixture() {
        return FIXTURE;
      }

      @Override
      protected Carts cartsIn(Trouble trouble) {
        return damage.apply(Outage.of(Carts.class, trouble, Ambient.clock()));
      }
    };
  }

  private interface Of {
    Lookup<Cart> read(Carts shop, String conversation);
  }

  private record Odd(Carts honest, Of of) implements Carts {
    @Override
    public Lookup<Cart> ofConversation(String conversationId, Deadline deadline) {
      return of.read(honest, conversationId);
    }

    @Override
    public ConnectorHealth health() {
      return honest.health();
    }
  }

  private void cart(String rule, String defect, String says, UnaryOperator<Cart.Line> change) {
    odd(
        rule,
        defect,
        says,
        (shop, id) ->
            changed(
                shop.ofConversation(id, soon()),
                cart -> new Cart(cart.lines().stream().map(change).toList())));
  }

  private void odd(String rule, String defect, String says, Of of) {
    trial.mutant(rule, defect, says, () -> kit(honest -> new Odd(honest, of)));
  }
}
