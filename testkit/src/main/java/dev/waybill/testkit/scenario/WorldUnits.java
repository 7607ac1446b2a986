// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.commerce.Product;
import dev.waybill.commerce.Product.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Products of which a world's records hold only the numbers of units: the first word of a number is
 * the product, the others are its options. {@code PARKA-L-GREEN} is the parka in size L and in
 * green. Only what a line of an order is one of is a product: everything else is a number and no
 * more. No price is known of them.
 */
final class WorldUnits {

  private static final String SIZE = "xxs|xs|s|m|l|xl|xxl|\\d{1,3}";

  private final Node world;
  private final Map<String, Set<String>> stocked = new TreeMap<>();

  WorldUnits(Node world) {
    this.world = world;
    for (String sku : world.get("stock").fields().keySet()) {
      stocked.computeIfAbsent(head(sku), none -> new LinkedHashSet<>()).add(sku);
    }
  }

  /**
   * The number of the unit that a line of an order is one of: the one written, or else the title in
   * capitals if there is a stock of other units of the same product; empty if none is known.
   */
  Optional<String> sku(Node line) {
    return line.get("sku")
        .text()
        .or(
            () ->
                line.get("title")
                    .text()
                    .map(
                        title -> title.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-"))
                    .filter(sku -> stocked.containsKey(head(sku))));
  }

  List<Product> products() {
    List<Product> products = new ArrayList<>();
    Set<String> done = new LinkedHashSet<>();
    for (Node order : world.get("orders").fields().values()) {
      for (Node line : order.get("lines").fields().values()) {
        Optional<String> own = line.has("sku") ? Optional.empty() : sku(line);
        if (own.isPresent() && done.add(head(own.get()))) {
          Set<String> all = new LinkedHashSet<>(List.of(own.get()));
          all.addAll(stocked.getOrDefault(head(own.get()), Set.of()));
          products.add(product(line.get("title").text("").split(" ", -1)[0], all));
        }
      }
    }
    return products;
  }

  private static Product product(String title, Set<String> skus) {
    return new Product(
        skus.iterator().next(),
        title,
        null,
        null,
        Map.of(),
        skus.stream().map(WorldUnits::unit).toList(),
        null);
  }

  private static Variant unit(String sku) {
    Map<String, String> options = new LinkedHashMap<>();
    String[] parts = sku.split("-", -1);
    for (int i = 1; i < parts.length; i++) {
      String word = parts[i].toLowerCase(Locale.ROOT);
      boolean size = word.matches(SIZE);
      options.put(size ? "size" : "colour", size ? parts[i] : word);
    }
    @Nullable String none = null;
    return new Variant(sku, none, options, null, null);
  }

  private static String head(String sku) {
    return sku.split("-", -1)[0];
  }
}
