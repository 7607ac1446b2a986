// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.Orders;
import dev.waybill.connectors.oms.JdbcOrders;
import dev.waybill.connectors.oms.JdbcOrdersConfig;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.Unknown;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What customers are told while the shop's database does not answer as it should. */
@Timeout(60)
class DatabaseBadDaysTest {

  private static final String DOWN =
      "I can't reach our order system right now, so I can't tell you anything about your order.";
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse(OpenShop.NOON));

  @Test
  void aClosedPoolIsAnOutage() {
    JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:never-opened", "sa", "");
    pool.dispose();
    assertSaysDown(new JdbcOrders(pool, DemoShop.config(), CLOCK), "DOWN");
  }

  @Test
  void aPoolWithoutAFreeConnectionIsAnOutage() {
    assertSaysDown(
        new JdbcOrders(
            dataSource(
                new SQLTransientConnectionException("no connection for Ada Lovelace", "08001")),
            DemoShop.config(),
            CLOCK),
        "DOWN");
  }

  @Test
  void aRefusedLoginIsAnOutage() {
    assertSaysDown(
        new JdbcOrders(
            dataSource(new SQLException("password secret-4711 is wrong", "28000")),
            DemoShop.config(),
            CLOCK),
        "UNAUTHORISED");
  }

  @Test
  void aSelectOfAColumnThatDoesNotExistIsAnOutage() {
    try (DemoShop other = DemoShop.open(CLOCK.instant())) {
      assertSaysDown(
          new JdbcOrders(other.dataSource(), changed("a.summe as", "a.sume as"), CLOCK),
          "MALFORMED");
    }
  }

  @Test
  void aSelectOfTheWrongTypeIsAnOutage() {
    try (DemoShop other = DemoShop.open(CLOCK.instant())) {
      assertSaysDown(
          new JdbcOrders(
              other.dataSource(), changed("a.ts_ang as placed_at", "a.ort as placed_at"), CLOCK),
          "MALFORMED");
    }
  }

  @Test
  void aSelectThatTakesTooLongIsAnOutage() {
    try (DemoShop other = DemoShop.open(CLOCK.instant())) {
      assertSaysDown(
          new JdbcOrders(
              other.dataSource(),
              changed(
                  "from auftrag a join kunde k on k.kdnr = a.kdnr",
                  "from auftrag a join kunde k on k.kdnr = a.kdnr and "
                      + "(select count(*) from auftrag b, auftrag c, auftrag d, auftrag e, auftrag f"
                      + " where b.summe + c.summe + d.summe + e.summe + f.summe < 0) = 0"),
              CLOCK),
          "TIMED_OUT");
    }
  }

  @Test
  void aConnectorThatThrowsIsAnOutage() {
    Orders throwing =
        (Orders)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Orders.class},
                (proxy, method, arguments) -> {
                  throw new IllegalStateException("row of Ada Lovelace, secret-4711");
                });
    assertSaysDown(throwing, "DOWN");
  }

  /** Asked with a number, without one, and by nobody known: the same words, and no claim. */
  private static void assertSaysDown(Orders orders, String kind) {
    try (OpenShop shop =
        OpenShop.open(agent -> agent.orders(orders).budget(OpenShop.shortBudget()))) {
      Reply named = shop.ask(OpenShop.persona("maya"), "Where is my order N1001?");
      Reply unnamed = shop.ask(OpenShop.persona("grace"), "Where is my order?");
      Reply matched =
          shop.askAnonymously(
              "Where is my order N1001? My e-mail is maya@example.com, postal code 400050.");
      for (Reply reply : List.of(named, unnamed, matched)) {
        assertThat(reply.text()).isEqualTo(DOWN);
        assertThat(reply.citations()).isEmpty();
        assertThat(reply.trace().author()).isEqualTo(TurnTrace.Author.TEMPLATE);
        assertThat(reply.outcome())
            .isEqualTo(new Outcome.Answered(List.of(new Unknown(Unknown.Kind.ANSWER, "shop"))));
        assertThat(reply.trace().reads())
            .isNotEmpty()
            .allSatisfy(read -> assertThat(read.result()).startsWith(kind + ": "));
        assertThat(EverythingIn.text(reply)).doesNotContain("Lovelace", "secret-4711", "select ");
      }
      assertThat(shop.ups().requests()).isEmpty();
    }
  }

  private static DataSource dataSource(SQLException failure) {
    return (DataSource)
        Proxy.newProxyInstance(
            DatabaseBadDaysTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              throw failure;
            });
  }

  private static JdbcOrdersConfig changed(String sql, String to) {
    String usual = Tables.resource("shop.properties");
    assertThat(usual).contains(sql);
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(usual.replace(sql, to)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return JdbcOrdersConfig.from(properties);
  }
}
