// SPDX-License-Identifier: Apache-2.0
package dev.waybill.outreach;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What waits and what was said, across restarts. Safe for use by many threads; throws {@link
 * IllegalStateException} if it cannot be reached.
 */
public interface OutreachStore {

  /**
   * An event that waits.
   *
   * @param event the newest event of its matter
   * @param due when it is looked at
   */
  record Pending(Event event, Instant due) {
    public Pending {
      requireNonNull(event, "event");
      requireNonNull(due, "due");
    }
  }

  /**
   * What was last dealt with in a matter.
   *
   * @param at when the event happened
   * @param told the day the customer was told, where the matter is a day; null if none was
   */
  record Dealt(Instant at, @Nullable LocalDate told) {
    public Dealt {
      requireNonNull(at, "at");
    }
  }

  /** Everything that waits. */
  List<Pending> pending();

  /** What waits in a matter. */
  Optional<Pending> pending(String slot);

  /** Keeps what waits in a matter, in place of what waited before. */
  void keep(String slot, Pending pending);

  /** Nothing waits in the matter any more. */
  void drop(String slot);

  /** What was last dealt with in a matter. */
  Optional<Dealt> dealt(String slot);

  /** Keeps what was dealt with in a matter. */
  void dealt(String slot, Dealt dealt);

  /** Whether a message with this key was sent. */
  boolean isSent(String key);

  /** Keeps that a message with this key was sent. */
  void sent(String key);
}
