// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderState;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.DataLayer;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.FreshnessRule;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.language.Assent;
import dev.waybill.playbook.internal.ActionAnswer;
import dev.waybill.playbook.internal.Selection;
import dev.waybill.policy.value.Value;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cancels an order: whether it still can be is the policy's to say, the customer says yes to
 * exactly this order, and "cancelled" is said only on the shop's receipt and after the order was
 * read again.
 */
public final class CancelOrder implements Playbook {

  private static final String ACTION = "cancel_order";

  private static final GroundingContract CONTRACT =
      new GroundingContract(
          "cancel-order",
          Set.of(DataLayer.ORDER),
          List.of(FreshnessRule.of("orders.*.state", Duration.ofMinutes(5))),
          EnumSet.complementOf(EnumSet.of(ClaimKind.PERCENTAGE)));

  @Override
  public String name() {
    return CONTRACT.name();
  }

  @Override
  public Set<Intent> intents() {
    return Set.of(Intent.CANCEL_ORDER);
  }

  @Override
  public GroundingContract contract() {
    return CONTRACT;
  }

  @Override
  public Plan prepare(Case situation) {
    Task task = situation.task();
    Task.Proposal proposal = task == null ? null : task.proposal();
    if (task != null && proposal != null) {
      if (Assent.isNo(situation.text())) {
        return Plan.say(situation.phrases().get("action.dropped"));
      }
      if (Assent.isYes(situation.text())) {
        return new Selection(situation)
            .one(order -> true, order -> answered(situation, task, order, true));
      }
    }
    return new Selection(situation)
        .one(
            CancelOrder::isOpen,
            order -> answered(situation, Task.of(situation.intent()), order, false));
  }

  private static boolean isOpen(Order order) {
    return order.state() != OrderState.CANCELLED && order.state() != OrderState.COMPLETED;
  }

  private static Plan answered(Case situation, Task task, Order order, boolean again) {
    Task.Proposal proposal = task.proposal();
    Actions.Answer answer =
        again && proposal != null
            ? situation.actions().again(proposal)
            : situation.actions().request(ACTION, Map.of("order_id", Value.text(order.number())));
    if (answer.isDone()) {
      situation.records().again(order.number());
    }
    return new ActionAnswer(
            situation,
            task,
            "cancel",
            Map.of("$o", CommerceFacts.orderPath(order.number())),
            order.number())
        .plan(answer);
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
