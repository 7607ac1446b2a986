// SPDX-License-Identifier: Apache-2.0
package dev.waybill.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Parcel;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Lookup;
import dev.waybill.connectors.oms.JdbcOrders;
import dev.waybill.connectors.oms.JdbcOrdersConfig;
import dev.waybill.connectors.oms.Label;
import dev.waybill.connectors.oms.OrderQuery;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** What {@code jdbc-orders.md} shows is true. */
class JdbcOrdersGuideTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final String guide = read();

  private static String read() {
    try {
      return Files.readString(Path.of("jdbc-orders.md"));
    } catch (IOException e) {
      throw new IllegalStateException("the tests must run in the docs folder", e);
    }
  }

  private String block(String language) {
    String opening = "```" + language + "\n";
    int start = guide.indexOf(opening);
    assertThat(start).as(language).isPositive();
    int from = start + opening.length();
    return guide.substring(from, guide.indexOf("```", from));
  }

  @Test
  void theTableHasEveryLabelInOrderWithTheRequiredOnesInBold() {
    for (OrderQuery query : OrderQuery.values()) {
      String row =
          guide
              .lines()
              .filter(line -> line.startsWith("| `") && line.contains("`" + query.key() + "`"))
              .findFirst()
              .orElseThrow();
      String labels = query.labels().stream().map(this::written).collect(Collectors.joining(", "));
      assertThat(row).endsWith("| " + labels + " |");
    }
  }

  private String written(Label label) {
    return label.required() ? "**`" + label.name() + "`**" : "`" + label.name() + "`";
  }

  @Test
  void theWorkedExampleWorks() throws IOException, SQLException {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:guide;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
    try (Connection open = database.getConnection();
        Statement statement = open.createStatement()) {
      statement.execute(block("sql"));
      Properties properties = new Properties();
      properties.load(new StringReader(block("properties")));
      JdbcOrders orders =
          new JdbcOrders(database, JdbcOrdersConfig.from(properties), InstantSource.fixed(NOW));
      assertThat(orders.check()).isEmpty();
      Lookup<Order> lookup = orders.byNumber("#b-1001", Deadline.in(Duration.ofSeconds(5), NOW));
      Order order =
          lookup.fold(
              Lookup.Found::value,
              failure -> {
                throw new AssertionError(failure);
              });
      assertThat(order.state()).isEqualTo(OrderState.COMPLETED);
      assertThat(order.placedAt()).isEqualTo(Instant.parse("2026-11-20T08:30:00Z"));
      assertThat(order.total()).isEqualTo(Money.ofMinor(12_990, "EUR"));
      assertThat(order.lines())
          .extracting(OrderLine::title)
          .containsExactly("Kettle", "Tea, loose");
      assertThat(order.parcels())
          .containsExactly(new Parcel("1Z999AA10123456784", Carrier.UPS, null, List.of()));
      int ofCustomer =
          orders
              .byCustomer("42", 5, Deadline.in(Duration.ofSeconds(5), NOW))
              .fold(found -> found.value().size(), failure -> -1);
      assertThat(ofCustomer).isEqualTo(1);
    }
  }
}
