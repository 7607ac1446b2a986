// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Unknown;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.intent.Mention;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Passes the case to a person: because the customer asks for one, which is granted at the first
 * asking, or because the agent has no playbook for what is wanted.
 */
public final class TalkToAPerson implements Playbook {

  private static final GroundingContract CONTRACT =
      new GroundingContract(
          "talk-to-a-person",
          EnumSet.noneOf(DataLayer.class),
          List.of(),
          Set.of(ClaimKind.DEED, ClaimKind.IDENTIFIER));

  private static final Set<Intent> ELSEWHERE =
      Set.of(Intent.ORDER_STATUS, Intent.DELIVERY_PROBLEM, Intent.SMALLTALK, Intent.OUT_OF_SCOPE);

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
    boolean asked = situation.intent() == Intent.HUMAN_HANDOFF;
    String order =
        situation.entities().orderNumbers().stream()
            .map(Mention::value)
            .findFirst()
            .or(() -> situation.memory().focus().stream().findFirst())
            .orElse(null);
    return Plan.handOff(
        situation.phrases().get(asked ? "person.asked" : "person.unsupported"),
        new Plan.Handoff(
            HandoffQueue.SUPPORT,
            asked ? HandoffReason.CUSTOMER_ASKED : HandoffReason.NOT_SUPPORTED,
            order,
            false),
        asked ? List.of() : List.of(new Unknown(Unknown.Kind.ANSWER, "shop")));
  }

  @Override
  public List<Tool> tools(Case situation) {
    return List.of();
  }
}
