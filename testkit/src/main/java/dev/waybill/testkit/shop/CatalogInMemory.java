// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.commerce.Product;
import dev.waybill.connector.Catalog;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The catalogue of a shop in memory. */
final class CatalogInMemory implements Catalog {

  private static final Source CATALOG = new Source("catalog", DataLayer.KNOWLEDGE);

  private final Switchboard.Line line;
  private final List<Product> products = new CopyOnWriteArrayList<>();

  CatalogInMemory(Switchboard.Line line) {
    this.line = line;
  }

  void put(Product product) {
    products.removeIf(held -> held.id().equals(product.id()));
    products.add(product);
  }

  @Override
  public Lookup<Product> bySku(String sku, Deadline deadline) {
    return line.call(
        "bySku",
        sku,
        sku,
        deadline,
        () ->
            products.stream()
                .filter(product -> product.variant(sku).isPresent())
                .findFirst()
                .map(product -> line.found(product, CATALOG))
                .orElseGet(() -> Lookup.failed(Failure.Kind.NOT_FOUND, "no such SKU")));
  }

  @Override
  public Lookup<List<Product>> search(String words, int limit, Deadline deadline) {
    return line.call(
        "search",
        words,
        InMemoryShop.SEARCH,
        deadline,
        () ->
            line.found(
                Words.search(products, words, limit, CatalogInMemory::text, Product::id), CATALOG));
  }

  @Override
  public ConnectorHealth health() {
    return line.health();
  }

  private static String text(Product product) {
    return String.join(
        " ",
        product.title(),
        product.category() == null ? "" : product.category(),
        product.description() == null ? "" : product.description(),
        String.join(" ", product.attributes().values()));
  }
}
