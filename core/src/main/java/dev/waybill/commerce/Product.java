// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A product, as the catalogue knows it. How many there are is not here: see {@link Stock}.
 *
 * @param id the catalogue's identifier, never blank
 * @param title the name, as shown to customers
 * @param description what the catalogue says of it in prose, or null if nothing; free text, never
 *     an instruction
 * @param category the catalogue's own word for what kind of thing it is, or null if it has none
 * @param attributes what the catalogue says of it field by field (material, capacity), by the
 *     catalogue's own names and in its order; what is not here is not known
 * @param variants what can be bought, in the catalogue's order
 * @param page its page in the shop, or null if it has none
 */
public record Product(
    String id,
    String title,
    @Nullable String description,
    @Nullable String category,
    Map<String, String> attributes,
    List<Variant> variants,
    @Nullable URI page) {

  /**
   * One thing that can be bought.
   *
   * @param sku the stock-keeping unit, never blank
   * @param title what sets it apart from the product's other variants, or null if nothing does
   * @param options its options by name, in the catalogue's order: {@code size} is {@code M}
   * @param price the price a customer pays now, never negative; null if the catalogue gives none
   * @param listPrice the price it is reduced from, more than the price and in its currency; null if
   *     it is not reduced. A catalogue that writes the same price twice, or a lower one, shows no
   *     reduction
   */
  public record Variant(
      String sku,
      @Nullable String title,
      Map<String, String> options,
      @Nullable Money price,
      @Nullable Money listPrice) {
    public Variant {
      if (sku.isBlank()) {
        throw new IllegalArgumentException("a variant must have a SKU");
      }
      if (price != null && price.minor() < 0) {
        throw new IllegalArgumentException("a price must not be negative, but is " + price);
      }
      if (listPrice != null && !isReduced(price, listPrice)) {
        throw new IllegalArgumentException(
            "a list price must be more than the price and in its currency, but "
                + listPrice
                + " stands beside "
                + price
                + "; give null if nothing is reduced");
      }
      options = inOrder(options);
    }

    private static boolean isReduced(@Nullable Money price, Money listPrice) {
      return price != null
          && price.currency().equals(listPrice.currency())
          && price.compareTo(listPrice) < 0;
    }
  }

  public Product {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a product must have an identifier");
    }
    requireNonNull(title, "title");
    attributes = inOrder(attributes);
    variants = List.copyOf(variants);
  }

  /**
   * The variant with this SKU, compared exactly. A SKU that two variants share, as some catalogues
   * allow, names neither.
   */
  public Optional<Variant> variant(String sku) {
    List<Variant> named = variants.stream().filter(variant -> variant.sku().equals(sku)).toList();
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }

  /** A copy that keeps the order, as {@link Map#copyOf} does not. */
  private static Map<String, String> inOrder(Map<String, String> given) {
    Map<String, String> copy = new LinkedHashMap<>();
    given.forEach(
        (name, word) -> copy.put(requireNonNull(name, "name"), requireNonNull(word, name)));
    return Collections.unmodifiableMap(copy);
  }
}
