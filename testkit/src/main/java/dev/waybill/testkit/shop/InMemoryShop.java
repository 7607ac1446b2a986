// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Article;
import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Cart;
import dev.waybill.commerce.Customer;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.Product;
import dev.waybill.commerce.ServiceCase;
import dev.waybill.commerce.Stock;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Carts;
import dev.waybill.connector.Cases;
import dev.waybill.connector.Catalog;
import dev.waybill.connector.Customers;
import dev.waybill.connector.Failure;
import dev.waybill.connector.HelpCenter;
import dev.waybill.connector.Inventory;
import dev.waybill.connector.Orders;
import dev.waybill.connector.Parcels;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shop in memory, with its carriers, catalogue, stock, customers and help centre: what a test
 * puts in is what the connectors answer, with the failures, delays and stale answers the test asks
 * for. Safe for use by many threads; it may be changed between calls.
 */
public final class InMemoryShop {

  /** What stands for every customer's list of orders where a failure or a delay is set. */
  public static final String LIST = "recent";

  /**
   * What stands for every search, in the catalogue and in the help centre, where a failure or a
   * delay is set.
   */
  public static final String SEARCH = "search";

  private final Switchboard switchboard;
  private final ShopOrders orders;
  private final ShopParcels parcels;
  private final ShopCatalog catalog;
  private final ShopInventory inventory;
  private final ShopCustomers customers;
  private final ShopHelpCenter helpCenter;
  private final ShopCarts carts;
  private final ShopCases cases;

  /**
   * A call that was made.
   *
   * @param operation the method of the port: {@code byNumber}, {@code byCustomer}, {@code track},
   *     {@code bySku}, {@code search}, {@code stock}, {@code byId}, {@code byEmail} or {@code
   *     ofCustomer}
   * @param subject what it was asked for
   */
  public record Call(String operation, String subject) {}

  /** An empty shop. */
  public InMemoryShop(Clock clock) {
    switchboard = new Switchboard(requireNonNull(clock, "clock"));
    orders = new ShopOrders(switchboard);
    parcels = new ShopParcels(switchboard);
    catalog = new ShopCatalog(switchboard);
    inventory = new ShopInventory(switchboard);
    customers = new ShopCustomers(switchboard);
    helpCenter = new ShopHelpCenter(switchboard);
    carts = new ShopCarts(switchboard);
    cases = new ShopCases(switchboard);
  }

  /** Puts in an order; one with the same number is replaced. */
  public InMemoryShop put(Order order) {
    orders.put(order);
    return this;
  }

  /** Puts in what a carrier says, read now at each call. */
  public InMemoryShop put(Tracking tracking) {
    parcels.put(tracking);
    return this;
  }

  /**
   * Puts in what a carrier said earlier.
   *
   * @param tracking what it said
   * @param observedAt when it said it
   * @param refreshFailure why nothing newer can be read, or null if it was read as late as that
   */
  public InMemoryShop put(Tracking tracking, Instant observedAt, @Nullable Failure refreshFailure) {
    parcels.put(tracking, observedAt, refreshFailure);
    return this;
  }

  /** Puts in a product; one with the same identifier is replaced. */
  public InMemoryShop put(Product product) {
    catalog.put(product);
    return this;
  }

  /**
   * Puts in a product as the catalogue's search knows it, which may be older than the product
   * itself: only {@code search} answers with it.
   */
  public InMemoryShop index(Product product) {
    catalog.index(product);
    return this;
  }

  /** Puts in how many there are of a unit; what was said of it before is replaced. */
  public InMemoryShop put(Stock stock) {
    inventory.put(stock);
    return this;
  }

  /** Puts in a customer; one with the same identifier is replaced. */
  public InMemoryShop put(Customer customer) {
    customers.put(customer);
    return this;
  }

  /** Puts in a published article; one with the same identifier is replaced. */
  public InMemoryShop put(Article article) {
    helpCenter.put(article);
    return this;
  }

  /** Puts in a case; one with the same identifier is replaced. */
  public InMemoryShop put(ServiceCase serviceCase) {
    cases.put(serviceCase);
    return this;
  }

  /** Puts in the cart of a conversation; the one it had is replaced. */
  public InMemoryShop put(String conversationId, Cart cart) {
    carts.put(conversationId, cart);
    return this;
  }

  /**
   * Every read of this fails so.
   *
   * @param subject a number of an order or a parcel, a SKU, an identifier or an e-mail address, in
   *     capitals or not; {@link #LIST} or {@link #SEARCH}
   */
  public InMemoryShop fail(String subject, Failure failure) {
    switchboard.fail(subject, failure);
    return this;
  }

  /**
   * Every read of this hangs until it is interrupted, or for as long as its deadline leaves by the
   * shop's clock, and is then {@link Failure.Kind#TIMED_OUT}.
   *
   * @param subject as for {@link #fail}
   */
  public InMemoryShop hang(String subject) {
    switchboard.hang(subject);
    return this;
  }

  /**
   * Reads of this succeed again.
   *
   * @param subject as for {@link #fail}
   */
  public InMemoryShop heal(String subject) {
    switchboard.heal(subject);
    return this;
  }

  /** No connector covers this carrier. */
  public InMemoryShop uncovered(Carrier carrier) {
    parcels.uncovered(carrier);
    return this;
  }

  /**
   * Whether all orders may be read. If not, a number that is not held may belong to an order beyond
   * what may be read, and is {@link Failure.Kind#OUT_OF_REACH}.
   */
  public InMemoryShop readsAllOrders(boolean all) {
    orders.readsAll(all);
    return this;
  }

  /** Every call so far, oldest first. */
  public List<Call> calls() {
    return switchboard.calls();
  }

  /** The order-management system. */
  public Orders orders() {
    return orders;
  }

  /** The carriers. */
  public Parcels parcels() {
    return parcels;
  }

  /** The catalogue. Its search compares words, in every field of a product. */
  public Catalog catalog() {
    return catalog;
  }

  /** The stock. */
  public Inventory inventory() {
    return inventory;
  }

  /** The customers. */
  public Customers customers() {
    return customers;
  }

  /** The carts. */
  public Carts carts() {
    return carts;
  }

  /** The help centre. Its search compares words, in titles and texts. */
  public HelpCenter helpCenter() {
    return helpCenter;
  }

  /** The case system. */
  public Cases cases() {
    return cases;
  }
}
