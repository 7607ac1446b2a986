// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.action.ActionResult;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.ReturnCase;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.playbook.Actions;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.OrderAccess;
import dev.waybill.playbook.Plan;
import dev.waybill.policy.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is said of a return that was made: it is read again; a label that is missing is made; and if
 * that fails, the return stays, the customer is told what is missing, and it is followed up.
 */
final class OpenedReturn {

  /** When somebody looks again at a label that could not be made. */
  private static final Duration LATER = Duration.ofHours(4);

  private final Case situation;
  private final Order order;
  private final Actions.Answer made;

  OpenedReturn(Case situation, Order order, Actions.Answer made) {
    this.situation = situation;
    this.order = order;
    this.made = made;
  }

  Plan plan() {
    Draft draft = new Draft(situation.phrases());
    draft.say("return.done", Map.of("$o", CommerceFacts.orderPath(order.number())));
    if (made.request().arguments().get("fee") instanceof Value.Money fee && fee.minor() > 0) {
      draft.say("return.done.fee", Map.of());
    }
    String id = reference();
    Optional<ReturnCase> held = again(id);
    if (held.isPresent() && held.get().label() == null) {
      held = labelled(id);
    }
    String path = CommerceFacts.orderPath(order.number()) + ".returns." + EvidenceLedger.part(id);
    if (held.isPresent() && held.get().label() != null) {
      draft.say("return.done.label", Map.of("$r", path));
    } else {
      draft.say("return.done.no-label", Map.of());
      if (isFollowedUp(id)) {
        draft.say("return.done.follow-up", Map.of());
      }
    }
    return draft.plan(List.of(order.number()));
  }

  private String reference() {
    return made.result() instanceof ActionResult.Done done ? done.receipt().reference() : "";
  }

  private Optional<ReturnCase> again(String id) {
    OrderAccess access = situation.records().again(order.number());
    return access.fold(
        read -> read.returns().stream().filter(back -> back.id().equals(id)).findFirst(),
        Optional::empty,
        Optional::empty,
        failure -> Optional.empty());
  }

  private Optional<ReturnCase> labelled(String id) {
    if (!situation.actions().canDo("create_return_label")) {
      return Optional.empty();
    }
    Actions.Answer label =
        situation.actions().request("create_return_label", Map.of("return_id", Value.text(id)));
    return label.isDone() ? again(id) : Optional.empty();
  }

  private boolean isFollowedUp(String id) {
    return situation.actions().canDo("schedule_follow_up")
        && situation
            .actions()
            .request(
                "schedule_follow_up",
                Map.of(
                    "order_id", Value.text(order.number()),
                    "return_id", Value.text(id),
                    "follow_up_at", new Value.Moment(situation.setting().now().plus(LATER))))
            .isDone();
  }
}
