// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connector;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a connector fares, from its own recent calls; asking it makes no call.
 *
 * @param state the state
 * @param since since when, or null if it was never called
 * @param lastFailure the newest failure, or null if there was none
 */
public record ConnectorHealth(State state, @Nullable Instant since, @Nullable Failure lastFailure) {

  /** How it fares. */
  public enum State {
    /** Not called yet. */
    UNTRIED,
    /** The last call was answered. */
    UP,
    /** The last call was not answered. */
    DOWN
  }

  public ConnectorHealth {
    requireNonNull(state, "state");
  }

  /** Never called. */
  public static ConnectorHealth untried() {
    return new ConnectorHealth(State.UNTRIED, null, null);
  }
}
