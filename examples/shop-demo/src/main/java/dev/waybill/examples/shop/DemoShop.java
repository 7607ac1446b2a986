// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.commerce.Customer;
import dev.waybill.connectors.oms.JdbcOrders;
import dev.waybill.connectors.oms.JdbcOrdersConfig;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The demo shop's database: an embedded H2 with the shop's own tables, the same for the same
 * instant. {@link Situation} lists what has become of its orders, {@link Persona} who may be
 * somebody in the demo, and {@link #parcels()} what the carriers know. Safe for many threads.
 */
public final class DemoShop implements AutoCloseable {

  private static final long SEED = 20_261_124L;
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final JdbcConnectionPool pool;
  private final List<ParcelScript> parcels;
  private final List<ShopCustomer> customers;

  private DemoShop(
      JdbcConnectionPool pool, List<ParcelScript> parcels, List<ShopCustomer> customers) {
    this.pool = pool;
    this.parcels = parcels;
    this.customers = customers;
  }

  /**
   * Opens a new shop.
   *
   * @param now the present of its orders and parcels
   * @throws IllegalStateException if the database cannot be created
   */
  public static DemoShop open(Instant now) {
    ShopPlan plan = new ShopPlan(SEED);
    JdbcConnectionPool pool =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:demo-shop-"
                + DATABASES.incrementAndGet()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
            "sa",
            "");
    try (Connection connection = pool.getConnection()) {
      Tables tables = new Tables(connection);
      tables.create();
      ShopWriter writer = new ShopWriter(tables, now);
      for (ShopCustomer customer : plan.customers()) {
        writer.customer(customer);
      }
      for (OrderPlan order : plan.orders()) {
        writer.order(order);
      }
      return new DemoShop(pool, writer.parcels(), plan.customers());
    } catch (SQLException e) {
      pool.dispose();
      throw new IllegalStateException("the demo shop's database could not be created", e);
    }
  }

  /** The shop's pool of connections. */
  public DataSource dataSource() {
    return pool;
  }

  /** How Waybill reads the shop's tables: the resource {@code shop.properties}. */
  public static JdbcOrdersConfig config() {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Tables.resource("shop.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return JdbcOrdersConfig.from(properties);
  }

  /** The shop's orders, read through its SELECTs. */
  public JdbcOrders orders(InstantSource clock) {
    return new JdbcOrders(pool, config(), clock);
  }

  /** What the carriers know of the shop's parcels, in the order in which they were sent. */
  public List<ParcelScript> parcels() {
    return parcels;
  }

  /** The shop's customers. */
  public List<Customer> customers() {
    return customers.stream().map(DemoShop::customer).toList();
  }

  /** The customer with this identifier, if there is one. */
  public Optional<Customer> customer(String id) {
    return customers().stream().filter(customer -> customer.id().equals(id)).findFirst();
  }

  /** Drops the database. */
  @Override
  public void close() {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown");
    } catch (SQLException e) {
      throw new IllegalStateException("the demo shop's database could not be dropped", e);
    } finally {
      pool.dispose();
    }
  }

  private static Customer customer(ShopCustomer customer) {
    return new Customer(
        String.valueOf(customer.number()),
        customer.name(),
        customer.email(),
        customer.city().zone());
  }
}
