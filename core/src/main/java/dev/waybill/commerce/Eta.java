// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An estimate of when a parcel arrives: a day at the destination, with hours only if the source
 * gave hours. Never an instant, never midnight UTC.
 *
 * @param day the day at the destination
 * @param from the start of the delivery window on that day, or null if only the day is known
 * @param to the end of the delivery window on that day, or null if only the day is known
 * @param zone the destination's zone, or null if not known
 * @param source who estimates
 * @param earlier the days estimated before, oldest first; empty if this is the first estimate
 */
public record Eta(
    LocalDate day,
    @Nullable LocalTime from,
    @Nullable LocalTime to,
    @Nullable ZoneId zone,
    Estimator source,
    List<LocalDate> earlier) {

  /** Who estimates. */
  public enum Estimator {
    /** The carrier. */
    CARRIER,
    /** A tracking aggregator. */
    AGGREGATOR,
    /** The merchant. */
    MERCHANT
  }

  /** How exact an estimate is. */
  public enum Precision {
    /** A day. */
    DAY,
    /** Hours of a day. */
    WINDOW
  }

  public Eta {
    requireNonNull(day, "day");
    requireNonNull(source, "source");
    earlier = List.copyOf(earlier);
    if (from != null && to == null) {
      throw new IllegalArgumentException("a delivery window that has a start must have an end");
    }
  }

  /** An estimate of a day only. */
  public static Eta ofDay(LocalDate day, @Nullable ZoneId zone, Estimator source) {
    return new Eta(day, null, null, zone, source, List.of());
  }

  /** How exact it is. */
  public Precision precision() {
    return to == null ? Precision.DAY : Precision.WINDOW;
  }
}
