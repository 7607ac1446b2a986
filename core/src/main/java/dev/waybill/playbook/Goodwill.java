// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import dev.waybill.commerce.Order;
import dev.waybill.commerce.Parcel;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Unknown;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.FreshnessRule;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.internal.ActionAnswer;
import dev.waybill.playbook.internal.DeliveryCare;
import dev.waybill.playbook.internal.Selection;
import dev.waybill.policy.value.Value;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a customer gets for a delivery that came late: what the policy permits, once, and not a cent
 * more, however they ask. The amount is the policy's own; pressure changes nothing.
 */
public final class Goodwill implements Playbook {

  private static final String CREDIT = "store_credit";
  private static final String AMOUNT = "amount";

  private static final GroundingContract CONTRACT =
      new GroundingContract(
          "goodwill",
          Set.of(DataLayer.ORDER),
          List.of(FreshnessRule.of("parcels.*.eta.day", Duration.ofHours(1))),
          EnumSet.complementOf(EnumSet.of(ClaimKind.PERCENTAGE)));

  @Override
  public String name() {
    return CONTRACT.name();
  }

  /** None that the classifier knows: it is heard by its words. */
  @Override
  public Set<Intent> intents() {
    return Set.of();
  }

  @Override
  public Optional<Intent> hears(String text) {
    return DeliveryCare.asksForGoodwill(text) ? Optional.of(Intent.COMPLAINT) : Optional.empty();
  }

  @Override
  public GroundingContract contract() {
    return CONTRACT;
  }

  @Override
  public Plan prepare(Case situation) {
    return new Selection(situation).one(order -> true, order -> credited(situation, order));
  }

  private static Plan credited(Case situation, Order order) {
    situation.records().track(order.parcels());
    Actions actions = situation.actions();
    OptionalLong largest = actions.largest(CREDIT, arguments(order, 1, actions), AMOUNT);
    if (largest.isEmpty() || !actions.canDo(CREDIT)) {
      return Plan.handOff(
          situation.phrases().get("action.evidence"),
          new Plan.Handoff(HandoffQueue.SUPPORT, HandoffReason.POLICY_GAP, order.number(), false),
          List.of(new Unknown(Unknown.Kind.ANSWER, "shop")));
    }
    Actions.Answer answer = actions.request(CREDIT, arguments(order, largest.getAsLong(), actions));
    String parcel =
        order.parcels().stream()
            .findFirst()
            .map(Parcel::trackingNumber)
            .map(CommerceFacts::parcelPath)
            .orElse("parcels.none");
    boolean moved = situation.ledger().at(parcel + ".eta.earlier.0").isPresent();
    return new ActionAnswer(
            situation,
            Task.of(situation.intent()),
            moved ? "goodwill" : "goodwill.bare",
            Map.of("$o", CommerceFacts.orderPath(order.number()), "$p", parcel),
            order.number())
        .plan(answer);
  }

  private static Map<String, Value> arguments(Order order, long minor, Actions actions) {
    return Map.of(
        "order_id",
        Value.text(order.number()),
        AMOUNT,
        Value.money(minor, actions.currency().getCurrencyCode()),
        "reason",
        Value.text("late_delivery"));
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
