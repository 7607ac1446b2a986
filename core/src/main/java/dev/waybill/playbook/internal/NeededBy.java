// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.commerce.Eta;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.Promise;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.Source;
import dev.waybill.evidence.Trust;
import dev.waybill.handoff.HandoffPacket.Priority;
import dev.waybill.intent.DateMention;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The day by which a customer needs an order, held against the day that is estimated or promised.
 * An estimate is never called a promise; and where the day cannot be kept, a person looks at it.
 */
final class NeededBy {

  private static final String PATH = "requests.delivery.needed_by";
  private static final Source CUSTOMER = new Source("customer", DataLayer.MEMORY);

  private final Case situation;
  private final Draft draft;

  NeededBy(Case situation, Draft draft) {
    this.situation = situation;
    this.draft = draft;
  }

  /** Says how the day that the customer named, if they did, stands to what is known. */
  void say(Order order, List<ParcelAssessment> parcels) {
    LocalDate today = situation.setting().today();
    Optional<DateMention> named =
        situation.entities().dates().stream()
            .filter(date -> date.deadline().filter(day -> !day.isBefore(today)).isPresent())
            .min(Comparator.comparing(DateMention::day));
    boolean here = !parcels.isEmpty() && parcels.stream().allMatch(ParcelAssessment::isDelivered);
    if (named.isEmpty() || here) {
      return;
    }
    situation
        .ledger()
        .append(
            PATH,
            new FactValue.Day(named.get().day(), situation.setting().zone()),
            CUSTOMER,
            situation.setting().now(),
            Trust.CUSTOMER);
    LocalDate last = named.get().deadline().orElseThrow();
    Optional<LocalDate> expected = expected(order, parcels);
    if (expected.isEmpty()) {
      draft.say("needed.unknown", Map.of());
      return;
    }
    int later = expected.get().compareTo(named.get().day());
    draft.say(later == 0 ? "needed.same" : later > 0 ? "needed.late" : "needed.early", Map.of());
    if (later <= 0 && !parcels.isEmpty()) {
      draft.say("needed.estimate", Map.of());
    }
    boolean tooLate = expected.get().isAfter(last);
    if (tooLate && named.get().purpose() == DateMention.Purpose.NEEDED) {
      draft.handOff(
          new Plan.Handoff(
              HandoffQueue.URGENT,
              HandoffReason.DEADLINE_AT_RISK,
              order.number(),
              true,
              Priority.HIGH,
              null));
    }
  }

  /** The last day on which any of it is expected; empty unless a day is known for all of it. */
  private static Optional<LocalDate> expected(Order order, List<ParcelAssessment> parcels) {
    List<LocalDate> days = new ArrayList<>();
    for (ParcelAssessment parcel : parcels) {
      if (parcel.isDelivered()) {
        continue;
      }
      Eta eta = parcel.tracking() == null || parcel.stale() ? null : parcel.tracking().eta();
      if (eta == null || parcel.estimatePassed()) {
        return Optional.empty();
      }
      days.add(eta.day());
    }
    if (parcels.isEmpty() || !order.linesWithoutParcel().isEmpty()) {
      Promise promise = order.promise();
      boolean backordered =
          order.linesWithoutParcel().stream().anyMatch(l -> l.backorder() != null);
      if (promise == null || promise.kind() != Promise.Kind.ARRIVES_BY || backordered) {
        return Optional.empty();
      }
      days.add(promise.day());
    }
    return days.stream().max(Comparator.naturalOrder());
  }
}
