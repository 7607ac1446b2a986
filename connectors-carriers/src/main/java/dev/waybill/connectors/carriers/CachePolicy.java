// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.ParcelStatus;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long what a carrier said counts as fresh, by the status of the parcel, and how long it is
 * kept for the day on which the carrier does not answer. A kept answer always carries the time at
 * which the carrier gave it.
 */
public final class CachePolicy {

  private static final Duration USUAL = Duration.ofMinutes(60);

  private final Map<ParcelStatus, Duration> freshFor;
  private final Duration keptFor;
  private final int size;

  private CachePolicy(Map<ParcelStatus, Duration> freshFor, Duration keptFor, int size) {
    this.freshFor = freshFor;
    this.keptFor = keptFor;
    this.size = size;
  }

  /**
   * Out for delivery 15 minutes; attempted, waiting for pick-up and unknown 30 minutes; delivered,
   * returned, cancelled and lost 24 hours; anything else 60 minutes. Kept 24 hours, 10,000 parcels.
   */
  public static CachePolicy ofDefaults() {
    Map<ParcelStatus, Duration> times = new EnumMap<>(ParcelStatus.class);
    for (ParcelStatus status : ParcelStatus.values()) {
      times.put(status, status.isTerminal() ? Duration.ofHours(24) : USUAL);
    }
    times.put(ParcelStatus.OUT_FOR_DELIVERY, Duration.ofMinutes(15));
    times.put(ParcelStatus.DELIVERY_ATTEMPTED, Duration.ofMinutes(30));
    times.put(ParcelStatus.AVAILABLE_FOR_PICKUP, Duration.ofMinutes(30));
    times.put(ParcelStatus.UNKNOWN, Duration.ofMinutes(30));
    return new CachePolicy(times, Duration.ofHours(24), 10_000);
  }

  /** The same, with another time for one status; {@link Duration#ZERO} asks the carrier always. */
  public CachePolicy freshFor(ParcelStatus status, Duration time) {
    requireNotNegative(time);
    Map<ParcelStatus, Duration> times = new EnumMap<>(freshFor);
    times.put(requireNonNull(status, "status"), time);
    return new CachePolicy(times, keptFor, size);
  }

  /** The same, keeping answers for another time after they were given. */
  public CachePolicy keptFor(Duration time) {
    requireNotNegative(time);
    return new CachePolicy(freshFor, time, size);
  }

  /** The same, for another number of parcels. */
  public CachePolicy size(int parcels) {
    if (parcels < 1) {
      throw new IllegalArgumentException("the cache must hold at least one parcel, not " + parcels);
    }
    return new CachePolicy(freshFor, keptFor, parcels);
  }

  /** How long an answer with this status is fresh. */
  public Duration freshFor(ParcelStatus status) {
    return freshFor.getOrDefault(status, USUAL);
  }

  /** How long an answer is kept. */
  public Duration keptFor() {
    return keptFor;
  }

  /** How many parcels are kept. */
  public int size() {
    return size;
  }

  private static void requireNotNegative(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("a cache time must not be negative: " + time);
    }
  }
}
