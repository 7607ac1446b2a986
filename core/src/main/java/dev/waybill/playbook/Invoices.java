// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import dev.waybill.commerce.Order;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.DataLayer;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.internal.ActionAnswer;
import dev.waybill.playbook.internal.ProposedAction;
import dev.waybill.playbook.internal.Selection;
import dev.waybill.policy.value.Value;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Has the invoice of an order sent again: to the address that the shop holds, whatever address the
 * message names.
 */
public final class Invoices implements Playbook {

  private static final String ACTION = "resend_invoice";

  private static final GroundingContract CONTRACT =
      new GroundingContract(
          "invoices",
          Set.of(DataLayer.ORDER),
          List.of(),
          EnumSet.complementOf(EnumSet.of(ClaimKind.PERCENTAGE)));

  @Override
  public String name() {
    return CONTRACT.name();
  }

  @Override
  public Set<Intent> intents() {
    return Set.of(Intent.INVOICE);
  }

  @Override
  public GroundingContract contract() {
    return CONTRACT;
  }

  @Override
  public Plan prepare(Case situation) {
    if (!situation.actions().canDo(ACTION)) {
      return new TalkToAPerson().prepare(situation);
    }
    return ProposedAction.answered(situation, ACTION, answer -> told(situation, answer))
        .orElseGet(
            () -> new Selection(situation).one(order -> true, order -> begun(situation, order)));
  }

  private static Plan begun(Case situation, Order order) {
    return told(
        situation,
        situation.actions().request(ACTION, Map.of("order_id", Value.text(order.number()))));
  }

  private static Plan told(Case situation, Actions.Answer answer) {
    String number = ProposedAction.orderOf(answer);
    Task task = situation.task() == null ? Task.of(situation.intent()) : situation.task();
    Plan plan =
        new ActionAnswer(
                situation, task, "invoice", Map.of("$o", CommerceFacts.orderPath(number)), number)
            .plan(answer);
    boolean elsewhere = !situation.entities().emails().isEmpty();
    return elsewhere
        ? plan.saying(situation.phrases().get("invoice.on-file") + " " + plan.draft())
        : plan;
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
