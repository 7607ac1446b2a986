// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connector;

import dev.waybill.connector.ConnectorHealth.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps how a connector fares, from the answers to its calls. That there is no such thing is an
 * answer; an outage is not. For those who write connectors. Safe for use by many threads.
 */
public final class HealthRecord {

  private ConnectorHealth health = ConnectorHealth.untried();

  /** How it fares. */
  public synchronized ConnectorHealth health() {
    return health;
  }

  /** Notes an answer. */
  public synchronized void note(Lookup<?> answer, Instant now) {
    Failure failure = outageIn(answer);
    State state = failure == null ? State.UP : State.DOWN;
    health =
        new ConnectorHealth(
            state,
            health.state() == state ? health.since() : now,
            failure == null ? health.lastFailure() : failure);
  }

  private static @Nullable Failure outageIn(Lookup<?> answer) {
    return answer instanceof Lookup.Failed<?> failed && failed.failure().kind().isOutage()
        ? failed.failure()
        : null;
  }
}
