// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A call that changes something in a system of the scenario's world, or tries to. Every call is
 * one: two with one key are two tries of one action.
 *
 * @param name what it does, in the scenarios' word, for example {@code order.cancel}
 * @param arguments its arguments by the scenarios' names, as text
 * @param outcome how it ended for the one who called
 * @param key its idempotency key
 * @param reference what the system calls what was made, or empty if nothing was
 * @param at when it was made, by the scenario's clock
 */
public record Write(
    String name,
    Map<String, String> arguments,
    Outcome outcome,
    String key,
    String reference,
    Instant at) {

  /** How a call ended for the one who made it. */
  public enum Outcome {
    /** It was done. */
    DONE,
    /** The system refused: its state does not allow it. Nothing was done. */
    REJECTED,
    /** The system did not work. Nothing was done. */
    FAILED,
    /** No answer came. It may have been done. */
    UNKNOWN
  }

  public Write {
    requireNonNull(name, "name");
    arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
    requireNonNull(outcome, "outcome");
    requireNonNull(key, "key");
    requireNonNull(reference, "reference");
    requireNonNull(at, "at");
  }

  /** The same call with a reference. */
  Write withReference(String other) {
    return new Write(name, arguments, outcome, key, other, at);
  }

  /** Whether it was certainly done. */
  boolean isDone() {
    return outcome == Outcome.DONE;
  }
}
