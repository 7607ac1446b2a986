// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The scans of one parcel, folded into one state. The fold does not depend on the order in which
 * the scans arrived nor on how often: the same set of scans always gives the same journey.
 *
 * <ul>
 *   <li>Scans are ordered by their instant; one whose offset is unknown is placed by its wall
 *       clock.
 *   <li>A scan that cannot be true (more than a day ahead of now, or from before carriers had
 *       computers) is set aside in {@link #quarantined()}.
 *   <li>A scan ahead of now by less than that is set aside until its time has come.
 *   <li>The state is that of the newest material scan; a label re-sent after the carrier has the
 *       parcel, and news of the estimate or of the proof, change nothing.
 *   <li>A scan that is stamped up to a quarter of an hour after the delivery is a skewed clock and
 *       does not undo it.
 *   <li>A delivery on the way back is not a delivery: it is {@link
 *       ParcelSubStatus#RETURNED_TO_SENDER}.
 * </ul>
 */
public final class Journey {

  private static final Duration SKEW = Duration.ofMinutes(15);
  private static final LocalDate TOO_OLD = LocalDate.of(1990, 1, 1);

  /** Newest last; ties broken so that any two different scans have one order. */
  private static final Comparator<Scan> ORDER =
      comparing(Journey::position)
          .thenComparing(Scan::state)
          .thenComparing(Scan::leg)
          .thenComparing(Scan::sourceCode)
          .thenComparing(scan -> scan.place() == null ? "" : scan.place().displayName())
          .thenComparing(scan -> scan.sourceText() == null ? "" : scan.sourceText())
          .thenComparing(scan -> scan.time().toString());

  private final List<Scan> scans;
  private final List<Scan> quarantined;
  private final Optional<Scan> current;

  private Journey(List<Scan> scans, List<Scan> quarantined, Optional<Scan> current) {
    this.scans = scans;
    this.quarantined = quarantined;
    this.current = current;
  }

  /**
   * Folds scans.
   *
   * @param scans the scans, in any order, any of them any number of times
   * @param now the time at which they were read
   * @return the journey
   */
  public static Journey of(List<Scan> scans, Instant now) {
    List<Scan> believed = new ArrayList<>();
    List<Scan> aside = new ArrayList<>();
    for (Scan scan : scans.stream().distinct().sorted(ORDER).toList()) {
      (isPossible(scan.time(), now) ? believed : aside).add(scan);
    }
    return new Journey(List.copyOf(believed), List.copyOf(aside), newestMaterial(believed));
  }

  /** The scans that can be true, oldest first, each once. */
  public List<Scan> scans() {
    return scans;
  }

  /** The scans that cannot be true, oldest first. */
  public List<Scan> quarantined() {
    return quarantined;
  }

  /** The scan that says where the parcel is, if there is one. */
  public Optional<Scan> current() {
    return current;
  }

  /** Where the parcel is; {@link ParcelSubStatus#UNMAPPED} if no scan says it. */
  public ParcelSubStatus state() {
    return current.map(Journey::meaning).orElse(ParcelSubStatus.UNMAPPED);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Journey that
        && scans.equals(that.scans)
        && quarantined.equals(that.quarantined);
  }

  @Override
  public int hashCode() {
    return 31 * scans.hashCode() + quarantined.hashCode();
  }

  @Override
  public String toString() {
    return "Journey[" + state() + ", " + scans.size() + " scans]";
  }

  private static ParcelSubStatus meaning(Scan scan) {
    return scan.leg() == Leg.RETURN && scan.status() == ParcelStatus.DELIVERED
        ? ParcelSubStatus.RETURNED_TO_SENDER
        : scan.state();
  }

  private static boolean isPossible(ScanTime time, Instant now) {
    return !time.local().toLocalDate().isBefore(TOO_OLD) && !time.earliest().isAfter(now);
  }

  private static Optional<Scan> newestMaterial(List<Scan> ordered) {
    Optional<Scan> newest = Optional.empty();
    for (Scan scan : ordered) {
      if (newest.isEmpty() ? scan.state().isMaterial() : supersedes(scan, newest.get())) {
        newest = Optional.of(scan);
      }
    }
    return newest;
  }

  private static boolean supersedes(Scan scan, Scan held) {
    if (!scan.state().isMaterial()) {
      return false;
    }
    if (scan.status() == ParcelStatus.LABEL_CREATED
        && held.status() != ParcelStatus.LABEL_CREATED
        && held.status() != ParcelStatus.CANCELLED) {
      return false;
    }
    if (held.status() == ParcelStatus.DELIVERED && scan.leg() == held.leg()) {
      return scan.status() != ParcelStatus.DELIVERED
          && Duration.between(position(held), position(scan)).compareTo(SKEW) >= 0;
    }
    return true;
  }

  private static Instant position(Scan scan) {
    return scan.time().instant().orElseGet(() -> scan.time().local().toInstant(ZoneOffset.UTC));
  }
}
