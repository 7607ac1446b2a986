// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Money;
import dev.waybill.commerce.Product;
import dev.waybill.commerce.Product.Variant;
import dev.waybill.connector.Catalog;
import dev.waybill.evidence.DataLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@link Catalog}. To try a connector, extend it:
 *
 * <pre>{@code
 * class ShopCatalogTest extends CatalogKit {
 *   private final FakeShop shop = FakeShop.start();
 *
 *   @Override
 *   protected Catalog catalog() {
 *     return new ShopCatalog(shop.baseUrl(), KEY, Clock.systemUTC());
 *   }
 *
 *   @Override
 *   protected CatalogFixture fixture() {
 *     return CatalogFixture.builder()
 *         .product(lamp)
 *         .product(otherLamp)
 *         .search("desk lamp", "p1", "p2")
 *         .absentSku("LAMP-99")
 *         .secrets(KEY)
 *         .build();
 *   }
 *
 *   @Override
 *   protected Catalog catalogIn(Trouble trouble) {
 *     shop.suffer(trouble);
 *     return catalog();
 *   }
 * }
 * }</pre>
 *
 * <p>A rule for which something was not supplied is aborted, with a message that says how to supply
 * it; it is never passed in silence.
 */
public abstract class CatalogKit extends ReadingKit {

  /**
   * The connector, not yet called, over a system that holds the {@link #fixture()} and is well.
   * Asked for once or several times in a test.
   */
  protected abstract Catalog catalog();

  /** What the system holds. */
  protected abstract CatalogFixture fixture();

  /**
   * The connector, not yet called, over a system that has this trouble at every call. Call {@code
   * super.catalogIn(trouble)} for a trouble that the system cannot have, or that cannot be made.
   */
  protected Catalog catalogIn(Trouble trouble) {
    throw Untried.abort(
        "override catalogIn(Trouble) and give the connector over a system that is " + trouble);
  }

  @Override
  final DataLayer layer() {
    return DataLayer.KNOWLEDGE;
  }

  @Override
  final Set<String> confidential() {
    return fixture().secrets();
  }

  @Override
  final Port port() {
    return port(catalog(), fixture().products());
  }

  @Override
  final Port portIn(Trouble trouble) {
    return port(catalogIn(trouble), fixture().products().subList(0, 1));
  }

  private Port port(Catalog catalog, List<Product> products) {
    List<Reading<?>> readings = new ArrayList<>();
    products.forEach(
        product -> readings.add(bySku(catalog, product.variants().get(0).sku(), product)));
    readings.add(search(catalog).reading(fixture().words(), fixture().fitting()));
    return new Port(catalog, catalog::health, readings);
  }

  /** Every product is read with every field as the system holds it, its variants in their order. */
  @Test
  public final void everyFieldOfAProductIsRead() {
    Catalog catalog = catalog();
    for (Product product : fixture().products()) {
      bySku(catalog, product.variants().get(0).sku(), product).check(ample());
    }
  }

  /** Whichever SKU of a product is asked for, the whole product is read. */
  @Test
  public final void anyOfItsSkusGivesTheWholeProduct() {
    Product product =
        Untried.unless(
            fixture().inVariants(), "add a product with two variants at least to the fixture");
    Catalog catalog = catalog();
    for (Variant variant : product.variants()) {
      Reading<Product> reading = bySku(catalog, variant.sku());
      assertThat(reading.found(ample()).value().variants())
          .as(
              reading.call()
                  + " must have all variants of the product, not only the one asked for: what else"
                  + " there is to choose from is a fact about the product")
          .extracting(Variant::sku)
          .containsExactlyElementsOf(product.variants().stream().map(Variant::sku).toList());
    }
  }

  /**
   * A SKU is compared exactly: one that begins, ends or looks like another, or differs in capitals,
   * is another unit, with another price.
   */
  @Test
  public final void aSkuIsComparedExactly() {
    skus().lookalikesAreNotFound(ample());
  }

  /** A SKU the system does not hold is {@code NOT_FOUND}. */
  @Test
  public final void anAbsentSkuIsNotFound() {
    skus().absentIsNotFound(fixture().absentSku(), ample());
  }

  /**
   * Whatever text is asked for as a SKU finds nothing, and whatever is searched for is answered.
   */
  @Test
  public final void noTextIsTooStrangeToAskFor() {
    skus().strangeTextsAreNotFound(ample());
    search(catalog()).takesStrangeTexts(ample());
  }

  /** Prices are exact, also in currencies without decimals (JPY) or with three (KWD). */
  @Test
  public final void pricesAreExactInEveryCurrency() {
    Product product =
        Untried.unless(
            fixture().ofOtherDecimals(),
            "add a product to the fixture that is priced in a currency without decimals (JPY) or"
                + " with three (KWD)");
    Reading<Product> reading = bySku(catalog(), product.variants().get(0).sku());
    Differences.none(
        reading.call() + " (its prices)", prices(product), prices(reading.found(ample()).value()));
  }

