// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class JdbcOrdersConfigTest {

  private static Properties sound() {
    Properties properties = new Properties();
    properties.setProperty("orders.by-number", "select 1 from o where n = :orderNumber");
    properties.setProperty("orders.by-customer", "select 1 from o where c = :customerId");
    properties.setProperty("orders.source", "shop-db");
    properties.setProperty("orders.zone", "Europe/Berlin");
    return properties;
  }

  @Test
  void propertiesGiveAConfigurationWithDefaults() {
    Properties properties = sound();
    properties.setProperty("spring.datasource.url", "not ours");
    JdbcOrdersConfig config = JdbcOrdersConfig.from(properties);
    assertThat(config.source()).isEqualTo("shop-db");
    assertThat(config.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(config.statementTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.maxRows()).isEqualTo(10_000);
    assertThat(config.queries()).containsOnlyKeys(OrderQuery.BY_NUMBER, OrderQuery.BY_CUSTOMER);
  }

  @Test
  void everyKeyIsRead() {
    Properties properties = sound();
    properties.setProperty("orders.statement-timeout", "PT5S");
    properties.setProperty("orders.max-rows", "77");
    for (OrderQuery query : OrderQuery.values()) {
      properties.setProperty(
          query.key(), "select 1 from t where a = :" + query.parameters().get(0));
    }
    JdbcOrdersConfig config = JdbcOrdersConfig.from(properties);
    assertThat(config.statementTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.maxRows()).isEqualTo(77);
    assertThat(config.queries()).containsOnlyKeys(OrderQuery.values());
  }

  @Test
  void allThatIsWrongInPropertiesIsNamedAtOnce() {
    Properties properties = new Properties();
    properties.setProperty("orders.by-number", "select 1 from o where n = :orderNo");
    properties.setProperty("orders.by-nummer", "select 1");
    properties.setProperty("orders.lines", "select 1 from l where o = ?");
    properties.setProperty("orders.payments", "select 1 from p");
    properties.setProperty("orders.parcels", "select 1 from p where o = :orderId");
    properties.setProperty("orders.zone", "Berlin");
    properties.setProperty("orders.max-rows", "many");
    properties.setProperty("orders.statement-timeout", "2s");
    assertThatThrownBy(() -> JdbcOrdersConfig.from(properties))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("orders.by-number: has no parameter :orderNo; it knows :orderNumber")
        .hasMessageContaining("orders.by-number: must bind :orderNumber")
        .hasMessageContaining("orders.by-nummer: is no key; the keys are orders.by-number")
        .hasMessageContaining("orders.by-customer: must be given")
        .hasMessageContaining("orders.lines: a SELECT must have no unescaped question mark")
        .hasMessageContaining("orders.payments: must bind :orderId, :orderIds, :orderNumber")
        .hasMessageContaining("orders.parcels: must come with orders.fulfilments")
        .hasMessageContaining("orders.source: must be given")
        .hasMessageContaining("orders.zone: must be a zone such as Europe/Berlin, not Berlin")
        .hasMessageContaining("orders.max-rows: must be a whole number, not many")
        .hasMessageContaining("orders.statement-timeout: must be a duration such as PT2S, not 2s");
  }

  @Test
  void aPartBindsOneKindOfParameter() {
    assertThatThrownBy(
            () ->
                JdbcOrdersConfig.builder()
                    .source("shop-db")
                    .zone(ZoneId.of("UTC"))
                    .query(OrderQuery.BY_NUMBER, "select 1 from o where n = :orderNumber")
                    .query(OrderQuery.BY_CUSTOMER, "select 1 from o where n = :customerId")
                    .query(
                        OrderQuery.LINES, "select 1 from l where o = :orderId or n = :orderNumber")
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("orders.lines: must bind only one of");
  }

  @Test
  void limitsOutOfRangeAreRefused() {
    JdbcOrdersConfig sound = JdbcOrdersConfig.from(sound());
    assertThatThrownBy(
            () ->
                new JdbcOrdersConfig(sound.queries(), " ", sound.zone(), Duration.ofMillis(10), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("orders.source: must not be blank")
        .hasMessageContaining("orders.statement-timeout: must be from PT1S to PT1H, not PT0.01S")
        .hasMessageContaining("orders.max-rows: must be at least 1, not 0");
  }

  @Test
  void theZoneIsNeverTheJvms() {
    assertThatThrownBy(() -> JdbcOrdersConfig.builder().source("shop-db").build())
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("zone");
  }
}
