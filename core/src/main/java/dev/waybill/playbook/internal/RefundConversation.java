// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.action.ActionResult;
import dev.waybill.commerce.Dispute;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.Payment;
import dev.waybill.commerce.Refund;
import dev.waybill.commerce.ReturnCase;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.Unknown;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.Actions;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One step about the money of an order: what became of it, or paying what is left. */
public final class RefundConversation {

  private static final String REFUND = "refund";
  private static final String REDIRECT = "redirect_refund";
  private static final String PAYOUT_LINK = "send_payout_link";

  private final Case situation;
  private final Order order;
  private final String path;
  private final Task task;

  /** Makes a step. */
  public RefundConversation(Case situation, Order order) {
    this.situation = situation;
    this.order = order;
    this.path = CommerceFacts.orderPath(order.number());
    this.task = situation.task() == null ? Task.of(situation.intent()) : situation.task();
  }

  /** What is said next. */
  public Plan answer() {
    Task.Proposal proposal = task.proposal();
    if (proposal != null && ProposedAction.isDue(situation, proposal)) {
      return answered(paid(proposal), new Draft(situation.phrases()));
    }
    Decision decision = situation.actions().consider(REFUND, arguments());
    Optional<Dispute> dispute = order.openDispute();
    if (dispute.isPresent()) {
      return disputed(dispute.get());
    }
    if (!order.refunds().isEmpty() && Wish.CLOSED_CARD.isIn(situation.text())) {
      return closedCard();
    }
    if (Wish.BANK_DETAILS.isIn(situation.text()) && !isCash()) {
      return anotherWay();
    }
    Optional<ReturnCase> back = order.returns().stream().filter(ReturnCase::isOpen).findFirst();
    if (order.refunds().isEmpty() && back.isPresent() && !isOpen(decision)) {
      return new ReturnStanding(situation, order).of(back.get());
    }
    if (isOpen(decision) && asksForMoney()) {
      return requested();
    }
    boolean link = decision.grounds().suggests().contains(PAYOUT_LINK) || isCash();
    if (order.refunds().isEmpty() && link && situation.actions().canDo(PAYOUT_LINK)) {
      return payoutLink();
    }
    return told(decision);
  }

  private boolean asksForMoney() {
    return asksToBePaid() && left() != null;
  }

  /** To ask for a refund is not to ask after one, whatever the message is taken for. */
  private boolean asksToBePaid() {
    return situation.intent() == Intent.REFUND_REQUEST
        || (order.refunds().isEmpty() && Wish.PAY_BACK.isIn(situation.text()));
  }

  private @Nullable Money left() {
    Money left = order.refundable();
    return left == null || left.minor() <= 0 ? null : left;
  }

  private static boolean isOpen(Decision decision) {
    return decision.fold(allow -> true, require -> true, need -> false, deny -> false);
  }

  private boolean isCash() {
    return order.payments().stream()
        .map(Payment::method)
        .anyMatch(method -> method != null && Wish.CASH.isIn(method));
  }

  /** What is left, by the systems' own numbers. */
  private Map<String, Value> arguments() {
    Map<String, Value> arguments = new HashMap<>();
    arguments.put("order_id", Value.text(order.number()));
    arguments.put("reason", Value.text(Wish.reason(situation.text())));
    Money left = left();
    if (left != null) {
      arguments.put("amount", Value.money(left.minor(), left.currency().getCurrencyCode()));
    }
    return arguments;
  }

  private Plan requested() {
    return answered(
        situation.actions().request(REFUND, arguments()), new Draft(situation.phrases()));
  }

  /**
   * An answer that did not come is looked for once more, with the same key: nothing is paid twice.
   */
  private Actions.Answer paid(Task.Proposal proposal) {
    Actions.Answer answer = situation.actions().again(proposal);
    return answer.result() instanceof ActionResult.Unknown
        ? situation.actions().again(proposal)
        : answer;
  }

  private Plan answered(Actions.Answer answer, Draft draft) {
    if (answer.isDone()) {
      situation.records().again(order.number());
      draft.say("refund.done", Map.of("$o", path));
      draft.say("refund.no-date", Map.of());
      return draft.plan(List.of(order.number()));
    }
    if (answer.result() instanceof ActionResult.Refused) {
      order.refunds().forEach(refund -> say(refund, draft));
    }
    return new ActionAnswer(task, REFUND, Map.of("$o", path), order.number(), draft).plan(answer);
  }

