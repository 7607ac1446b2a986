// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.internal;

import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.ConnectorHealth.State;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How a connector fares, from the outcomes of its calls. Safe for many threads. */
public final class HealthRecord {

  private final AtomicReference<ConnectorHealth> health =
      new AtomicReference<>(ConnectorHealth.untried());

  /** How it fares. */
  public ConnectorHealth health() {
    return health.get();
  }

  /** Notes an outcome. "Not found" is an answer; an outage is not. */
  public void note(Lookup<?> outcome, Instant now) {
    Failure failure = outageIn(outcome);
    State state = failure == null ? State.UP : State.DOWN;
    health.updateAndGet(
        before ->
            new ConnectorHealth(
                state,
                before.state() == state ? before.since() : now,
                failure == null ? before.lastFailure() : failure));
  }

  private static @Nullable Failure outageIn(Lookup<?> outcome) {
    return outcome instanceof Lookup.Failed<?> failed && failed.failure().kind().isOutage()
        ? failed.failure()
        : null;
  }
}
