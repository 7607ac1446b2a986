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
 * Takes goods back: whether each line may come back, until when and for what fee is the policy's to
 * say and is said first; an exchange and a credit are offered once, beside the refund; the customer
 * says yes to exactly these lines; the return is read again before it is said to be open, and a
 * label that could not be made is said to be missing and followed up.
 */
public final class Returns implements Playbook {

  private static final GroundingContract CONTRACT =
      new GroundingContract(
          "returns",
          Set.of(DataLayer.ORDER, DataLayer.KNOWLEDGE),
          List.of(FreshnessRule.of("orders.*.state", Duration.ofMinutes(5))),
          EnumSet.allOf(ClaimKind.class));

  @Override
  public String name() {
    return CONTRACT.name();
  }

  @Override
  public Set<Intent> intents() {
    return Set.of(Intent.RETURN_ITEM);
  }

  /** Another remedy or another line while the customer's yes is awaited. */
  @Override
  public boolean isAnswered(Task task, String text) {
    return Wish.REFUND.isIn(text)
        || Wish.STORE_CREDIT.isIn(text)
        || Wish.EXCHANGE.isIn(text)
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
            Returns::hasLeft,
            order -> !ReturnConversation.named(situation, order).isEmpty(),
            order -> of(situation, order));
  }

  private static Plan of(Case situation, Order order) {
    Optional<ReturnCase> open = order.returns().stream().filter(ReturnCase::isOpen).findFirst();
    if (open.isPresent() && situation.task() == null && asksAfter(situation, order, open.get())) {
      return new ReturnStanding(situation, order).of(open.get());
    }
    return new ReturnConversation(situation, order).answer();
  }

  /** Whether a message about returns is about one that is open: no second one is made for it. */
  private static boolean asksAfter(Case situation, Order order, ReturnCase open) {
    List<OrderLine> named = ReturnConversation.named(situation, order);
    return named.isEmpty()
        || named.stream().allMatch(line -> open.isOf(line.id()))
        || Wish.LOST_LABEL.isIn(situation.text());
  }

  private static boolean hasLeft(Order order) {
    return order.fulfilments().stream().anyMatch(part -> part.state().hasLeft());
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
