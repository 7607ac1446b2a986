// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Article;
import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Customer;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.Product;
import dev.waybill.commerce.Stock;
import dev.waybill.commerce.Tracking;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A shop and its carriers in memory: what a test puts in is what its ports answer, with the
 * failures, delays and stale answers the test asks for. Safe for use by many threads; it may be
 * changed between calls.
 */
public final class InMemoryShop {

  /** What stands for every customer's list of orders where a failure or a delay is set. */
  public static final String LIST = "recent";

  /** What stands for every search of products or articles where a failure or a delay is set. */
  public static final String SEARCH = "search";

  private final Switchboard switchboard;
  private final OrdersInMemory orders;
  private final ParcelsInMemory parcels;
  private final CatalogInMemory catalog;
  private final InventoryInMemory inventory;
  private final CustomersInMemory customers;
  private final HelpCenterInMemory helpCenter;

  /**
   * A call that was made.
   *
   * @param operation the name of the port's method, for example {@code byNumber} or {@code track}
   * @param subject what it was asked for
   */
  public record Call(String operation, String subject) {}

  /** An empty shop. */
  public InMemoryShop(Clock clock) {
    switchboard = new Switchboard(requireNonNull(clock, "clock"));
    orders = new OrdersInMemory(switchboard.line());
    parcels = new ParcelsInMemory(switchboard.line());
    catalog = new CatalogInMemory(switchboard.line());
    inventory = new InventoryInMemory(switchboard.line());
    customers = new CustomersInMemory(switchboard.line());
    helpCenter = new HelpCenterInMemory(switchboard.line());
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

  /** Puts in a stock; one of the same unit is replaced. */
  public InMemoryShop put(Stock stock) {
    inventory.put(stock);
    return this;
  }

  /** Puts in a customer; one with the same identifier is replaced. */
  public InMemoryShop put(Customer customer) {
    customers.put(customer);
    return this;
  }

  /** Puts in an article that is published; one with the same identifier is replaced. */
  public InMemoryShop put(Article article) {
    helpCenter.put(article);
    return this;
  }

  /** The order with this number, as it is held now. */
  public Optional<Order> order(String number) {
    return orders.held(number);
  }

  /**
   * Every read of this subject fails so: an order or tracking number, a SKU, an identifier, an
   * e-mail address, {@link #LIST} or {@link #SEARCH}.
   */
  public InMemoryShop fail(String subject, Failure failure) {
    switchboard.fail(subject, failure);
    return this;
  }

  /** Every read of this subject hangs until its deadline, or until it is interrupted. */
  public InMemoryShop hang(String subject) {
    switchboard.hang(subject);
    return this;
  }

  /** Reads of this subject succeed again. */
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

  /** The catalogue. */
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

  /** The help centre. */
  public HelpCenter helpCenter() {
    return helpCenter;
  }
}
