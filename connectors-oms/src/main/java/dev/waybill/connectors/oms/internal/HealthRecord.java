// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms.internal;

import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.ConnectorHealth.State;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the last calls went. Safe for many threads. */
public final class HealthRecord {

  private ConnectorHealth health = ConnectorHealth.untried();

  /** The state now. */
  public synchronized ConnectorHealth now() {
    return health;
  }

  /** Records an answer and gives it back; that there is no such order is an answer too. */
  <T> Lookup<T> record(Lookup<T> answer, Instant at) {
    if (answer instanceof Lookup.Failed<T> failed && failed.failure().kind().isOutage()) {
      become(State.DOWN, at, failed.failure());
    } else {
      become(State.UP, at, null);
    }
    return answer;
  }

  private synchronized void become(State state, Instant at, @Nullable Failure failure) {
    Instant before = health.since();
    Instant since = health.state() == state && before != null ? before : at;
    health = new ConnectorHealth(state, since, failure == null ? health.lastFailure() : failure);
  }
}
