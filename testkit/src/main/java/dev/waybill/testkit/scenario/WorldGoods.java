// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.commerce.Cart;
import dev.waybill.commerce.Customer;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Product;
import dev.waybill.commerce.Stock;
import dev.waybill.testkit.shop.InMemoryShop;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue, the stock and the customers of a scenario's world. A catalogue's entry is a
 * product of one variant, and of those beside it ({@code sibling}). Of what an order's line and the
 * stock name alone, the catalogue is as {@link WorldUnits} reads it.
 */
final class WorldGoods {

  private static final Set<String> NO_ATTRIBUTES =
      Set.of(
          "title", "price", "price_was", "description", "category", "stock", "sibling", "reviews");

  private final Node world;
  private final String currency;

  WorldGoods(Node world, String currency) {
    this.world = world;
    this.currency = currency;
  }

  void putInto(InMemoryShop shop) {
    world.get("catalog").fields().forEach((sku, node) -> shop.put(product(sku, node)));
    new WorldUnits(world).products().forEach(shop::put);
    world.get("index").fields().forEach((sku, node) -> shop.index(indexed(sku, node)));
    pieces().forEach((sku, count) -> shop.put(stock(sku, count)));
    customer(shop, world.at("customer.id").text(""), world.get("customer"));
    world.get("customers").fields().forEach((id, node) -> customer(shop, id, node));
  }

  /** The cart of the scenario's conversation; one of each thing. */
  void putCartInto(InMemoryShop shop, String conversationId) {
    if (!world.has("cart")) {
      return;
    }
    List<Cart.Line> lines = new ArrayList<>();
    world
        .get("cart")
        .fields()
        .forEach(
            (sku, node) ->
                lines.add(
                    new Cart.Line(sku, 1, money(node.get("price")), node.get("discount").texts())));
    shop.put(conversationId, new Cart(lines));
  }

  private Product product(String sku, Node node) {
    List<Product.Variant> variants = new ArrayList<>();
    variants.add(variant(sku, node, node));
    node.get("sibling")
        .fields()
        .forEach((other, sibling) -> variants.add(variant(other, sibling, node)));
    return new Product(
        sku,
        node.get("title").text(sku),
        written(node),
        node.get("category").text().orElse(null),
        attributes(node),
        variants,
        null);
  }

  /** The product as the search knows it: with the index's price where that has one. */
  private Product indexed(String sku, Node index) {
    Node node = world.get("catalog").get(sku);
    Product product = product(sku, node);
    return new Product(
        product.id(),
        product.title(),
        product.description(),
        product.category(),
        indexedAttributes(product, index),
        List.of(variant(sku, index, node)),
        null);
  }

  /** An index may hold the number of pieces as one more field; the product itself has none. */
  private static Map<String, String> indexedAttributes(Product product, Node index) {
    Map<String, String> attributes = new LinkedHashMap<>(product.attributes());
    index.get("stock").text().ifPresent(count -> attributes.put("stock", count));
    return attributes;
  }

  /** What the catalogue holds in prose, what customers wrote about the product included. */
  private static @Nullable String written(Node node) {
    List<String> prose = new ArrayList<>();
    node.get("description").text().ifPresent(prose::add);
    prose.addAll(node.get("reviews").texts());
    return prose.isEmpty() ? null : String.join("\n", prose);
  }

  private Product.Variant variant(String sku, Node node, Node product) {
    Money price = money(node.has("price") ? node.get("price") : product.get("price"));
    return new Product.Variant(sku, null, Map.of(), price, money(product.get("price_was")));
  }

  /** What else is said of it; what is said to be nothing is not known. */
  private static Map<String, String> attributes(Node node) {
    Map<String, String> attributes = new LinkedHashMap<>();
    node.fields()
        .forEach(
            (name, value) -> {
              String text = String.join(", ", value.texts());
              if (!NO_ATTRIBUTES.contains(name) && !text.isEmpty()) {
                attributes.put(name, text);
              }
            });
    return attributes;
  }

  /** Every number of pieces that the world tells of, by the stock-keeping unit. */
  private Map<String, Node> pieces() {
    Map<String, Node> pieces = new LinkedHashMap<>(world.get("stock").fields());
    world
        .get("catalog")
        .fields()
        .forEach(
            (sku, node) -> {
              if (node.has("stock")) {
                pieces.putIfAbsent(sku, node.get("stock"));
              }
              node.get("sibling")
                  .fields()
                  .forEach((other, sibling) -> pieces.putIfAbsent(other, sibling.get("stock")));
            });
    return pieces;
  }

  private Stock stock(String sku, Node count) {
    @Nullable LocalDate expected =
        world.get("restock").get(sku).text().map(LocalDate::parse).orElse(null);
    @Nullable Long available =
        count.text("").matches("\\d{1,9}") ? Long.valueOf(count.text("")) : null;
    return new Stock(sku, List.of(new Stock.Level(null, available, expected)));
  }

  private static void customer(InMemoryShop shop, String id, Node node) {
    if (!id.isEmpty()) {
      shop.put(
          new Customer(
              id,
              node.get("name").text().orElse(null),
              node.get("email").text().orElse(null),
              node.get("zone").text().map(ZoneId::of).orElse(null)));
    }
  }

  private @Nullable Money money(Node node) {
    return WorldOrders.isAmount(node) ? Money.of(new BigDecimal(node.text("")), currency) : null;
  }
}
