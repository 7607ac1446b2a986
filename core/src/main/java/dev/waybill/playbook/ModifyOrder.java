// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import dev.waybill.evidence.DataLayer;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.FreshnessRule;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.internal.ModifyConversation;
import dev.waybill.playbook.internal.OrderChangeAnswer;
import dev.waybill.playbook.internal.Selection;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Changes a line of an order that has not left: takes it out, changes how many, or swaps it for
 * another size or colour of the same product at the same price. What the change is, is in the
 * customer's own words; the customer says yes to exactly it, and what the order holds afterwards is
 * read.
 */
public final class ModifyOrder implements Playbook {

  private static final GroundingContract CONTRACT =
      new GroundingContract(
          "modify-order",
          Set.of(DataLayer.ORDER),
          List.of(FreshnessRule.of("orders.*.state", Duration.ofMinutes(5))),
          EnumSet.complementOf(EnumSet.of(ClaimKind.PERCENTAGE)));

  @Override
  public String name() {
    return CONTRACT.name();
  }

  @Override
  public Set<Intent> intents() {
    return Set.of(Intent.MODIFY_ORDER);
  }

  @Override
  public GroundingContract contract() {
    return CONTRACT;
  }

  @Override
  public Plan prepare(Case situation) {
    return situation.actions().canDo(ModifyConversation.ACTION)
        ? ModifyConversation.answered(situation)
            .orElseGet(
                () ->
                    new Selection(situation)
                        .one(
                            order ->
                                OrderChangeAnswer.isOpen(order)
                                    && !OrderChangeAnswer.hasLeft(order),
                            order -> new ModifyConversation(situation, order).answer()))
        : new TalkToAPerson().prepare(situation);
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
