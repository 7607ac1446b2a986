// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.commerce.Product;
import dev.waybill.connector.Catalog;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.HealthRecord;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue of the shop in memory. */
final class ShopCatalog implements Catalog {

  private static final Source CATALOG = new Source("shop-catalog", DataLayer.KNOWLEDGE);

  private final Switchboard switchboard;
  private final HealthRecord health = new HealthRecord();
  private final Map<String, Product> held = new ConcurrentSkipListMap<>();
  private final Map<String, Product> indexed = new ConcurrentSkipListMap<>();

  ShopCatalog(Switchboard switchboard) {
    this.switchboard = switchboard;
  }

  void put(Product product) {
    held.put(product.id(), product);
  }

  void index(Product product) {
    indexed.put(product.id(), product);
  }

  @Override
  public Lookup<Product> bySku(String sku, Deadline deadline) {
    return switchboard.read(
        new InMemoryShop.Call("bySku", sku), sku, deadline, health, () -> find(sku));
  }

  private Lookup<Product> find(String sku) {
    return held.values().stream()
        .filter(product -> product.variants().stream().anyMatch(one -> one.sku().equals(sku)))
        .findFirst()
        .map(product -> switchboard.found(product, CATALOG))
        .orElseGet(() -> Lookup.failed(Failure.Kind.NOT_FOUND, "no such product"));
  }

  @Override
  public Lookup<List<Product>> search(String words, int limit, Deadline deadline) {
    return switchboard.read(
        new InMemoryShop.Call("search", words),
        InMemoryShop.SEARCH,
        deadline,
        health,
        () ->
            switchboard.found(
                WordOverlap.best(words, searched(), ShopCatalog::text, limit), CATALOG));
  }

  /** What the search knows: each product as it was indexed, or as it is. */
  private Collection<Product> searched() {
    Map<String, Product> searched = new TreeMap<>(held);
    searched.putAll(indexed);
    return searched.values();
  }

  /** All that is written of a product. */
  private static String text(Product product) {
    return Stream.of(
            Stream.of(product.title(), product.category(), product.description()),
            product.attributes().values().stream(),
            product.variants().stream().map(Product.Variant::title),
            product.variants().stream().flatMap(one -> one.options().values().stream()))
        .flatMap(parts -> parts)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }

  @Override
  public ConnectorHealth health() {
    return health.health();
  }
}
