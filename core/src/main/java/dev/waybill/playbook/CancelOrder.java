// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Promise;
import dev.waybill.evidence.DataLayer;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.FreshnessRule;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.language.Musing;
import dev.waybill.playbook.internal.OrderChangeAnswer;
import dev.waybill.playbook.internal.ProposedAction;
import dev.waybill.playbook.internal.Selection;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.value.Value;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cancels an order: whether it still can be is the policy's to say, the customer says yes to
 * exactly this order, and "cancelled" is said only on the shop's receipt and after the order was
 * read again. A customer who only thinks aloud about it is told where the order stands. Where the
 * order left in the meantime, that is said, with what is possible now.
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
    return ProposedAction.answered(situation, ACTION, answer -> told(situation, answer))
        .orElseGet(
            () ->
                new Selection(situation)
                    .one(OrderChangeAnswer::isOpen, order -> begun(situation, order)));
  }

  private static Plan begun(Case situation, Order order) {
    Map<String, Value> arguments = Map.of("order_id", Value.text(order.number()));
    if (Musing.isIn(situation.text())
        && !(situation.actions().consider(ACTION, arguments) instanceof Decision.Deny)) {
      return offered(situation, order);
    }
    return told(
        situation,
        ProposedAction.read(situation, order, situation.actions().request(ACTION, arguments)));
  }

  /** The customer thinks aloud: where the order stands, and what could be done. */
  private static Plan offered(Case situation, Order order) {
    boolean promised = order.promise() != null && order.promise().kind() == Promise.Kind.SHIPS_BY;
    return answer(situation, order.number())
        .said(promised ? "cancel.musing.ships" : "cancel.musing", "cancel.offer");
  }

  private static Plan told(Case situation, Actions.Answer answer) {
    return answer(situation, ProposedAction.orderOf(answer)).plan(answer);
  }

  private static OrderChangeAnswer answer(Case situation, String number) {
    return new OrderChangeAnswer(
        situation,
        "cancel",
        number,
        Map.of(),
        List.of("cancel.late"),
        order -> order.state() == OrderState.CANCELLED);
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
