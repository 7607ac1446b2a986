// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.ReturnCase;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.DataLayer;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.FreshnessRule;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.language.Assent;
import dev.waybill.playbook.internal.ExchangeConversation;
import dev.waybill.playbook.internal.ReturnConversation;
import dev.waybill.playbook.internal.ReturnStanding;
import dev.waybill.playbook.internal.Selection;
import dev.waybill.playbook.internal.Wish;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Another size or colour for one that was delivered: whether the policy has it exchanged is said
 * first, then how many there are now of the one that is wanted. Only what is in stock is proposed,
 * it is counted again when the customer says yes, and nothing is said to be kept aside. A
 * difference in price is for a person to settle.
 */
public final class Exchanges implements Playbook {

  private static final GroundingContract CONTRACT =
      new GroundingContract(
          "exchanges",
          Set.of(DataLayer.ORDER, DataLayer.KNOWLEDGE),
          List.of(
              FreshnessRule.of("orders.*.state", Duration.ofMinutes(5)),
              FreshnessRule.of("stock.*.count", Duration.ofMinutes(2))),
          EnumSet.allOf(ClaimKind.class));

  @Override
  public String name() {
    return CONTRACT.name();
  }

  @Override
  public Set<Intent> intents() {
    return Set.of(Intent.EXCHANGE_ITEM);
  }

  /** Another remedy, or another of the units that were named. */
  @Override
  public boolean isAnswered(Task task, String text) {
    return Wish.REFUND.isIn(text)
        || Wish.STORE_CREDIT.isIn(text)
        || (task.awaitsConfirmation() && Wish.ANOTHER_MIND.isIn(text));
  }

  @Override
  public GroundingContract contract() {
    return CONTRACT;
  }

  @Override
  public Plan prepare(Case situation) {
    Task task = situation.task();
    if (task != null && task.awaitsConfirmation() && Assent.isNo(situation.text())) {
      return Plan.say(situation.phrases().get("action.dropped"));
    }
    return new Selection(situation)
        .one(
            Exchanges::hasLeft,
            order -> !ReturnConversation.named(situation, order).isEmpty(),
            order -> of(situation, order));
  }

  /** What is on its way back already is not sent back for a second time. */
  private static Plan of(Case situation, Order order) {
    List<OrderLine> named = ReturnConversation.named(situation, order);
    List<OrderLine> meant = named.isEmpty() && order.lines().size() == 1 ? order.lines() : named;
    Optional<ReturnCase> open =
        order.returns().stream()
            .filter(ReturnCase::isOpen)
            .filter(back -> meant.stream().anyMatch(line -> back.isOf(line.id())))
            .findFirst();
    return open.isPresent() && situation.task() == null
        ? new ReturnStanding(situation, order).of(open.get())
        : new ExchangeConversation(situation, order).answer();
  }

  private static boolean hasLeft(Order order) {
    return order.fulfilments().stream().anyMatch(part -> part.state().hasLeft());
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
