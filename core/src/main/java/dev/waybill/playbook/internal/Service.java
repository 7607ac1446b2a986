// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.Unknown;
import dev.waybill.intent.Intent;
import dev.waybill.intent.Mention;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is said where nothing can be looked up or done: a complaint, praise, a payment in doubt. */
public final class Service {

  private final Case situation;

  /** For one case. */
  public Service(Case situation) {
    this.situation = requireNonNull(situation, "situation");
  }

  /** To somebody who is pleased, or has an idea. */
  public Plan thanks() {
    return Plan.say(situation.phrases().get("feedback.thanks"));
  }

  /**
   * To somebody who complains.
   *
   * @param order how their order stands, asked for if one is plainly meant
   */
  public Plan sorry(Supplier<Plan> order) {
    String sorry = situation.phrases().get("complaint.sorry");
    if (order().isEmpty()) {
      String offer = situation.phrases().get("offer.person");
      return Plan.say(sorry + " " + offer).with(Task.of(Intent.HUMAN_HANDOFF));
    }
    Plan plan = order.get();
    return new Plan(
        sorry + "\n" + plan.draft(),
        plan.keyFacts(),
        plan.unknowns(),
        plan.focus(),
        plan.question(),
        plan.handoff(),
        plan.conflicts(),
        plan.task());
  }

  /** To somebody whose payment is in doubt. */
  public Plan payment() {
    Optional<String> order = order();
    order.ifPresent(situation.records()::order);
    return Plan.handOff(
        situation.phrases().get("payment.issue"),
        new Plan.Handoff(
            HandoffQueue.PAYMENTS, HandoffReason.NOT_SUPPORTED, order.orElse(null), false),
        List.of(new Unknown(Unknown.Kind.ANSWER, "payment")));
  }

  private Optional<String> order() {
    return situation.entities().orderNumbers().stream()
        .map(Mention::value)
        .findFirst()
        .or(() -> situation.memory().focus().stream().findFirst());
  }
}
