// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.carrier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parcel whose story is written beforehand; the simulator shows as much of it as its clock
 * allows. Safe for many threads.
 */
public final class UpsParcel {

  private final String trackingNumber;
  private final Object lock = new Object();
  private final List<UpsScan> scans = new ArrayList<>();
  private final List<PlannedDay> plannedDays = new ArrayList<>();
  private @Nullable Window window;
  private @Nullable Address origin;
  private @Nullable Address destination;
  private String leftAt = "";
  private String receivedBy = "";
  private boolean photo;
  private String pickupBy = "";
  private boolean oldestFirst;

  UpsParcel(String trackingNumber) {
    this.trackingNumber = trackingNumber;
  }

  /** Adds a scan without a place. */
  public UpsParcel scan(UpsEvent event, OffsetDateTime at) {
    return scan(UpsScan.of(event, at));
  }

  /** Adds a scan in a city. */
  public UpsParcel scan(
      UpsEvent event, OffsetDateTime at, String city, String stateProvince, String countryCode) {
    return scan(UpsScan.of(event, at).in(city, stateProvince, countryCode));
  }

  /** Adds a scan, in any order. */
  public UpsParcel scan(UpsScan scan) {
    synchronized (lock) {
      scans.add(scan);
    }
    return this;
  }

  /** Scheduled for a day at the destination (UPS's {@code SDD}), as soon as the parcel is known. */
  public UpsParcel scheduled(LocalDate day) {
    return planned(new PlannedDay("SDD", day, Instant.MIN));
  }

  /**
   * Rescheduled to another day (UPS's {@code RDD}).
   *
   * @param day the day at the destination
   * @param from from when on UPS says so
   */
  public UpsParcel rescheduled(LocalDate day, Instant from) {
    return planned(new PlannedDay("RDD", day, from));
  }

  /** Estimated for hours of the planned day (UPS's {@code EDW}). */
  public UpsParcel window(LocalTime start, LocalTime end) {
    return deliveryTime("EDW", start, end);
  }

  /**
   * Gives a delivery time of any type.
   *
   * @param type UPS's type: {@code EOD}, {@code CMT}, {@code EDW}, {@code CDW} or {@code IDW}
   * @param start the start, or null for a type that has none
   * @param end the end, or null for a type that has none
   */
  public UpsParcel deliveryTime(String type, @Nullable LocalTime start, @Nullable LocalTime end) {
    synchronized (lock) {
      window = new Window(type, start, end);
    }
    return this;
  }

  /** Where it comes from. */
  public UpsParcel from(String city, String stateProvince, String countryCode) {
    synchronized (lock) {
      origin = new Address(city, stateProvince, countryCode);
    }
    return this;
  }

  /** Where it goes. */
  public UpsParcel to(String city, String stateProvince, String countryCode) {
    synchronized (lock) {
      destination = new Address(city, stateProvince, countryCode);
    }
    return this;
  }

  /** Where it was left; shown once it is delivered. */
  public UpsParcel leftAt(String spot) {
    synchronized (lock) {
      leftAt = spot;
    }
    return this;
  }

  /** Who took it; shown once it is delivered. */
  public UpsParcel receivedBy(String name) {
    synchronized (lock) {
      receivedBy = name;
    }
    return this;
  }

  /** UPS holds a picture; shown once it is delivered. */
  public UpsParcel photographed() {
    synchronized (lock) {
      photo = true;
    }
    return this;
  }

  /** Must be collected by a day, at an access point. */
  public UpsParcel pickupBy(LocalDate day) {
    synchronized (lock) {
      pickupBy = UpsJson.date(day);
    }
    return this;
  }

  /**
   * Lists its scans with the oldest first; UPS says newest first, and not all sources keep to it.
   */
  public UpsParcel oldestFirst() {
    synchronized (lock) {
      oldestFirst = true;
    }
    return this;
  }

  String trackingNumber() {
    return trackingNumber;
  }

  /** What of it UPS shows now. */
  View view(Instant now) {
    synchronized (lock) {
      List<UpsScan> visible =
          new ArrayList<>(scans.stream().filter(scan -> scan.isVisible(now)).toList());
      visible.sort(
          (one, other) ->
              oldestFirst
                  ? one.visibleFrom().compareTo(other.visibleFrom())
                  : other.visibleFrom().compareTo(one.visibleFrom()));
      return new View(
          trackingNumber,
          visible,
          plannedDays.stream().filter(day -> !day.from().isAfter(now)).toList(),
          window,
          origin,
          destination,
          leftAt,
          receivedBy,
          photo,
          pickupBy);
    }
  }

  private UpsParcel planned(PlannedDay day) {
    synchronized (lock) {
      plannedDays.add(day);
    }
    return this;
  }

  record PlannedDay(String type, LocalDate day, Instant from) {}

  record Window(String type, @Nullable LocalTime start, @Nullable LocalTime end) {}

  record Address(String city, String stateProvince, String countryCode) {}

  record View(
      String trackingNumber,
      List<UpsScan> scans,
      List<PlannedDay> plannedDays,
      @Nullable Window window,
      @Nullable Address origin,
      @Nullable Address destination,
      String leftAt,
      String receivedBy,
      boolean photo,
      String pickupBy) {}
}
