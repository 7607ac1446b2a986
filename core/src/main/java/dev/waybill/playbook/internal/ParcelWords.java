// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.commerce.Eta;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.commerce.PickupPoint;
import dev.waybill.commerce.Responsible;
import dev.waybill.commerce.Scan;
import dev.waybill.commerce.Tracking;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.Unknown;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Says one parcel: the fact, what it means, what is normal, what comes next, and what is not known.
 */
final class ParcelWords {

  private final Draft draft;
  private final Order order;
  private final ParcelAssessment parcel;
  private final Intent intent;
  private final EvidenceLedger ledger;
  private final Map<String, String> places = new HashMap<>();

  ParcelWords(
      Draft draft,
      Order order,
      ParcelAssessment parcel,
      String lead,
      Intent intent,
      EvidenceLedger ledger) {
    this.draft = draft;
    this.order = order;
    this.parcel = parcel;
    this.intent = intent;
    this.ledger = ledger;
    places.put("{lead}", lead);
    places.put("$o", CommerceFacts.orderPath(order.number()));
    places.put("$p", parcel.path());
  }

  void say(boolean alone) {
    Tracking tracking = parcel.tracking();
    if (tracking == null) {
      sayWithoutTracking();
      return;
    }
    draft.rest(parcel.path() + ".status");
    if (parcel.stale()) {
      say(alone ? "parcel.stale.order" : "parcel.stale");
      if (parcel.failure() != null) {
        say("parcel.stale.silent");
      }
      say("parcel.stale.since");
      draft.rest(parcel.path() + ".observedAt");
      draft.unknown(Unknown.Kind.CURRENT_STATE, parcel.path());
      return;
    }
    switch (parcel.situation()) {
      case LABEL_ONLY, LABEL_OVERDUE -> label(tracking);
      case MOVING, DELAYED, ESTIMATE_PASSED, OUT_FOR_DELIVERY -> moving(tracking, alone);
      case STALLED -> stalled();
      case ATTEMPTED -> attempted(tracking);
      case WAITING_FOR_PICKUP -> waiting(tracking);
      case DELIVERED -> delivered();
      case EXCEPTION -> exception(tracking);
      case RETURNING, RETURNED -> goingBack();
      case LOST -> lost();
      case CANCELLED -> say("parcel.CANCELLED");
      case UNKNOWN_CODE -> unknownCode();
      case NO_SOURCE, SOURCE_DOWN -> sayWithoutTracking();
    }
    conflict();
  }

  private void sayWithoutTracking() {
    draft.rest(parcel.path() + ".carrier");
    switch (parcel.situation()) {
      case LABEL_ONLY -> {
        say("parcel.LABEL_ONLY.unscanned");
        say("parcel.LABEL_ONLY.normal");
        draft.unknown(Unknown.Kind.ARRIVAL_DATE, parcel.path());
      }
      case LABEL_OVERDUE -> {
        say("parcel.LABEL_OVERDUE.unscanned");
        overdue();
      }
      default -> {
        say("parcel." + parcel.situation());
        draft.unknown(Unknown.Kind.CURRENT_STATE, parcel.path());
        draft.unknown(Unknown.Kind.ARRIVAL_DATE, parcel.path());
      }
    }
  }

  private void label(Tracking tracking) {
    say("parcel." + parcel.situation());
    List<Scan> scans = tracking.journey().scans();
    for (int i = 0; i < scans.size(); i++) {
      if (scans.get(i).state() == ParcelSubStatus.INFO_RECEIVED) {
        places.put("$s", parcel.path() + ".scans." + i);
        say("parcel.LABEL_ONLY.made");
        break;
      }
    }
    if (parcel.situation() == Situation.LABEL_OVERDUE) {
      overdue();
    } else {
      say("parcel.LABEL_ONLY.normal");
      draft.unknown(Unknown.Kind.ARRIVAL_DATE, parcel.path());
    }
  }

  private void overdue() {
    say("parcel.LABEL_OVERDUE.late");
    draft.unknown(Unknown.Kind.WHETHER_LOST, parcel.path());
    draft.unknown(Unknown.Kind.ARRIVAL_DATE, parcel.path());
    handOff(HandoffQueue.WAREHOUSE, HandoffReason.LABEL_ONLY_OVER_THRESHOLD);
  }

  private void moving(Tracking tracking, boolean alone) {
    say("parcel." + parcel.situation());
    Optional<Integer> trouble = alone ? parcel.troubleOvercome() : Optional.empty();
    trouble.ifPresent(index -> troubleOvercome(index));
    lastScan();
    if (alone && trouble.isEmpty()) {
      scanBefore(tracking);
    }
    estimate(tracking);
  }

  private void troubleOvercome(int index) {
    places.put("$s", parcel.path() + ".scans." + index);
    places.put("$n", parcel.path() + ".scans." + (index + 1));
    boolean bothPlaces =
        held("scans." + index + ".place") && held("scans." + (index + 1) + ".place");
    say(bothPlaces ? "parcel.trouble" : "parcel.trouble.bare");
    draft.unknown(Unknown.Kind.CONDITION_OF_GOODS, parcel.path());
  }

  private void lastScan() {
    if (held("lastScan.place")) {
      say("parcel.last-scan");
    } else if (held("lastScan.time")) {
      say("parcel.last-scan.bare");
    }
  }

  private void scanBefore(Tracking tracking) {
    int before = tracking.journey().scans().size() - 2;
    if (before >= 0 && held("scans." + before + ".place")) {
      places.put("$s", parcel.path() + ".scans." + before);
      say("parcel.scan-before");
    }
  }

