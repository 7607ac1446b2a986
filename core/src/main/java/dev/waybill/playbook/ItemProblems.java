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
import dev.waybill.playbook.internal.ItemProblemConversation;
import dev.waybill.playbook.internal.ReturnConversation;
import dev.waybill.playbook.internal.Selection;
import dev.waybill.playbook.internal.Wish;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Things that arrived damaged, wrong or faulty: whether they may come back is asked first, then a
 * picture; a replacement and a refund are offered side by side; and where a picture does not show
 * what is said, a person looks at it.
 */
public final class ItemProblems implements Playbook {

  private static final GroundingContract CONTRACT =
      new GroundingContract(
          "item-problem",
          Set.of(DataLayer.ORDER, DataLayer.KNOWLEDGE),
          List.of(FreshnessRule.of("orders.*.state", Duration.ofMinutes(5))),
          EnumSet.allOf(ClaimKind.class));

  @Override
  public String name() {
    return CONTRACT.name();
  }

  @Override
  public Set<Intent> intents() {
    return Set.of(Intent.ITEM_PROBLEM);
  }

  /** What the shop is said to have sent by mistake, or a final sale that does not work. */
  @Override
  public Optional<Intent> hears(String text) {
    return Wish.SENT_WRONG.isIn(text) ? Optional.of(Intent.ITEM_PROBLEM) : Optional.empty();
  }

  @Override
  public boolean isAnswered(Task task, String text) {
    boolean tells = ItemProblemConversation.isAsked(task) && text.indexOf('?') < 0;
    return tells || Wish.REPLACEMENT.isIn(text) || Wish.REFUND.isIn(text);
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
            ItemProblems::hasLeft,
            order -> !ReturnConversation.named(situation, order).isEmpty(),
            order -> new ItemProblemConversation(situation, order).answer());
  }

  private static boolean hasLeft(Order order) {
    return order.fulfilments().stream().anyMatch(part -> part.state().hasLeft());
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
