// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static dev.waybill.testkit.kit.Answers.absentAs;
import static dev.waybill.testkit.kit.Answers.changed;
import static dev.waybill.testkit.kit.Answers.emptyIsAbsent;
import static dev.waybill.testkit.kit.Answers.orThrow;
import static dev.waybill.testkit.kit.Answers.soon;
import static dev.waybill.testkit.kit.Answers.twice;

import dev.waybill.ambient.Ambient;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Product;
import dev.waybill.commerce.Product.Variant;
import dev.waybill.connector.Catalog;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.Lookup;
import dev.waybill.testkit.shop.InMemoryShop;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule of {@link CatalogKit} is kept by an honest connector and broken by some other. */
class CatalogKitTrialTest {

  private static final CatalogFixture FIXTURE = SampleProducts.complete();

  private final KitTrial<CatalogKit> trial = new KitTrial<>(CatalogKit.class);

  @TestFactory
  Stream<DynamicTest> everyRuleIsKeptAndBroken() {
    trial.correct("the shop in memory", () -> kit(honest -> honest));
    ReadingMutants.addTo(trial, Catalog.class, CatalogKitTrialTest::kit);
    fields();
    prices();
    skus();
    searches();
    return trial.tests();
  }

  private void fields() {
    product(
        "everyFieldOfAProductIsRead",
        "leaves the page out",
        "(the system knows it)",
        product -> with(product, product.description(), product.attributes(), null));
    product(
        "whatIsNotKnownStaysNull",
        "makes an unknown description blank",
        "description must be null",
        product ->
            with(
                product,
                product.description() == null ? "" : product.description(),
                product.attributes(),
                product.page()));
    product(
        "whatIsNotKnownStaysNull",
        "makes an unknown price nought",
        "(what the system does not know stays null",
        product ->
            prices(
                product,
                one -> one.price() == null ? priced(one, Money.ofMinor(0, "EUR"), null) : one));
    product(
        "noAttributeIsInvented",
        "guesses the capacity from the title",
        "nothing guessed from the title",
        product -> with(product, product.description(), Map.of("capacity", "1 l"), product.page()));
    product(
        "aDescriptionIsKeptAsItIs",
        "leaves out what looks like an order",
        "neither shortened nor rewritten nor obeyed",
        product ->
            with(
                product,
                product.description() == null
                    ? null
                    : product.description().replaceAll("<!--.*-->", ""),
                product.attributes(),
                product.page()));
  }

  private void prices() {
    product(
        "pricesAreExactInEveryCurrency",
        "takes every currency to have two decimals",
        "KWD has 3 decimals",
        product ->
            prices(
                product,
                one ->
                    one.price() == null
                        ? one
                        : priced(
                            one,
                            new Money(
                                one.price().amount().movePointRight(2).longValue(),
                                one.price().currency()),
                            one.listPrice())));
    product(
        "thePriceIsWhatIsPaidNow",
        "gives the list price for the price",
        "not the price it is reduced from",
        product ->
            prices(
                product,
                one -> one.listPrice() == null ? one : priced(one, one.listPrice(), null)));
    product(
        "thePriceIsWhatIsPaidNow",
        "swaps price and list price",
        "must not throw IllegalArgumentException",
        product ->
            prices(
                product,
                one -> one.listPrice() == null ? one : priced(one, one.listPrice(), one.price())));
    product(
        "thePriceIsWhatIsPaidNow",
        "leaves the list price out",
        "the price it is reduced from, or null",
        product -> prices(product, one -> priced(one, one.price(), null)));
  }

  private void skus() {
    sku(
        "anyOfItsSkusGivesTheWholeProduct",
        "gives only the variant asked for",
        "all variants of the product",
        (shop, sku) ->
            changed(
                shop.bySku(sku, soon()),
                product ->
                    variants(
                        product,
                        product.variants().stream()
                            .filter(one -> one.sku().equals(sku))
                            .toList())));
    sku(
        "aSkuIsComparedExactly",
        "takes what a search by the beginning gives",
        "compare the SKU of what the system gives",
        (shop, sku) ->
            shop.bySku(
                FIXTURE.skus().stream()
                    .filter(held -> held.startsWith(sku))
                    .findFirst()
                    .orElse(sku),
                soon()));
    sku(
        "aSkuIsComparedExactly",
        "compares without regard to capitals",
        "exactly",
        (shop, sku) -> shop.bySku(sku.toUpperCase(Locale.ROOT), soon()));
    sku(
        "anAbsentSkuIsNotFound",
        "throws on HTTP 404",
        "must not throw",
        (shop, sku) -> orThrow(shop.bySku(sku, soon())));
    sku(
        "anAbsentSkuIsNotFound",
        "calls what is absent malformed",
        "map the system's own \"not found\"",
        (shop, sku) -> absentAs(Kind.MALFORMED, shop.bySku(sku, soon())));
    sku(
        "noTextIsTooStrangeToAskFor",
        "gives whatever a pattern fits",
        "bind values, never paste them in",
        (shop, sku) -> shop.bySku(sku.equals("%") ? "CUP-1" : sku, soon()));
    search(
        "noTextIsTooStrangeToAskFor",
        "throws when nothing is searched for",
        "must not throw",
        (shop, words, limit) -> {
          if (words.isBlank()) {
            throw new IllegalArgumentException("blank");
          }
          return shop.search(words, limit, soon());
        });
    search(
        "noTextIsTooStrangeToAskFor",
        "calls words that are too long for its source unsupported",
        "shorten what is too long",
        (shop, words, limit) ->
            words.length() > 1_000
                ? Lookup.failed(Kind.UNSUPPORTED, "too long")
                : shop.search(words, limit, soon()));
  }

