// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import dev.waybill.commerce.Order;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.DataLayer;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.FreshnessRule;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.language.Assent;
import dev.waybill.playbook.internal.MeantMoney;
import dev.waybill.playbook.internal.PriceDropConversation;
import dev.waybill.playbook.internal.RefundConversation;
import dev.waybill.playbook.internal.ReturnConversation;
import dev.waybill.playbook.internal.Selection;
import dev.waybill.playbook.internal.Wish;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Money back: what went back, what is on its way and what is left are the systems' numbers; a
 * refund is paid the way it came, within the policy's limits, after a yes to exactly this amount;
 * and a refund that was submitted is never said to be in an account.
 */
public final class Refunds implements Playbook {

  private static final GroundingContract CONTRACT =
      new GroundingContract(
          "refunds",
          Set.of(DataLayer.ORDER),
          List.of(FreshnessRule.of("orders.*.refunds.*", Duration.ofMinutes(5))),
          EnumSet.allOf(ClaimKind.class));

  @Override
  public String name() {
    return CONTRACT.name();
  }

  @Override
  public Set<Intent> intents() {
    return Set.of(Intent.REFUND_REQUEST, Intent.REFUND_STATUS);
  }

  /**
   * Money that is to go another way than it came, for goods that were sent back, or for a price
   * that fell.
   */
  @Override
  public Optional<Intent> hears(String text) {
    boolean money = Wish.REFUND.isIn(text);
    if (Wish.PRICE_DROP.isIn(text)) {
      return Optional.of(Intent.REFUND_REQUEST);
    }
    boolean otherWay = Wish.BANK_DETAILS.isIn(text) || Wish.CASH.isIn(text);
    return Wish.CLOSED_CARD.isIn(text) || (money && (otherWay || Wish.SENT_BACK.isIn(text)))
        ? Optional.of(Intent.REFUND_REQUEST)
        : Optional.empty();
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
    Optional<Plan> which = new MeantMoney(situation).question();
    if (which.isPresent()) {
      return which.get();
    }
    Selection selection = new Selection(situation);
    if (PriceDropConversation.isMeant(situation)) {
      return selection.one(
          order -> true,
          order -> !ReturnConversation.named(situation, order).isEmpty(),
          order -> new PriceDropConversation(situation, order).answer());
    }
    return (Wish.BANK_DETAILS.isIn(situation.text()) ? selection.withoutNumbers() : selection)
        .one(
            Refunds::isPaid,
            order -> isOnItsWayBack(order) || !ReturnConversation.named(situation, order).isEmpty(),
            order -> new RefundConversation(situation, order).answer());
  }

  private static boolean isPaid(Order order) {
    return !order.payments().isEmpty() || !order.returns().isEmpty();
  }

  private static boolean isOnItsWayBack(Order order) {
    return !order.refunds().isEmpty() || !order.returns().isEmpty();
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
