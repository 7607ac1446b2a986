// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The scans of one parcel, folded into one state. The fold does not depend on the order in which
 * the scans arrived nor on how often: the same set of scans always gives the same journey.
 *
 * <ul>
 *   <li>Scans are ordered by their instant; one whose offset is unknown is placed by the offset of
 *       the scan nearest to it by wall clock, or by its wall clock alone if no offset is known. No
 *       scan's time is changed.
 *   <li>Scans with the same code, meaning, minute and facility are one event, whatever their words.
 *   <li>A scan that cannot be true (ahead of now wherever it was made, or from before carriers had
 *       computers) is set aside in {@link #quarantined()}.
 *   <li>The state is that of the newest material scan; a label re-sent after the carrier has the
 *       parcel, and news of the estimate or of the proof, change nothing.
 *   <li>A scan that is stamped up to a quarter of an hour after the delivery is a skewed clock and
 *       does not undo it. A later one does, and is an {@linkplain Anomaly anomaly}.
 *   <li>A code that is not known does not undo a delivery, a return, a cancellation or a loss.
 *   <li>On the way back nothing comes towards the customer: a delivery there is {@link
 *       ParcelSubStatus#RETURNED_TO_SENDER}, a movement {@link ParcelSubStatus#RETURN_IN_TRANSIT}.
 *   <li>A delivery after the parcel turned back, with no word of which way it went, is {@link
 *       ParcelSubStatus#UNMAPPED}: nobody can say who has it.
 * </ul>
 */
public final class Journey {

  private static final LocalDate TOO_OLD = LocalDate.of(1990, 1, 1);

  /**
   * What in the scans does not fit together. The state is the best reading of them all the same.
   */
  public enum Anomaly {
    /** The parcel was scanned within minutes after its delivery; the clocks are thought skewed. */
    CLOCK_SKEW,
    /** The parcel moved on after it was delivered. */
    DELIVERED_THEN_MOVED,
    /** The parcel moved on after it was returned, cancelled or lost. */
    MOVED_AFTER_END,
    /** The parcel was delivered after it turned back, and no scan says to whom. */
    RETURN_DELIVERY_AMBIGUOUS
  }

  private final List<Scan> scans;
  private final List<Scan> quarantined;
  private final Optional<Scan> current;
  private final ParcelSubStatus state;
  private final Set<Anomaly> anomalies;

  private Journey(List<Scan> scans, List<Scan> quarantined, JourneyFold fold) {
    this.scans = scans;
    this.quarantined = quarantined;
    this.current = Optional.ofNullable(fold.held());
    this.state = fold.state();
    this.anomalies = fold.anomalies();
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
    for (Scan scan : scans) {
      (isPossible(scan.time(), now) ? believed : aside).add(scan);
    }
    Collection<Scan> events = ScanOrder.distinct(believed);
    ScanOrder order = ScanOrder.among(events);
    List<Scan> ordered = order.sort(events);
    return new Journey(
        ordered, order.sort(ScanOrder.distinct(aside)), JourneyFold.over(ordered, order));
  }

  /** The scans that can be true, oldest first, each event once. */
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
    return state;
  }

  /** What in the scans does not fit together; empty if all of it does. */
  public Set<Anomaly> anomalies() {
    return anomalies;
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

  private static boolean isPossible(ScanTime time, Instant now) {
    return !time.local().toLocalDate().isBefore(TOO_OLD) && !time.earliest().isAfter(now);
  }
}
