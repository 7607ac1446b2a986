// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms.internal;

import dev.waybill.connectors.oms.JdbcOrdersConfig;
import dev.waybill.connectors.oms.OrderQuery;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a {@link JdbcOrdersConfig} from properties and names all that is wrong at once. */
public final class ConfigReader {

  private static final String PREFIX = "orders.";
  private static final String SOURCE = "orders.source";
  private static final String ZONE = "orders.zone";
  private static final String TIMEOUT = "orders.statement-timeout";
  private static final String MAX_ROWS = "orders.max-rows";

  private final Properties properties;
  private final List<String> problems = new ArrayList<>();

  private ConfigReader(Properties properties) {
    this.properties = properties;
  }

  /**
   * Reads a configuration.
   *
   * @throws IllegalArgumentException naming all missing, unknown and wrong keys
   */
  public static JdbcOrdersConfig read(Properties properties) {
    return new ConfigReader(properties).read();
  }

  private JdbcOrdersConfig read() {
    nameUnknownKeys();
    Map<OrderQuery, String> queries = new EnumMap<>(OrderQuery.class);
    for (OrderQuery query : OrderQuery.values()) {
      String sql = value(query.key());
      if (sql != null) {
        queries.put(query, sql);
      }
    }
    problems.addAll(QueryRules.problemsOf(queries));
    String source = required(SOURCE, "the name that citations show, such as shop-db");
    ZoneId zone = zone(required(ZONE, "the shop's zone, such as Europe/Berlin"));
    Duration timeout = timeout(value(TIMEOUT));
    int maxRows = maxRows(value(MAX_ROWS));
    if (source == null || zone == null || !problems.isEmpty()) {
      QueryRules.requireNone(problems);
      throw new IllegalStateException("a missing source or zone must have been named");
    }
    return new JdbcOrdersConfig(queries, source, zone, timeout, maxRows);
  }

  private void nameUnknownKeys() {
    List<String> known =
        Stream.concat(
                Arrays.stream(OrderQuery.values()).map(OrderQuery::key),
                Stream.of(SOURCE, ZONE, TIMEOUT, MAX_ROWS))
            .toList();
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      if (key.startsWith(PREFIX) && !known.contains(key)) {
        problems.add(
            key + ": is no key; the keys are " + known.stream().collect(Collectors.joining(", ")));
      }
    }
  }

  private @Nullable String value(String key) {
    String value = properties.getProperty(key);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private @Nullable String required(String key, String what) {
    String value = value(key);
    if (value == null) {
      problems.add(key + ": must be given; it is " + what);
    }
    return value;
  }

  private @Nullable ZoneId zone(@Nullable String value) {
    try {
      return value == null ? null : ZoneId.of(value);
    } catch (DateTimeException e) {
      problems.add(ZONE + ": must be a zone such as Europe/Berlin, not " + value);
      return null;
    }
  }

  private Duration timeout(@Nullable String value) {
    try {
      return value == null ? JdbcOrdersConfig.DEFAULT_STATEMENT_TIMEOUT : Duration.parse(value);
    } catch (DateTimeException e) {
      problems.add(TIMEOUT + ": must be a duration such as PT2S, not " + value);
      return JdbcOrdersConfig.DEFAULT_STATEMENT_TIMEOUT;
    }
  }

  private int maxRows(@Nullable String value) {
    try {
      return value == null ? JdbcOrdersConfig.DEFAULT_MAX_ROWS : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      problems.add(MAX_ROWS + ": must be a whole number, not " + value);
      return JdbcOrdersConfig.DEFAULT_MAX_ROWS;
    }
  }
}
