// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.commerce.Order;
import dev.waybill.commerce.ReturnCase;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.Unknown;
import dev.waybill.playbook.Actions;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import dev.waybill.policy.value.Value;
import java.util.List;
import java.util.Map;

/** Where a return stands, as the shop's system tells it; and its label once more. */
public final class ReturnStanding {

  private final Case situation;
  private final Order order;

  /** Makes the answers for an order. */
  public ReturnStanding(Case situation, Order order) {
    this.situation = situation;
    this.order = order;
  }

  /** What is said of a return that is there already. */
  public Plan of(ReturnCase back) {
    boolean label = Wish.LABEL.isIn(situation.text()) || Wish.LOST_LABEL.isIn(situation.text());
    return label && situation.actions().canDo("resend_return_label")
        ? labelAgain(back)
        : state(back);
  }

  private Plan labelAgain(ReturnCase back) {
    Actions.Answer answer =
        situation
            .actions()
            .request("resend_return_label", Map.of("return_id", Value.text(back.id())));
    Draft draft = new Draft(situation.phrases());
    draft.say("return.there", places(back));
    if (answer.isDone()) {
      draft.say("return.label.done", places(back));
      if (back.label() != null && back.label().validUntil() != null) {
        draft.say("return.label.until", places(back));
      }
      return draft.plan(List.of(order.number()));
    }
    return new ActionAnswer(
            Task.of(situation.intent()), "return.label", places(back), order.number(), draft)
        .plan(answer);
  }

  private Plan state(ReturnCase back) {
    Draft draft = new Draft(situation.phrases());
    Map<String, String> places = places(back);
    boolean dated = back.steps().stream().anyMatch(step -> step.state() == back.state());
    String key = "return.state." + back.state().name();
    draft.say(dated && situation.phrases().has(key + ".since") ? key + ".since" : key, places);
    if (isWithoutTrace(back)) {
      draft.handOff(
          new Plan.Handoff(HandoffQueue.RETURNS, HandoffReason.POLICY_GAP, order.number(), false));
    }
    draft.say("return.no-refund-date", Map.of());
    draft.unknown(Unknown.Kind.REFUND_DATE, CommerceFacts.orderPath(order.number()));
    return draft.plan(List.of(order.number()));
  }

  /** Sent by the customer's own means: nobody can see where it is. */
  private static boolean isWithoutTrace(ReturnCase back) {
    return back.label() == null
        && back.parcel() == null
        && (back.state() == ReturnCase.State.APPROVED
            || back.state() == ReturnCase.State.REQUESTED);
  }

  private Map<String, String> places(ReturnCase back) {
    String path = CommerceFacts.orderPath(order.number());
    return Map.of("$o", path, "$r", path + ".returns." + EvidenceLedger.part(back.id()));
  }
}
