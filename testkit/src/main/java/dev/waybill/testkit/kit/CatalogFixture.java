// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Product;
import dev.waybill.commerce.Product.Variant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the system behind a {@link dev.waybill.connector.Catalog} holds, for {@link CatalogKit}: the
 * products as they must be read, complete.
 *
 * <pre>{@code
 * CatalogFixture.builder()
 *     .product(lampInTwoColoursOneOfThemReduced)
 *     .product(otherLampInYenOrDinar)
 *     .product(ofWhichOnlyTheTitleIsKnown)
 *     .search("desk lamp", "p1", "p2")
 *     .wordsOfNothing("zither")
 *     .absentSku("LAMP-99")
 *     .secrets(API_KEY)
 *     .build();
 * }</pre>
 */
public final class CatalogFixture {

  private final List<Product> products;
  private final String words;
  private final List<Product> fitting;
  private final String absentSku;
  private final @Nullable String wordsOfNothing;
  private final Set<String> secrets;

  private CatalogFixture(Builder from, String words, String absentSku) {
    this.products = List.copyOf(from.products);
    this.words = words;
    this.fitting =
        products.stream().filter(product -> from.fitting.contains(product.id())).toList();
    this.absentSku = absentSku;
    this.wordsOfNothing = from.wordsOfNothing;
    this.secrets = Set.copyOf(from.secrets);
  }

  /** Starts a fixture; {@code product}, {@code search} and {@code absentSku} must be called. */
  public static Builder builder() {
    return new Builder();
  }

  List<Product> products() {
    return products;
  }

  /** The SKUs of all products. */
  Set<String> skus() {
    return products.stream()
        .flatMap(product -> product.variants().stream())
        .map(Variant::sku)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  String words() {
    return words;
  }

  /** The products that the words must find. */
  List<Product> fitting() {
    return fitting;
  }

  String absentSku() {
    return absentSku;
  }

  @Nullable String wordsOfNothing() {
    return wordsOfNothing;
  }

  Set<String> secrets() {
    return secrets;
  }

  /** A product in several variants, or null. */
  @Nullable Product inVariants() {
    return first(product -> product.variants().size() > 1);
  }

  /** A product of which one variant is reduced and another is not, or null. */
  @Nullable Product partlyReduced() {
    return first(
        product ->
            product.variants().stream().anyMatch(one -> one.listPrice() != null)
                && product.variants().stream()
                    .anyMatch(one -> one.price() != null && one.listPrice() == null));
  }

  /** A product priced in a currency that has not two decimals, or null. */
  @Nullable Product ofOtherDecimals() {
    return first(
        product ->
            product.variants().stream()
                .anyMatch(one -> one.price() != null && one.price().amount().scale() != 2));
  }

  /** A product with a description, or null. */
  @Nullable Product described() {
    return first(product -> product.description() != null);
  }

  /** A product of which little is known, or null. */
  @Nullable Product sparse() {
    return first(
        product ->
            product.description() == null
                && product.category() == null
                && product.page() == null
                && product.attributes().isEmpty()
                && product.variants().stream().anyMatch(one -> one.price() == null));
  }

  /** A product with attributes, or null. */
  @Nullable Product withAttributes() {
    return first(product -> !product.attributes().isEmpty());
  }

  private @Nullable Product first(Predicate<Product> fits) {
    return products.stream().filter(fits).findFirst().orElse(null);
  }

  /** Builds a fixture. */
  public static final class Builder {

    private final List<Product> products = new ArrayList<>();
    private @Nullable String words;
    private final Set<String> fitting = new LinkedHashSet<>();
    private @Nullable String wordsOfNothing;
    private @Nullable String absentSku;
    private final Set<String> secrets = new HashSet<>();

    private Builder() {}

    /**
     * A product, as it must be read, complete. Wanted are one in several variants of which one is
     * reduced and another is not, one in a currency without decimals or with three, one with
     * attributes and a description (best a description that reads like an order to a program), and
     * one of which description, category, page, attributes and price are not known.
     */
    public Builder product(Product product) {
      products.add(requireNonNull(product, "product"));
      return this;
    }

    /**
     * Words of a customer, and products that they must find, in any order; others may be found too.
     *
     * @param customersWords the words
     * @param productIds the identifiers of two products at least; best one of them fits by several
     *     of its variants
     */
    public Builder search(String customersWords, String... productIds) {
      words = requireNonNull(customersWords, "customersWords");
      fitting.clear();
      fitting.addAll(List.of(productIds));
      return this;
    }

    /** Words that fit no product; not to be called if the source finds something for any words. */
    public Builder wordsOfNothing(String customersWords) {
      wordsOfNothing = requireNonNull(customersWords, "customersWords");
      return this;
    }

    /** A SKU that the system does not hold. */
    public Builder absentSku(String sku) {
      absentSku = requireNonNull(sku, "sku");
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
    public CatalogFixture build() {
      CatalogFixture fixture =
          new CatalogFixture(
              this,
              Parts.needed(words, "search(words, productIds)"),
              Parts.needed(absentSku, "absentSku(sku)"));
      Parts.require(
          products.stream().noneMatch(product -> product.variants().isEmpty()),
          "each product must have a variant with a SKU");
      List<String> skus = new ArrayList<>();
      products.forEach(product -> product.variants().forEach(one -> skus.add(one.sku())));
      skus.add(fixture.absentSku);
      Parts.differ(skus, "SKUs must differ, and the absent one be none of them");
      Parts.differ(products.stream().map(Product::id).toList(), "products must differ");
      Parts.require(
          fitting.size() > 1 && fixture.fitting.size() == fitting.size(),
          "search(words, productIds) must name two products at least that are in the fixture");
      return fixture;
    }
  }
}
