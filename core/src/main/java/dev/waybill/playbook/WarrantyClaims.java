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
import dev.waybill.playbook.internal.ClaimStanding;
import dev.waybill.playbook.internal.ReturnConversation;
import dev.waybill.playbook.internal.Selection;
import dev.waybill.playbook.internal.WarrantyConversation;
import dev.waybill.playbook.internal.Wish;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Claims under warranty: who answers for the fault and until when, the serial number and a picture,
 * the claim, and the day the customer hears again whether there is news or not. An open claim is
 * told as the case system has it; its outcome is nobody's to guess.
 */
public final class WarrantyClaims implements Playbook {

  private static final GroundingContract CONTRACT =
      new GroundingContract(
          "warranty",
          Set.of(DataLayer.ORDER, DataLayer.KNOWLEDGE),
          List.of(FreshnessRule.of("orders.*.state", Duration.ofMinutes(5))),
          EnumSet.allOf(ClaimKind.class));

  @Override
  public String name() {
    return CONTRACT.name();
  }

  @Override
  public Set<Intent> intents() {
    return Set.of(Intent.WARRANTY);
  }

  /** Something broke, or somebody asks after their claim. */
  @Override
  public Optional<Intent> supposes(String text) {
    return Wish.DEFECTIVE.isIn(text) || Wish.CLAIM_STATUS.isIn(text)
        ? Optional.of(Intent.WARRANTY)
        : Optional.empty();
  }

  @Override
  public boolean isAnswered(Task task, String text) {
    return Wish.SERIAL.isIn(text);
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
    Optional<Plan> open = task == null ? ClaimStanding.ofOpenClaim(situation) : Optional.empty();
    Selection selection = new Selection(situation);
    boolean asked = task != null && WarrantyConversation.asksForSerial(task);
    return open.orElseGet(
        () ->
            (asked ? selection.withoutNumbers() : selection)
                .one(
                    WarrantyClaims::hasLeft,
                    order -> !ReturnConversation.named(situation, order).isEmpty(),
                    order -> new WarrantyConversation(situation, order).answer()));
  }

  private static boolean hasLeft(Order order) {
    return order.fulfilments().stream().anyMatch(part -> part.state().hasLeft());
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
