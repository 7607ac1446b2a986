// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Address;
import dev.waybill.commerce.Eta;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.Parcel;
import dev.waybill.commerce.ParcelStatus;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.commerce.Place;
import dev.waybill.commerce.Scan;
import dev.waybill.commerce.ScanTime;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.grounding.Setting;
import dev.waybill.playbook.TrackedParcel;
import dev.waybill.playbook.TransitNorms;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of one parcel.
 *
 * @param parcel the parcel
 * @param tracking what the carrier says, or null if it says nothing
 * @param failure why the carrier says nothing, or nothing newer; null if it answered
 * @param situation what the customer needs to hear
 * @param stale whether what is held is too old to be said as the present
 * @param international whether it crosses a border
 * @param estimatePassed whether the estimated day is over and the parcel has not come
 */
record ParcelAssessment(
    Parcel parcel,
    @Nullable Tracking tracking,
    @Nullable Failure failure,
    Situation situation,
    boolean stale,
    boolean international,
    boolean estimatePassed) {

  ParcelAssessment {
    requireNonNull(parcel, "parcel");
    requireNonNull(situation, "situation");
  }

  /** Assesses a parcel of an order. */
  static ParcelAssessment of(
      Order order,
      TrackedParcel tracked,
      TransitNorms norms,
      GroundingContract contract,
      EvidenceLedger ledger,
      Setting setting) {
    Parcel parcel = tracked.parcel();
    return tracked
        .tracking()
        .fold(
            found -> {
              Judge judge = new Judge(order, found.value(), norms, setting);
              return new ParcelAssessment(
                  parcel,
                  found.value(),
                  found.refreshFailure(),
                  judge.situation(),
                  isStale(found, contract, ledger, setting),
                  judge.isInternational(),
                  judge.estimateHasPassed());
            },
            failure ->
                new ParcelAssessment(
                    parcel,
                    null,
                    failure,
                    withoutTracking(order, failure, norms, setting),
                    false,
                    false,
                    false));
  }

  /** Where its facts stand in the ledger. */
  String path() {
    return CommerceFacts.parcelPath(parcel.trackingNumber());
  }

  /** Whether the customer has it, as far as is known now. */
  boolean isDelivered() {
    return situation == Situation.DELIVERED && !stale;
  }

  private static boolean isStale(
      Lookup.Found<Tracking> found,
      GroundingContract contract,
      EvidenceLedger ledger,
      Setting setting) {
    String status = CommerceFacts.parcelPath(found.value().trackingNumber()) + ".status";
    Optional<Evidence> held = ledger.at(status);
    return held.isPresent() && !contract.isFresh(held.get(), setting.now());
  }

  private static Situation withoutTracking(
      Order order, Failure failure, TransitNorms norms, Setting setting) {
    return switch (failure.kind()) {
      case UNSUPPORTED -> Situation.NO_SOURCE;
      case NOT_FOUND, NOT_YET_SCANNED, OUT_OF_REACH -> {
        Optional<Instant> shipped =
            order.fulfilments().stream()
                .map(fulfilment -> fulfilment.shippedAt())
                .filter(Objects::nonNull)
                .findFirst();
        yield shipped.filter(at -> isLabelOverdue(at, norms, setting)).isPresent()
            ? Situation.LABEL_OVERDUE
            : Situation.LABEL_ONLY;
      }
      case THROTTLED, UNAUTHORISED, DOWN, TIMED_OUT, MALFORMED -> Situation.SOURCE_DOWN;
    };
  }

  private static boolean isLabelOverdue(Instant since, TransitNorms norms, Setting setting) {
    return workingDays(LocalDate.ofInstant(since, setting.zone()), setting.today())
        > norms.labelOnlyDays();
  }

  /** The days from Monday to Friday after the first day, up to and with the last. */
  private static int workingDays(LocalDate from, LocalDate to) {
    int days = 0;
    LocalDate limit = from.plusDays(60);
    for (LocalDate day = from.plusDays(1);
        !day.isAfter(to) && day.isBefore(limit);
        day = day.plusDays(1)) {
      if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
        days++;
      }
    }
    return days;
  }

  /** Judges what a carrier says. */
  private record Judge(Order order, Tracking tracking, TransitNorms norms, Setting setting) {

    Situation situation() {
      return switch (tracking.status()) {
        case LABEL_CREATED -> label();
        case ACCEPTED, IN_TRANSIT -> moving();
        case OUT_FOR_DELIVERY -> isStalled() ? Situation.STALLED : Situation.OUT_FOR_DELIVERY;
        case AVAILABLE_FOR_PICKUP -> Situation.WAITING_FOR_PICKUP;
        case DELIVERY_ATTEMPTED -> Situation.ATTEMPTED;
        case DELIVERED -> Situation.DELIVERED;
        case EXCEPTION -> Situation.EXCEPTION;
        case RETURNING -> Situation.RETURNING;
        case RETURNED -> Situation.RETURNED;
        case CANCELLED -> Situation.CANCELLED;
        case LOST -> Situation.LOST;
        case UNKNOWN ->
            tracking.journey().scans().isEmpty() ? Situation.LABEL_ONLY : Situation.UNKNOWN_CODE;
      };
    }

    private Situation label() {
      Optional<Instant> made =
          tracking.journey().scans().stream().findFirst().map(scan -> scan.time().latest());
      return made.filter(at -> isLabelOverdue(at, norms, setting)).isPresent()
          ? Situation.LABEL_OVERDUE
          : Situation.LABEL_ONLY;
    }

    private Situation moving() {
      if (isStalled()) {
        return Situation.STALLED;
      }
      if (estimateHasPassed()) {
        return Situation.ESTIMATE_PASSED;
      }
      return switch (tracking.state()) {
        case DELAYED_WEATHER,
            DELAYED_MISROUTED,
            DELAYED_CAPACITY,
            DELAYED_MECHANICAL,
            DELAYED_OTHER,
            RESCHEDULED ->
            Situation.DELAYED;
        default -> Situation.MOVING;
      };
    }

    private boolean isStalled() {
      Optional<ScanTime> last = tracking.lastScan().map(Scan::time);
      Duration limit =
          Duration.ofDays(
              isInternational() ? norms.stallDaysInternational() : norms.stallDaysDomestic());
      return last.isPresent()
          && Duration.between(last.get().latest(), setting.now()).compareTo(limit) > 0;
    }

    boolean estimateHasPassed() {
      Eta eta = tracking.eta();
      if (eta == null) {
        return false;
      }
      ZoneId zone = eta.zone() == null ? setting.zone() : eta.zone();
      return LocalDate.ofInstant(setting.now(), zone).isAfter(eta.day());
    }

    boolean isInternational() {
      Address shipTo = order.shipTo();
      String destination = shipTo == null ? null : shipTo.country();
      List<String> seen =
          tracking.journey().scans().stream()
              .map(Scan::place)
              .filter(Objects::nonNull)
              .map(Place::country)
              .filter(Objects::nonNull)
              .distinct()
              .toList();
      return seen.size() > 1
          || (destination != null && seen.stream().anyMatch(code -> !code.equals(destination)));
    }
  }

  /**
   * The newest earlier scan that reported trouble which the parcel has since got over, by index.
   */
  Optional<Integer> troubleOvercome() {
    if (tracking == null
        || (tracking.status() != ParcelStatus.IN_TRANSIT
            && tracking.status() != ParcelStatus.OUT_FOR_DELIVERY)
        || isTrouble(tracking.state())) {
      return Optional.empty();
    }
    List<Scan> scans = tracking.journey().scans();
    for (int i = scans.size() - 2; i >= 0; i--) {
      if (isTrouble(scans.get(i).state())) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private static boolean isTrouble(ParcelSubStatus state) {
    return state.status() == ParcelStatus.EXCEPTION
        || state.status() == ParcelStatus.DELIVERY_ATTEMPTED
        || state.name().startsWith("DELAYED_");
  }
}
