// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts scans in the order in which they happened. A function of the set of scans alone.
 *
 * <p>A scan whose offset is unknown borrows, for its place in the order only, the offset of the
 * scan that is nearest by wall clock: a parcel does not cross half the world between two scans of
 * one afternoon, and placing such a scan by UTC would put it hours off among its neighbours.
 */
final class ScanOrder {

  /** Total: any two different scans have one order. */
  private static final Comparator<Scan> TIES =
      comparing(ScanOrder::isMapped)
          .thenComparing(Scan::state)
          .thenComparing(Scan::leg)
          .thenComparing(Scan::sourceCode)
          .thenComparing(scan -> scan.place() == null ? "" : scan.place().toString())
          .thenComparing(scan -> scan.sourceText() == null ? "" : scan.sourceText())
          .thenComparing(scan -> scan.time().toString());

  private final List<ScanTime> anchors;

  private ScanOrder(List<ScanTime> anchors) {
    this.anchors = anchors;
  }

  /** The order among these scans. */
  static ScanOrder among(Collection<Scan> scans) {
    return new ScanOrder(
        scans.stream().map(Scan::time).filter(time -> time.offset() != null).toList());
  }

  /** The scans, oldest first. */
  List<Scan> sort(Collection<Scan> scans) {
    return scans.stream().sorted(comparing(this::position).thenComparing(TIES)).toList();
  }

  /** Where the scan stands in time: its instant, or our best guess at it. For ordering only. */
  Instant position(Scan scan) {
    ScanTime time = scan.time();
    return time.instant().orElseGet(() -> time.local().toInstant(nearestOffset(time.local())));
  }

  /**
   * One scan for each event. Two scans are one event if code, meaning, minute and facility are the
   * same, whatever the words and the spelling of the city; the one that knows most of its time is
   * kept.
   */
  static Collection<Scan> distinct(Collection<Scan> scans) {
    Comparator<Scan> best =
        comparing((Scan scan) -> scan.time().offsetSource())
            .thenComparing((Scan scan) -> scan.time().local())
            .thenComparing(TIES);
    Map<Event, Scan> events = new HashMap<>();
    for (Scan scan : scans) {
      events.merge(
          Event.of(scan), scan, (one, other) -> best.compare(one, other) <= 0 ? one : other);
    }
    return events.values();
  }

  private ZoneOffset nearestOffset(LocalDateTime local) {
    return anchors.stream()
        .min(
            comparing((ScanTime anchor) -> Duration.between(anchor.local(), local).abs())
                .thenComparing(ScanOrder::offsetOf))
        .map(ScanOrder::offsetOf)
        .orElse(ZoneOffset.UTC);
  }

  private static ZoneOffset offsetOf(ScanTime time) {
    ZoneOffset offset = time.offset();
    return offset == null ? ZoneOffset.UTC : offset;
  }

  /** A scan that says nothing comes first among scans of one instant, as no is before yes. */
  private static boolean isMapped(Scan scan) {
    return scan.state() != ParcelSubStatus.UNMAPPED;
  }

  private record Event(
      String code,
      ParcelSubStatus state,
      Leg leg,
      LocalDateTime minute,
      @Nullable String facility) {

    static Event of(Scan scan) {
      Place place = scan.place();
      return new Event(
          scan.sourceCode(),
          scan.state(),
          scan.leg(),
          scan.time().local().truncatedTo(ChronoUnit.MINUTES),
          place == null ? null : place.facility());
    }
  }
}
