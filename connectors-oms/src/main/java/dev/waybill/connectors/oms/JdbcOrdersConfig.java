// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms;

import static java.util.Objects.requireNonNull;

import dev.waybill.connectors.oms.internal.ConfigReader;
import dev.waybill.connectors.oms.internal.QueryRules;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * How a merchant's tables are read. Immutable.
 *
 * @param queries the SELECTs; {@link OrderQuery#BY_NUMBER} and {@link OrderQuery#BY_CUSTOMER} are
 *     required
 * @param source the name of the system, as citations show it, for example {@code shop-db}
 * @param zone the shop's zone, in which a TIMESTAMP without zone is a local time
 * @param statementTimeout how long one statement may run at the most; at least one second, because
 *     JDBC counts in whole seconds
 * @param maxRows how many rows one statement may give; more is an error, never a silent cut
 */
public record JdbcOrdersConfig(
    Map<OrderQuery, String> queries,
    String source,
    ZoneId zone,
    Duration statementTimeout,
    int maxRows) {

  /** How long one statement may run, unless configured: two seconds. */
  public static final Duration DEFAULT_STATEMENT_TIMEOUT = Duration.ofSeconds(2);

  /** How many rows one statement may give, unless configured. */
  public static final int DEFAULT_MAX_ROWS = 10_000;

  /**
   * Checks everything that can be checked without a database.
   *
   * @throws IllegalArgumentException naming all that is wrong: a missing SELECT, a parameter nobody
   *     knows, an unescaped question mark, a blank name, a time-out or a limit out of range
   */
  public JdbcOrdersConfig {
    requireNonNull(zone, "zone");
    queries = queries.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(queries));
    List<String> problems = QueryRules.problemsOf(queries);
    if (source.isBlank()) {
      problems.add("orders.source: must not be blank");
    }
    if (statementTimeout.compareTo(Duration.ofSeconds(1)) < 0
        || statementTimeout.compareTo(Duration.ofHours(1)) > 0) {
      problems.add("orders.statement-timeout: must be from PT1S to PT1H, not " + statementTimeout);
    }
    if (maxRows < 1 || maxRows == Integer.MAX_VALUE) {
      problems.add("orders.max-rows: must be at least 1, not " + maxRows);
    }
    QueryRules.requireNone(problems);
  }

  /** A builder. Source and zone have no default; the statement time-out is two seconds. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads a configuration from properties. The keys are those of {@link OrderQuery#key()} and
   * {@code orders.source}, {@code orders.zone} (such as {@code Europe/Berlin}), {@code
   * orders.statement-timeout} (such as {@code PT2S}) and {@code orders.max-rows}; the last two are
   * optional. Keys that do not begin with {@code orders.} are left alone.
   *
   * @throws IllegalArgumentException naming all missing, unknown and wrong keys at once
   */
  public static JdbcOrdersConfig from(Properties properties) {
    return ConfigReader.read(properties);
  }

  /** Collects a configuration. Not safe for use by several threads. */
  public static final class Builder {

    private final Map<OrderQuery, String> queries = new EnumMap<>(OrderQuery.class);
    private @Nullable String source;
    private @Nullable ZoneId zone;
    private Duration statementTimeout = DEFAULT_STATEMENT_TIMEOUT;
    private int maxRows = DEFAULT_MAX_ROWS;

    private Builder() {}

    /** Supplies a SELECT. */
    public Builder query(OrderQuery query, String sql) {
      queries.put(query, sql);
      return this;
    }

    /** Names the system, as citations show it. */
    public Builder source(String source) {
      this.source = source;
      return this;
    }

    /** Says in which zone a TIMESTAMP without zone is a local time. */
    public Builder zone(ZoneId zone) {
      this.zone = zone;
      return this;
    }

    /** Says how long one statement may run. */
    public Builder statementTimeout(Duration statementTimeout) {
      this.statementTimeout = statementTimeout;
      return this;
    }

    /** Says how many rows one statement may give. */
    public Builder maxRows(int maxRows) {
      this.maxRows = maxRows;
      return this;
    }

    /**
     * Gives the configuration.
     *
     * @throws IllegalArgumentException naming all that is wrong
     * @throws NullPointerException if source or zone is missing
     */
    public JdbcOrdersConfig build() {
      return new JdbcOrdersConfig(
          queries,
          requireNonNull(source, "source"),
          requireNonNull(zone, "zone"),
          statementTimeout,
          maxRows);
    }
  }
}
