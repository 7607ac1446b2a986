// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the merchant told the customer, frozen when it was told.
 *
 * @param kind what was promised for the day
 * @param day the day
 * @param zone the zone the day is a day in, or null if not held
 */
public record Promise(Kind kind, LocalDate day, @Nullable ZoneId zone) {

  /** What a promise is about. */
  public enum Kind {
    /** It leaves the warehouse by the day. It says nothing of arrival. */
    SHIPS_BY,
    /** It arrives by the day. */
    ARRIVES_BY
  }

  public Promise {
    requireNonNull(kind, "kind");
    requireNonNull(day, "day");
  }
}
