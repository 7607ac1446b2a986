// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import dev.waybill.commerce.Journey.Anomaly;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks scans from the oldest to the newest and holds the one that says where the parcel is. */
final class JourneyFold {

  private static final Duration SKEW = Duration.ofMinutes(15);

  private final ScanOrder order;
  private final Set<Anomaly> anomalies = EnumSet.noneOf(Anomaly.class);
  private @Nullable Scan held;
  private ParcelSubStatus state = ParcelSubStatus.UNMAPPED;

  private JourneyFold(ScanOrder order) {
    this.order = order;
  }

  /** Folds scans that are in order, oldest first. */
  static JourneyFold over(List<Scan> ordered, ScanOrder order) {
    JourneyFold fold = new JourneyFold(order);
    ordered.forEach(fold::take);
    return fold;
  }

  @Nullable Scan held() {
    return held;
  }

  ParcelSubStatus state() {
    return state;
  }

  Set<Anomaly> anomalies() {
    return Set.copyOf(anomalies);
  }

  private void take(Scan scan) {
    if (!scan.state().isMaterial()) {
      return;
    }
    Scan before = held;
    if (before == null) {
      hold(scan, meaning(scan));
    } else if (!isOldLabel(scan) && !isSilentAfterEnd(scan) && !isAbsorbed(scan, before)) {
      follow(scan);
    }
  }

  private void follow(Scan scan) {
    ParcelSubStatus next = meaning(scan);
    if (next.status() == ParcelStatus.DELIVERED && isGoingBack()) {
      anomalies.add(Anomaly.RETURN_DELIVERY_AMBIGUOUS);
      hold(scan, ParcelSubStatus.UNMAPPED);
      return;
    }
    if (state.status() == ParcelStatus.DELIVERED && scan.leg() == Leg.FORWARD && !isReturn(next)) {
      anomalies.add(Anomaly.DELIVERED_THEN_MOVED);
    } else if (state.status() != ParcelStatus.DELIVERED
        && state.status().isTerminal()
        && next.status() != state.status()) {
      anomalies.add(Anomaly.MOVED_AFTER_END);
    }
    hold(scan, next);
  }

  private void hold(Scan scan, ParcelSubStatus meaning) {
    held = scan;
    state = meaning;
  }

  /** A label re-sent once the carrier has the parcel; a new label after a void is news. */
  private boolean isOldLabel(Scan scan) {
    return scan.status() == ParcelStatus.LABEL_CREATED
        && state.status() != ParcelStatus.LABEL_CREATED
        && state.status() != ParcelStatus.CANCELLED;
  }

  /** A code nobody can read does not undo an end that everybody can. */
  private boolean isSilentAfterEnd(Scan scan) {
    return scan.state() == ParcelSubStatus.UNMAPPED && state.status().isTerminal();
  }

  private boolean isAbsorbed(Scan scan, Scan before) {
    ParcelStatus end = state.status();
    if (end != ParcelStatus.DELIVERED && end != ParcelStatus.RETURNED) {
      return false;
    }
    ParcelSubStatus next = meaning(scan);
    if (next.status() == end) {
      return true;
    }
    boolean turnsBack = end == ParcelStatus.DELIVERED && isReturn(next);
    boolean skewed =
        !turnsBack
            && Duration.between(order.position(before), order.position(scan)).compareTo(SKEW) < 0;
    if (skewed) {
      anomalies.add(Anomaly.CLOCK_SKEW);
    }
    return skewed;
  }

  private boolean isGoingBack() {
    return state.status() == ParcelStatus.RETURNING && state != ParcelSubStatus.RETURN_REQUESTED;
  }

  private static boolean isReturn(ParcelSubStatus state) {
    return state.status() == ParcelStatus.RETURNING || state.status() == ParcelStatus.RETURNED;
  }

  /** What a scan means to the customer: on the way back, nothing comes towards them. */
  private static ParcelSubStatus meaning(Scan scan) {
    if (scan.leg() == Leg.FORWARD) {
      return scan.state();
    }
    return switch (scan.status()) {
      case DELIVERED -> ParcelSubStatus.RETURNED_TO_SENDER;
      case ACCEPTED, IN_TRANSIT -> ParcelSubStatus.RETURN_IN_TRANSIT;
      case OUT_FOR_DELIVERY -> ParcelSubStatus.RETURN_OUT_FOR_DELIVERY;
      case DELIVERY_ATTEMPTED -> ParcelSubStatus.RETURN_FAILED;
      default -> scan.state();
    };
  }
}
