// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.internal;

import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.ConnectorHealth.State;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a connector fares, from the outcomes of its calls. Safe for many threads. */
public final class HealthRecord {

  private ConnectorHealth health = ConnectorHealth.untried();

  /** How it fares. */
  public synchronized ConnectorHealth health() {
    return health;
  }

  /** Notes an outcome. "Not found" is an answer; an outage is not. */
  public synchronized void note(Lookup<?> outcome, Instant now) {
    Failure failure = outageIn(outcome);
    State state = failure == null ? State.UP : State.DOWN;
    health =
        new ConnectorHealth(
            state,
            health.state() == state ? health.since() : now,
            failure == null ? health.lastFailure() : failure);
  }

  private static @Nullable Failure outageIn(Lookup<?> outcome) {
    return outcome instanceof Lookup.Failed<?> failed && failed.failure().kind().isOutage()
        ? failed.failure()
        : null;
  }
}