  private void searches() {
    search(
        "aSearchFindsWhatFits",
        "gives only the first page of its source",
        "must find the product p2",
        (shop, words, limit) -> shop.search(words, 1, soon()));
    search(
        "aSearchFindsWhatFits",
        "gives products without their attributes",
        "attributes must be {Material=oak}",
        (shop, words, limit) ->
            changed(
                shop.search(words, limit, soon()),
                list ->
                    list.stream()
                        .map(one -> with(one, one.description(), Map.of(), one.page()))
                        .toList()));
    search(
        "aSearchGivesEachProductOnce",
        "gives a product for each of its variants",
        "must give each product once",
        (shop, words, limit) -> changed(shop.search(words, limit, soon()), list -> twice(list)));
    search(
        "aLimitIsHonoured",
        "gives all there are",
        "and no more",
        (shop, words, limit) -> shop.search(words, 100, soon()));
    search(
        "aLimitIsHonoured",
        "counts variants against the limit",
        "the limit is of different products",
        (shop, words, limit) ->
            changed(
                shop.search(words, limit, soon()),
                list -> limit == 2 ? list.subList(0, Math.min(1, list.size())) : list));
    search(
        "aSearchThatFitsNothingIsEmpty",
        "calls a search that fits nothing not found",
        "it is not a failure",
        (shop, words, limit) -> emptyIsAbsent(shop.search(words, limit, soon())));
    search(
        "aSearchThatFitsNothingIsEmpty",
        "gives a best-seller instead",
        "nothing is given instead",
        (shop, words, limit) ->
            changed(
                shop.search(words, limit, soon()),
                list -> list.isEmpty() ? List.of(SampleProducts.CUP) : list));
  }

  private static CatalogKit kit(UnaryOperator<Catalog> damage) {
    return new CatalogKit() {
      @Override
      Duration grace() {
        return Duration.ofSeconds(2);
      }

      @Override
      protected Catalog catalog() {
        InMemoryShop shop = new InMemoryShop(Ambient.clock());
        FIXTURE.products().forEach(shop::put);
        return damage.apply(shop.catalog());
      }

      @Override
      protected CatalogFixture fixture() {
        return FIXTURE;
      }

      @Override
      protected Catalog catalogIn(Trouble trouble) {
        return damage.apply(Outage.of(Catalog.class, trouble, Ambient.clock()));
      }
    };
  }

  private interface BySku {
    Lookup<Product> read(Catalog shop, String sku);
  }

  private interface Search {
    Lookup<List<Product>> read(Catalog shop, String words, int limit);
  }

  private record Odd(Catalog honest, BySku bySku, Search search) implements Catalog {
    @Override
    public Lookup<Product> bySku(String sku, Deadline deadline) {
      return bySku.read(honest, sku);
    }

    @Override
    public Lookup<List<Product>> search(String words, int limit, Deadline deadline) {
      return search.read(honest, words, limit);
    }

    @Override
    public ConnectorHealth health() {
      return honest.health();
    }
  }

  private void product(String rule, String defect, String says, UnaryOperator<Product> change) {
    sku(rule, defect, says, (shop, sku) -> changed(shop.bySku(sku, soon()), change));
  }

  private void sku(String rule, String defect, String says, BySku read) {
    odd(rule, defect, says, read, (shop, words, limit) -> shop.search(words, limit, soon()));
  }

  private void search(String rule, String defect, String says, Search read) {
    odd(rule, defect, says, (shop, sku) -> shop.bySku(sku, soon()), read);
  }

  private void odd(String rule, String defect, String says, BySku bySku, Search search) {
    trial.mutant(rule, defect, says, () -> kit(honest -> new Odd(honest, bySku, search)));
  }

  private static Product with(
      Product product,
      @Nullable String description,
      Map<String, String> attributes,
      @Nullable URI page) {
    return new Product(
        product.id(),
        product.title(),
        description,
        product.category(),
        attributes,
        product.variants(),
        page);
  }

  private static Product variants(Product product, List<Variant> variants) {
    return new Product(
        product.id(),
        product.title(),
        product.description(),
        product.category(),
        product.attributes(),
        variants,
        product.page());
  }

  private static Product prices(Product product, UnaryOperator<Variant> change) {
    return variants(product, product.variants().stream().map(change).toList());
  }

  private static Variant priced(Variant variant, @Nullable Money price, @Nullable Money listPrice) {
    return new Variant(variant.sku(), variant.title(), variant.options(), price, listPrice);
  }
}