  private void estimate(Tracking tracking) {
    Eta eta = tracking.eta();
    if (eta == null) {
      say("parcel.eta.none");
      draft.unknown(Unknown.Kind.ARRIVAL_DATE, parcel.path());
      return;
    }
    if (parcel.estimatePassed()) {
      say("parcel.eta.passed");
      draft.unknown(Unknown.Kind.ARRIVAL_DATE, parcel.path());
      return;
    }
    if (eta.precision() == Eta.Precision.WINDOW) {
      say("parcel.eta.window");
    } else {
      say("parcel.eta");
    }
    if (!eta.earlier().isEmpty()) {
      say("parcel.eta.moved");
    }
    if (eta.precision() == Eta.Precision.DAY) {
      if (parcel.situation() == Situation.OUT_FOR_DELIVERY) {
        say("parcel.eta.no-hour");
      }
      draft.unknown(Unknown.Kind.ARRIVAL_TIME, parcel.path());
    }
  }

  private void stalled() {
    places.put("$stall", parcel.international() ? "stallInternational" : "stallDomestic");
    say("parcel.STALLED");
    lastScan();
    draft.unknown(Unknown.Kind.WHETHER_LOST, parcel.path());
    draft.unknown(Unknown.Kind.ARRIVAL_DATE, parcel.path());
    handOff(HandoffQueue.SUPPORT, HandoffReason.STALLED_OVER_THRESHOLD);
  }

  private void attempted(Tracking tracking) {
    say("parcel.ATTEMPTED");
    if (tracking.eta() != null && !parcel.estimatePassed()) {
      say("parcel.ATTEMPTED.next-known");
    } else {
      say("parcel.ATTEMPTED.next");
      draft.unknown(Unknown.Kind.ARRIVAL_DATE, parcel.path());
    }
  }

  private void waiting(Tracking tracking) {
    say(held("pickup.place") ? "parcel.WAITING_FOR_PICKUP" : "parcel.WAITING_FOR_PICKUP.bare");
    if (held("pickup.until")) {
      say("parcel.WAITING_FOR_PICKUP.until");
    }
    PickupPoint pickup = tracking.pickup();
    if (held("pickup.code")) {
      say("parcel.WAITING_FOR_PICKUP.code");
    } else if (pickup != null && pickup.code() != null) {
      say("parcel.WAITING_FOR_PICKUP.code-withheld");
      draft.unknown(Unknown.Kind.PICKUP_CODE, parcel.path());
    }
  }

  private void delivered() {
    say(held("lastScan.place") ? "parcel.DELIVERED" : "parcel.DELIVERED.bare");
    if (held("proof.neighbour")) {
      say("parcel.DELIVERED.neighbour");
    }
    if (held("proof.signedBy")) {
      say("parcel.DELIVERED.signed");
    }
    if (held("proof.spot")) {
      say("parcel.DELIVERED.spot");
    }
    if (intent == Intent.DELIVERY_PROBLEM && order.parcels().size() == 1) {
      say("parcel.DELIVERED.missing");
    }
  }

  private void exception(Tracking tracking) {
    say(held("lastScan.place") ? "parcel.EXCEPTION" : "parcel.EXCEPTION.bare");
    if (tracking.state() == ParcelSubStatus.CUSTOMS_DUTIES_DUE) {
      say("parcel.EXCEPTION.duty");
      draft.unknown(Unknown.Kind.AMOUNT_DUE, parcel.path());
    } else {
      say("parcel.EXCEPTION." + tracking.state().responsible());
    }
    if (tracking.state().responsible() == Responsible.SENDER) {
      handOff(HandoffQueue.SUPPORT, HandoffReason.EXCEPTION_NEEDS_ACTION);
    }
    estimate(tracking);
  }

  private void goingBack() {
    say("parcel." + parcel.situation());
    handOff(HandoffQueue.SUPPORT, HandoffReason.RETURNED_TO_SENDER);
  }

  private void lost() {
    say("parcel.LOST");
    handOff(HandoffQueue.SUPPORT, HandoffReason.LOST);
  }

  private void unknownCode() {
    say(held("unmapped") ? "parcel.UNKNOWN_CODE" : "parcel.UNKNOWN_CODE.bare");
    lastScan();
    draft.unknown(Unknown.Kind.CARRIER_CODE, parcel.path());
    draft.unknown(Unknown.Kind.CURRENT_STATE, parcel.path());
  }

  /** The shop's page may say "in transit" of a parcel that no carrier has scanned. */
  private void conflict() {
    String shown = order.displayState();
    if (shown == null) {
      return;
    }
    String word = shown.toUpperCase(Locale.ROOT).replace(' ', '_');
    boolean unscanned =
        parcel.situation() == Situation.LABEL_ONLY || parcel.situation() == Situation.LABEL_OVERDUE;
    boolean saysMoving =
        word.equals("IN_TRANSIT") || word.equals("SHIPPED") || word.equals("OUT_FOR_DELIVERY");
    boolean saysDelivered = word.equals("DELIVERED");
    if ((unscanned && (saysMoving || saysDelivered)) || (saysDelivered && !parcel.isDelivered())) {
      say("parcel.conflict");
      draft.conflict(
          parcel.path() + ".status", CommerceFacts.orderPath(order.number()) + ".displayState");
    }
  }

  private void handOff(HandoffQueue queue, HandoffReason reason) {
    draft.handOff(new Plan.Handoff(queue, reason, order.number(), true));
  }

  private boolean held(String field) {
    return ledger.at(parcel.path() + "." + field).isPresent();
  }

  private void say(String key) {
    draft.say(key, places);
  }
}
