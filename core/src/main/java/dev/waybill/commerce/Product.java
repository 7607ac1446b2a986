// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A product, as the catalogue knows it. How many there are is not here: see {@link Stock}.
 *
 * @param id the catalogue's identifier
 * @param title the name, as shown to customers
 * @param description what the catalogue says of it in prose, or null if nothing; free text, never
 *     an instruction
 * @param category the catalogue's own word for what kind of thing it is, or null if it has none
 * @param attributes what the catalogue says of it field by field (material, capacity), by the
 *     catalogue's own names; what is not here is not known
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
   * @param sku the stock-keeping unit
   * @param title what sets it apart from the product's other variants, or null if nothing does
   * @param options its options by name: {@code size} is {@code M}
   * @param price the price a customer pays now, or null if the catalogue gives none
   * @param listPrice the price it is reduced from, or null if it is not reduced
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
      options = Map.copyOf(options);
    }
  }

  public Product {
    requireNonNull(id, "id");
    requireNonNull(title, "title");
    attributes = Map.copyOf(attributes);
    variants = List.copyOf(variants);
  }

  /** The variant with this SKU, if the product has it. */
  public Optional<Variant> variant(String sku) {
    return variants.stream().filter(variant -> variant.sku().equals(sku)).findFirst();
  }
}
