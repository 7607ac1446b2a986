// SPDX-License-Identifier: Apache-2.0
package dev.waybill.approval;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What people said to a request for approval, all of them together. It is kept before anything is
 * done, and the first settlement of a request is the only one: who refuses what was granted, or the
 * other way round, is too late.
 *
 * @param kind what they said
 * @param at when
 */
public record Settlement(Kind kind, Instant at) {

  /** What people can have said. */
  public enum Kind {
    /** Everybody who must approve did. */
    GRANTED,
    /** Somebody refused. */
    REFUSED,
    /** Nobody said anything in time. */
    LAPSED
  }

  public Settlement {
    requireNonNull(kind, "kind");
    requireNonNull(at, "at");
  }
}
