// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Unknown;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.handoff.HandoffPacket.Priority;
import dev.waybill.intent.Concern;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.internal.Selection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is for a person before anything else: self-harm, violence, product safety, bereavement,
 * legal matters, data rights, the press. The words are fixed, no model finds others, nothing is
 * admitted, denied or promised, and nothing is changed. The order is read, so that the person has
 * its facts.
 */
public final class HumanFirst implements Playbook {

  /** Where the merchant's own words for a concern stand in the ledger. */
  public static final String MERCHANT_WORDS = "care.message";

  private static final GroundingContract CONTRACT =
      new GroundingContract(
          "human-first",
          EnumSet.noneOf(DataLayer.class),
          List.of(),
          Set.of(ClaimKind.DEED, ClaimKind.IDENTIFIER));

  private static final List<Unknown> NO_ANSWER = List.of(new Unknown(Unknown.Kind.ANSWER, "shop"));

  private final Concern concern;

  /** Makes the playbook of one concern. */
  public HumanFirst(Concern concern) {
    this.concern = concern;
  }

  @Override
  public String name() {
    return CONTRACT.name();
  }

  /** None: it is the concern that calls for it, whatever the intent. */
  @Override
  public Set<Intent> intents() {
    return Set.of();
  }

  @Override
  public GroundingContract contract() {
    return CONTRACT;
  }

  @Override
  public Plan prepare(Case situation) {
    Optional<Order> order = new Selection(situation).only();
    List<OrderLine> lines = order.map(Order::lines).orElse(List.of());
    String words = situation.phrases().get("concern." + concern.name());
    boolean own = situation.ledger().at(MERCHANT_WORDS).isPresent();
    return Plan.handOff(
        own ? words + " {{" + MERCHANT_WORDS + "}}" : words,
        new Plan.Handoff(
            queue(),
            reason(),
            order.map(Order::number).orElse(null),
            false,
            priority(),
            lines.size() == 1 ? lines.get(0).sku() : null),
        NO_ANSWER);
  }

  private HandoffReason reason() {
    return concern == Concern.PRODUCT_DANGER
        ? HandoffReason.PRODUCT_SAFETY
        : HandoffReason.valueOf(concern.name());
  }

  private HandoffQueue queue() {
    return switch (concern) {
      case SELF_HARM, VIOLENCE -> HandoffQueue.URGENT;
      case PRODUCT_DANGER, PRODUCT_SAFETY -> HandoffQueue.SAFETY;
      case LEGAL -> HandoffQueue.LEGAL;
      case DATA_RIGHTS -> HandoffQueue.PRIVACY;
      case BEREAVEMENT, PRESS -> HandoffQueue.SUPPORT;
    };
  }

  private Priority priority() {
    return switch (concern) {
      case SELF_HARM, VIOLENCE, PRODUCT_DANGER -> Priority.IMMEDIATE;
      case PRODUCT_SAFETY -> Priority.URGENT;
      case LEGAL, BEREAVEMENT, PRESS -> Priority.HIGH;
      case DATA_RIGHTS -> Priority.NORMAL;
    };
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