  private static List<Money> prices(Product product) {
    return product.variants().stream()
        .flatMap(
            one ->
                Stream.of(Optional.ofNullable(one.price()), Optional.ofNullable(one.listPrice())))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * The price is what a customer pays now; the list price stands only beside a reduced one. To swap
   * them would promise a wrong price.
   */
  @Test
  public final void thePriceIsWhatIsPaidNow() {
    Product product =
        Untried.unless(
            fixture().partlyReduced(),
            "add a product to the fixture of which one variant is reduced and another is not");
    Reading<Product> reading = bySku(catalog(), product.variants().get(0).sku());
    Product read = reading.found(ample()).value();
    for (Variant held : product.variants()) {
      Variant variant = read.variant(held.sku()).orElse(held);
      assertThat(variant.price())
          .as(
              reading.call()
                  + " must have as the price of "
                  + held.sku()
                  + " what a customer pays now, not the price it is reduced from")
          .isEqualTo(held.price());
      assertThat(variant.listPrice())
          .as(
              reading.call()
                  + " must have as the list price of "
                  + held.sku()
                  + " the price it is reduced from, or null if it is not reduced: sources that always"
                  + " fill in a list price repeat the price")
          .isEqualTo(held.listPrice());
    }
  }

  /** What the system does not know stays null or empty: no nought, no blank, no default. */
  @Test
  public final void whatIsNotKnownStaysNull() {
    Product sparse =
        Untried.unless(
            fixture().sparse(),
            "add a product to the fixture of which description, category, page, attributes and price"
                + " are not known");
    Reading<Product> reading = bySku(catalog(), sparse.variants().get(0).sku());
    Differences.none(
        reading.call(),
        Differences.between(sparse, reading.found(ample()).value()).stream()
            .filter(Differences.Difference::isInvention)
            .toList());
  }

  /**
   * The attributes are the catalogue's own, by its own names: none is guessed from title or text.
   */
  @Test
  public final void noAttributeIsInvented() {
    Untried.unless(fixture().withAttributes(), "add a product with attributes to the fixture");
    Catalog catalog = catalog();
    for (Product product : fixture().products()) {
      Reading<Product> reading = bySku(catalog, product.variants().get(0).sku());
      assertThat(reading.found(ample()).value().attributes())
          .as(
              reading.call()
                  + " must have the attributes that the catalogue holds, by its own names and in its"
                  + " own words: nothing guessed from the title or the description")
          .isEqualTo(product.attributes());
    }
  }

  /** A description is text, and is given as it stands, whatever it says. */
  @Test
  public final void aDescriptionIsKeptAsItIs() {
    Product product =
        Untried.unless(
            fixture().described(),
            "add a product with a description to the fixture, best one that reads like an order to a"
                + " program");
    Reading<Product> reading = bySku(catalog(), product.variants().get(0).sku());
    assertThat(reading.found(ample()).value().description())
        .as(
            reading.call()
                + " must have the description as it stands, neither shortened nor rewritten nor"
                + " obeyed: the agent treats it as free text")
        .isEqualTo(product.description());
  }

  /** A search finds what the words fit, each product as it is read alone. */
  @Test
  public final void aSearchFindsWhatFits() {
    search(catalog()).findsWhatFits(fixture().words(), fixture().fitting(), ample());
  }

  /** A search gives each product once, however many of its variants fit. */
  @Test
  public final void aSearchGivesEachProductOnce() {
    search(catalog()).givesEachOnce(fixture().words(), ample());
  }

  /** No more products are given than were asked for. */
  @Test
  public final void aLimitIsHonoured() {
    search(catalog()).honoursALimit(fixture().words(), fixture().fitting().size(), ample());
  }

  /** A search that fits nothing is found empty, which is not a failure. */
  @Test
  public final void aSearchThatFitsNothingIsEmpty() {
    String words =
        Untried.unless(
            fixture().wordsOfNothing(),
            "call wordsOfNothing(words) of the fixture, unless the source finds something for any"
                + " words");
    search(catalog()).findsNothing(words, ample());
  }

  private ById skus() {
    Catalog catalog = catalog();
    return new ById("SKU", sku -> bySku(catalog, sku), fixture().skus());
  }

  private static BySearch<Product> search(Catalog catalog) {
    return new BySearch<>("product", Product::id, catalog::search);
  }

  private static Reading<Product> bySku(Catalog catalog, String sku) {
    return Reading.of(
        "bySku(" + StrangeTexts.shown(sku) + ")", deadline -> catalog.bySku(sku, deadline));
  }

  private static Reading<Product> bySku(Catalog catalog, String sku, Product expected) {
    Reading<Product> reading = bySku(catalog, sku);
    return new Reading<>(
        reading.call(),
        reading.read(),
        product -> Differences.none(reading.call(), expected, product));
  }
}
