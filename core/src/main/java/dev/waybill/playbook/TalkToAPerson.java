// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import dev.waybill.commerce.Order;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Unknown;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.intent.Mention;
import dev.waybill.language.Assent;
import dev.waybill.playbook.internal.Selection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Passes the case to a person: because the customer asks for one, which is granted at the first
 * asking, or because the agent has no playbook for what is wanted. An order that is named is read
 * first, so that the person has its facts.
 */
public final class TalkToAPerson implements Playbook {

  private static final GroundingContract CONTRACT =
      new GroundingContract(
          "talk-to-a-person",
          EnumSet.noneOf(DataLayer.class),
          List.of(),
          EnumSet.complementOf(EnumSet.of(ClaimKind.PERCENTAGE)));

  private static final Set<Intent> ELSEWHERE =
      Set.of(Intent.ORDER_STATUS, Intent.DELIVERY_PROBLEM, Intent.SMALLTALK, Intent.OUT_OF_SCOPE);

  /** From this on a message is also about it. */
  private static final double ALSO_ABOUT = 0.1;

  private static final Map<Intent, HandoffQueue> QUEUES =
      Map.of(
          Intent.ITEM_PROBLEM, HandoffQueue.CLAIMS,
          Intent.RETURN_ITEM, HandoffQueue.RETURNS,
          Intent.EXCHANGE_ITEM, HandoffQueue.RETURNS,
          Intent.WARRANTY, HandoffQueue.WARRANTY,
          Intent.REFUND_REQUEST, HandoffQueue.PAYMENTS,
          Intent.REFUND_STATUS, HandoffQueue.PAYMENTS,
          Intent.PAYMENT_ISSUE, HandoffQueue.PAYMENTS);

  private static final List<Unknown> NO_ANSWER = List.of(new Unknown(Unknown.Kind.ANSWER, "shop"));
  private static final List<Unknown> OUT_OF_REACH =
      List.of(new Unknown(Unknown.Kind.OUT_OF_REACH, "shop"));

  @Override
  public String name() {
    return CONTRACT.name();
  }

  @Override
  public Set<Intent> intents() {
    return EnumSet.complementOf(EnumSet.copyOf(ELSEWHERE));
  }

  @Override
  public GroundingContract contract() {
    return CONTRACT;
  }

  @Override
  public Plan prepare(Case situation) {
    if (situation.task() != null && Assent.isNo(situation.text())) {
      return Plan.say(situation.phrases().get("action.dropped"));
    }
    boolean asked = situation.intent() == Intent.HUMAN_HANDOFF;
    Optional<String> order =
        situation.entities().orderNumbers().stream()
            .map(Mention::value)
            .findFirst()
            .or(() -> situation.memory().focus().stream().findFirst())
            .or(() -> new Selection(situation).only().map(Order::number));
    if (order.isPresent() && isOutOfReach(situation, order.get())) {
      return handOff(
          situation, "reach.orders", HandoffReason.DATA_OUT_OF_REACH, order, OUT_OF_REACH);
    }
    return asked
        ? handOff(situation, "person.asked", HandoffReason.CUSTOMER_ASKED, order, List.of())
        : handOff(situation, "person.unsupported", HandoffReason.NOT_SUPPORTED, order, NO_ANSWER);
  }

  /**
   * Reads the order and its parcels, so that the person has them; says whether it cannot be seen.
   */
  private static boolean isOutOfReach(Case situation, String number) {
    return situation
        .records()
        .order(number)
        .fold(
            order -> {
              situation.records().track(order.parcels());
              return false;
            },
            () -> false,
            () -> true,
            failure -> false);
  }

  private static Plan handOff(
      Case situation,
      String phrase,
      HandoffReason reason,
      Optional<String> order,
      List<Unknown> unknowns) {
    return Plan.handOff(
        situation.phrases().get(phrase),
        new Plan.Handoff(
            reason == HandoffReason.CUSTOMER_ASKED ? queue(situation) : HandoffQueue.SUPPORT,
            reason,
            order.orElse(null),
            false),
        unknowns);
  }

  /** Who deals with what the message is about, beside the wish for a person. */
  private static HandoffQueue queue(Case situation) {
    return situation.classification().ranked().stream()
        .filter(candidate -> candidate.confidence() >= ALSO_ABOUT)
        .map(candidate -> QUEUES.get(candidate.intent()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(HandoffQueue.SUPPORT);
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