  private Plan disputed(Dispute dispute) {
    Draft draft = new Draft(situation.phrases());
    for (Payment payment : order.payments()) {
      if (dispute.equals(payment.dispute())) {
        String at = path + ".payments." + EvidenceLedger.part(payment.id());
        draft.say(
            dispute.openedOn() == null ? "refund.dispute" : "refund.dispute.since",
            Map.of("$o", path, "$p", at));
      }
    }
    draft.handOff(handoff(HandoffReason.CHARGEBACK_OPEN, false));
    return draft.plan(List.of(order.number()));
  }

  private Plan closedCard() {
    Draft draft = new Draft(situation.phrases());
    order.refunds().forEach(refund -> say(refund, draft));
    draft.say("refund.closed-card", Map.of());
    draft.handOff(handoff(HandoffReason.CLOSED_CARD, true));
    return draft.plan(List.of(order.number()));
  }

  /** The policy says whether money may go another way; account numbers are not taken here. */
  private Plan anotherWay() {
    Draft draft = new Draft(situation.phrases());
    for (Payment payment : order.payments()) {
      if (payment.method() != null) {
        draft.say(
            "refund.paid-with",
            Map.of("$o", path, "$p", path + ".payments." + EvidenceLedger.part(payment.id())));
      }
    }
    draft.say("refund.no-details", Map.of());
    return new ActionAnswer(task, REFUND, Map.of("$o", path), order.number(), draft)
        .plan(
            situation.actions().request(REDIRECT, Map.of("order_id", Value.text(order.number()))));
  }

  private Plan.Handoff handoff(HandoffReason reason, boolean answered) {
    return new Plan.Handoff(HandoffQueue.PAYMENTS, reason, order.number(), answered);
  }

  private Plan payoutLink() {
    Actions.Answer answer =
        situation.actions().request(PAYOUT_LINK, Map.of("order_id", Value.text(order.number())));
    return new ActionAnswer(
            task, "refund.link", Map.of("$o", path), order.number(), new Draft(situation.phrases()))
        .plan(answer);
  }

  private Plan told(Decision decision) {
    Draft draft = new Draft(situation.phrases());
    order.refunds().forEach(refund -> say(refund, draft));
    if (order.refunds().isEmpty()) {
      draft.say("refund.none", Map.of("$o", path));
    }
    if (left() != null && !order.refunds().isEmpty()) {
      draft.say("refund.left", Map.of("$o", path));
    }
    if (asksToBePaid()) {
      String said = decision.customerMessage();
      if (said != null && !said.isBlank()) {
        draft.say("action.policy", Map.of("$m", "policy." + REFUND + ".message"));
      }
      sayUntilWhen(decision, draft);
    }
    if (order.refunds().stream().anyMatch(refund -> refund.state() == Refund.State.PENDING)) {
      draft.say("refund.no-date", Map.of());
      draft.unknown(Unknown.Kind.REFUND_DATE, path);
    }
    return draft.plan(List.of(order.number()));
  }

  /** Money comes back for goods that come back: whether they may, and the last day for it. */
  private void sayUntilWhen(Decision decision, Draft draft) {
    List<OrderLine> lines = ItemChoice.here(order);
    Eligibility eligibility =
        new Eligibility(situation, order, Wish.reason(situation.text()), REFUND, null);
    if (lines.isEmpty()) {
      eligibility.ofOrder(lines);
      return;
    }
    for (Eligibility.OfLine of : eligibility.of(lines)) {
      boolean denied = !isOpen(decision) && of.decision() instanceof Decision.Deny;
      if (denied && of.lastDay() != null && order.refunds().isEmpty()) {
        draft.say(
            "return.closed-since",
            Map.of("$l", CommerceFacts.linePath(order.number(), of.line().id())));
      }
    }
  }

  private void say(Refund refund, Draft draft) {
    String at = path + ".refunds." + EvidenceLedger.part(refund.id());
    Map<String, String> places = Map.of("$o", path, "$f", at);
    String key = "refund.state." + refund.state().name();
    draft.say(refund.createdAt() == null ? key + ".bare" : key, places);
    if (refund.destination() != null) {
      draft.say("refund.destination", places);
    }
    if (refund.reference() != null) {
      draft.say("refund.reference", places);
    }
  }
}
