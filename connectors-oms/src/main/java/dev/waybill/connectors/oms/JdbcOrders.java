// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Order;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.HealthRecord;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.Orders;
import dev.waybill.connectors.oms.internal.MappingCheck;
import dev.waybill.connectors.oms.internal.OrderReads;
import dev.waybill.connectors.oms.internal.ReadSettings;
import dev.waybill.connectors.oms.internal.ReadTransaction;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;

/**
 * Orders read from a merchant's own tables through SELECTs the merchant supplies; the labels of
 * their columns are the canonical names of {@link OrderQuery}. Values are always bound, never
 * written into SQL.
 *
 * <p>Each call is one read-only transaction that is rolled back. It takes one statement for the
 * orders and one per part; a part bound by {@code :orderId} or {@code :orderNumber} takes one per
 * order of a list instead, by {@code :orderIds} one in all.
 *
 * <p>Money is read in minor units and the currency written beside it; a TIMESTAMP without zone is a
 * local time in the configured zone; nothing depends on the JVM's zone or locale. A state that is
 * not a canonical word becomes UNKNOWN with the source's word beside it.
 *
 * <p>Failures: {@code NOT_FOUND} if the SELECT gives no such order; {@code TIMED_OUT} if the
 * deadline passes or a statement is cancelled; {@code DOWN} without a connection; {@code
 * UNAUTHORISED} if the database refuses the login or the SELECT (SQLState 28 and 42501); {@code
 * MALFORMED}, naming SELECT and label but no value, if the rows or the SQL cannot be understood.
 *
 * <p>Deadlines: the wait for a connection is bounded by the pool's own time-out, which should be
 * short; statements are cancelled at the smaller of the configured time-out and the time left,
 * rounded up to a whole second, which is as fine as JDBC counts. A thread that is interrupted
 * begins no further statement; one that runs ends by its time-out, as JDBC has no other way.
 *
 * <p>Safe for many threads, as far as the pool is. It never closes the pool.
 */
public final class JdbcOrders implements Orders {

  private final DataSource dataSource;
  private final ReadSettings settings;
  private final OrderReads reads;
  private final HealthRecord health = new HealthRecord();

  /**
   * Makes a reader; no call is made. Run {@link #check()} at start-up.
   *
   * @param dataSource the merchant's pool, best over a role that may only select
   * @param config the SELECTs and limits
   * @param clock the time, for deadlines and observation times
   */
  public JdbcOrders(DataSource dataSource, JdbcOrdersConfig config, InstantSource clock) {
    this.dataSource = requireNonNull(dataSource, "dataSource");
    this.settings = ReadSettings.of(config, requireNonNull(clock, "clock"));
    this.reads =
        new OrderReads(
            new ReadTransaction(dataSource, settings, health),
            clock,
            new Source(config.source(), DataLayer.ORDER));
  }

  /**
   * Prepares every SELECT, without running it, and compares its columns with the canonical labels.
   *
   * @return everything that must be mended, each with the way out; empty if the SELECTs are sound
   */
  public List<MappingProblem> check() {
    return MappingCheck.run(dataSource, settings);
  }

  @Override
  public Lookup<Order> byNumber(String orderNumber, Deadline deadline) {
    return reads.byNumber(orderNumber, deadline);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the limit is less than one
   */
  @Override
  public Lookup<List<Order>> byCustomer(String customerId, int limit, Deadline deadline) {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit must be at least one, not " + limit);
    }
    return reads.byCustomer(customerId, Math.min(limit, settings.maxRows()), deadline);
  }

  @Override
  public ConnectorHealth health() {
    return health.health();
  }
}
