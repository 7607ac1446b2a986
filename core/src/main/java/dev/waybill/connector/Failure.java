// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connector;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a system of record gave no fact, or no fresh one.
 *
 * @param kind what went wrong
 * @param retryAt from when it makes sense to ask again, or null if the system did not say
 * @param detail what an engineer needs, with no secret and no personal data; it goes to the trace,
 *     never to a customer or a model
 */
public record Failure(Kind kind, @Nullable Instant retryAt, String detail) {

  /** What went wrong. */
  public enum Kind {
    /** The system knows no such thing. */
    NOT_FOUND,
    /** The carrier knows the number, or may soon, but has not scanned the parcel. */
    NOT_YET_SCANNED,
    /**
     * It may exist beyond what we are allowed to read (too old, another scope). Not "not found".
     */
    OUT_OF_REACH,
    /** Too many calls; see {@link Failure#retryAt()}. */
    THROTTLED,
    /** Our credentials were refused. */
    UNAUTHORISED,
    /** The system does not answer, or answers that it is broken. */
    DOWN,
    /** The system did not answer by the deadline. */
    TIMED_OUT,
    /** The system answered something that cannot be understood. */
    MALFORMED,
    /** No connector covers this. */
    UNSUPPORTED;

    /** Whether the system was not able to answer, so that nothing follows about the thing asked. */
    public boolean isOutage() {
      return this == THROTTLED
          || this == UNAUTHORISED
          || this == DOWN
          || this == TIMED_OUT
          || this == MALFORMED;
    }
  }

  public Failure {
    requireNonNull(kind, "kind");
    requireNonNull(detail, "detail");
  }

  /** A failure that says nothing of when to ask again. */
  public static Failure of(Kind kind, String detail) {
    return new Failure(kind, null, detail);
  }
}
