// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms.internal;

import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.ConnectorHealth.State;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How the last calls went. Safe for many threads. */
public final class HealthRecord {

  private final AtomicReference<ConnectorHealth> health =
      new AtomicReference<>(ConnectorHealth.untried());

  /** The state now. */
  public ConnectorHealth now() {
    return health.get();
  }

  /** Records an answer and gives it back; that there is no such order is an answer too. */
  public <T> Lookup<T> record(Lookup<T> answer, Instant at) {
    Failure failure = answer.fold(found -> null, failed -> failed);
    health.updateAndGet(
        before ->
            failure != null && failure.kind().isOutage()
                ? new ConnectorHealth(State.DOWN, since(before, State.DOWN, at), failure)
                : new ConnectorHealth(State.UP, since(before, State.UP, at), before.lastFailure()));
    return answer;
  }

  private static Instant since(ConnectorHealth before, State state, Instant at) {
    @Nullable Instant since = before.since();
    return before.state() == state && since != null ? since : at;
  }
}
