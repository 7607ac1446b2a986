// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.connector.Failure;

/** A bad day of a system of record, on which a kit tries a connector. */
public enum Trouble {
  /** It answers that there are too many calls, and that a minute must pass; HTTP 429. */
  THROTTLED(Failure.Kind.THROTTLED),
  /** It refuses the credentials; HTTP 401 or 403. */
  UNAUTHORISED(Failure.Kind.UNAUTHORISED),
  /** It answers that it is broken (HTTP 503, with a page of HTML), or cannot be reached. */
  DOWN(Failure.Kind.DOWN),
  /** It takes the call and never answers. */
  SILENT(Failure.Kind.TIMED_OUT),
  /** It begins to answer, and never goes on. */
  STALLED(Failure.Kind.TIMED_OUT),
  /**
   * It answers properly, but the document in its answer ends in the middle; best after some
   * personal data, which must not be quoted.
   */
  TRUNCATED(Failure.Kind.MALFORMED);

  private final Failure.Kind kind;

  Trouble(Failure.Kind kind) {
    this.kind = kind;
  }

  /** What a connector must say of it. */
  public Failure.Kind kind() {
    return kind;
  }
}
