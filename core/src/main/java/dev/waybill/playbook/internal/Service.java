// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Order;
import dev.waybill.commerce.Payment;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.Unknown;
import dev.waybill.intent.Intent;
import dev.waybill.intent.Mention;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

  /**
   * To somebody whose payment is in doubt: what the order's record says of its payments, if they
   * may see it, but nothing of what it was paid with. A person looks into it in any case.
   */
  public Plan payment() {
    Optional<String> order = order();
    if (order.isPresent() && situation.records().knowsCustomer()) {
      return new Selection(situation).one(paid -> true, this::payment);
    }
    order.ifPresent(situation.records()::order);
    return passedOn(new Draft(situation.phrases()), order.orElse(null), false);
  }

  private Plan payment(Order order) {
    Draft draft = new Draft(situation.phrases());
    String path = CommerceFacts.orderPath(order.number());
    for (Payment payment : order.payments()) {
      String at = path + ".payments." + EvidenceLedger.part(payment.id());
      standing(payment).ifPresent(key -> draft.say("payment." + key, Map.of("$o", path, "$p", at)));
    }
    boolean due = order.payments().stream().noneMatch(one -> one.state() == Payment.State.PAID);
    if (due && order.total() != null && !draft.isEmpty()) {
      draft.say("payment.total", Map.of("$o", path));
    }
    return passedOn(draft, order.number(), !draft.isEmpty());
  }

  /** Which words say how a payment stands; none for what is not known. */
  private static Optional<String> standing(Payment payment) {
    return switch (payment.state()) {
      case PAID -> Optional.of(payment.captured() == null ? "paid" : "taken");
      case AUTHORIZED -> Optional.of("reserved");
      case PENDING -> Optional.of("pending");
      case FAILED -> Optional.of("refused");
      case UNPAID, VOIDED -> Optional.of("none");
      case UNKNOWN -> Optional.empty();
    };
  }

  private Plan passedOn(Draft draft, @Nullable String order, boolean answered) {
    draft.newLine();
    draft.say("payment.issue", Map.of());
    draft.unknown(Unknown.Kind.ANSWER, "payment");
    draft.handOff(
        new Plan.Handoff(HandoffQueue.PAYMENTS, HandoffReason.NOT_SUPPORTED, order, answered));
    return draft.plan(order == null ? List.of() : List.of(order));
  }

  private Optional<String> order() {
    return situation.entities().orderNumbers().stream()
        .map(Mention::value)
        .findFirst()
        .or(() -> situation.memory().focus().stream().findFirst());
  }
}
