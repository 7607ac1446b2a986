// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.Product.Variant;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.Trust;
import dev.waybill.evidence.Unknown;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.Actions;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.value.Value;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One step about a price that fell after the purchase: what was paid and what it costs now are the
 * systems' numbers, the difference is computed here, and whether it is paid, until when, how much
 * of it and as what is the policy's to say.
 */
public final class PriceDropConversation {

  private static final String PRICE_DROP = "price_drop";
  private static final String CREDIT = "store_credit";
  private static final String REFUND = "refund";
  private static final String AMOUNT = "amount";

  private final Case situation;
  private final Order order;
  private final Task task;

  /** Makes a step. */
  public PriceDropConversation(Case situation, Order order) {
    this.situation = situation;
    this.order = order;
    this.task =
        (situation.task() == null ? Task.of(Intent.REFUND_REQUEST) : situation.task())
            .with(PRICE_DROP, "yes");
  }

  /** Whether a message is about a price that fell, or goes on with one that was. */
  public static boolean isMeant(Case situation) {
    Task task = situation.task();
    return Wish.PRICE_DROP.isIn(situation.text())
        || (task != null && task.note(PRICE_DROP).isPresent());
  }

  /** What is said next. */
  public Plan answer() {
    Task.Proposal proposal = task.proposal();
    if (proposal != null && ProposedAction.isDue(situation, proposal)) {
      return agreed(proposal);
    }
    List<OrderLine> lines = ItemChoice.of(situation.text(), order).lines(order);
    return lines.size() == 1
        ? of(lines.get(0))
        : ItemChoice.ask(situation, order, task.proposing(null));
  }

  /** What it costs is read again: the policy decides by the price of now. */
  private Plan agreed(Task.Proposal proposal) {
    task.note(ReturnConversation.LINES).flatMap(order::line).ifPresent(this::price);
    return answered(situation.actions().again(proposal), new Draft(situation.phrases()), task);
  }

  private Plan of(OrderLine line) {
    Draft draft = new Draft(situation.phrases());
    Money paid = line.lineTotal();
    Optional<Money> price = price(line);
    if (price.isEmpty()) {
      draft.say("store.price.none", Map.of());
      draft.unknown(Unknown.Kind.STOCK_OR_PRICE, CommerceFacts.linePath(order.number(), line.id()));
      return draft.plan(List.of(order.number()));
    }
    Money now = price.get();
    boolean whole = line.cancelled() + line.returned() == 0 && line.ordered() > 0;
    if (paid == null || !whole || !paid.currency().equals(now.currency())) {
      return undecided(draft);
    }
    Map<String, String> places =
        Map.of(
            "$l", CommerceFacts.linePath(order.number(), line.id()),
            "$u", CommerceFacts.productPath(String.valueOf(line.sku())));
    long drop = paid.minor() - now.minor() * line.ordered();
    if (drop <= 0) {
      draft.say("price.drop.now", places);
      draft.say("price.drop.none", places);
      return draft.plan(List.of(order.number()));
    }
    return considered(line, drop, places, draft);
  }

  private Optional<Money> price(OrderLine line) {
    String sku = line.sku();
    return sku == null
        ? Optional.empty()
        : situation
            .storefront()
            .product(sku)
            .fold(
                found -> found.value().variant(sku).map(Variant::price),
                failure -> Optional.empty());
  }

  /** A credit where the policy has one for it, else money; neither where it has none. */
  private Plan considered(OrderLine line, long drop, Map<String, String> places, Draft draft) {
    Decision credit = decision(CREDIT, drop);
    boolean asCredit = isOpen(CREDIT, credit);
    boolean asMoney = !asCredit && isUnpaid() && isOpen(REFUND, decision(REFUND, drop));
    if (!asCredit && !asMoney) {
      return Eligibility.OfLine.isUndecided(credit)
          ? undecided(draft)
          : refused(line, credit, drop, places, draft);
    }
    String action = asMoney ? REFUND : CREDIT;
    long amount = Math.min(drop, largest(action, drop).orElse(drop));
    draft.say("price.drop.now", places);
    enterLastDay(line, action, drop).ifPresent(day -> draft.say("price.drop.until", places));
    Remedies.enterCredit(situation);
    return answered(
        situation.actions().request(action, arguments(amount)),
        draft,
        task.with(ReturnConversation.LINES, line.id()));
  }

  /** Money that went back already may have been for the same. */
  private boolean isUnpaid() {
    return order.refunds().isEmpty();
  }

  private boolean isOpen(String action, Decision decision) {
    return situation.actions().canDo(action) && Eligibility.OfLine.isOpen(decision);
  }

  private Decision decision(String action, long drop) {
    long amount = Math.min(drop, largest(action, drop).orElse(drop));
    return situation.actions().consider(action, arguments(amount));
  }

  private OptionalLong largest(String action, long drop) {
    return situation.actions().largest(action, arguments(drop), AMOUNT);
  }

  private Map<String, Value> arguments(long minor) {
    Map<String, Value> arguments = new HashMap<>();
    arguments.put("order_id", Value.text(order.number()));
    arguments.put(AMOUNT, Value.money(minor, situation.actions().currency().getCurrencyCode()));
    arguments.put("reason", Value.text(PRICE_DROP));
    return arguments;
  }

  private Optional<LocalDate> enterLastDay(OrderLine line, String action, long drop) {
    Optional<LocalDate> last = situation.actions().lastDay(action, arguments(drop));
    last.ifPresent(
        day ->
            situation
                .ledger()
                .append(
                    CommerceFacts.linePath(order.number(), line.id()) + ".priceDropUntil",
                    new FactValue.Day(day, situation.actions().zone(order.number())),
                    Eligibility.POLICY,
                    situation.setting().now(),
                    Trust.SYSTEM));
    return last;
  }

  private Plan refused(
      OrderLine line, Decision decision, long drop, Map<String, String> places, Draft draft) {
    String told = decision.customerMessage();
    if (told != null && !told.isBlank()) {
      draft.say("action.policy", Map.of("$m", "policy." + CREDIT + ".message"));
    } else {
      draft.say("price.drop.refused", places);
    }
    enterLastDay(line, CREDIT, drop).ifPresent(day -> draft.say("price.drop.ended", places));
    return draft.plan(List.of(order.number()));
  }

  private Plan undecided(Draft draft) {
    draft.say("action.evidence", Map.of());
    draft.unknown(Unknown.Kind.ANSWER, CommerceFacts.orderPath(order.number()));
    draft.handOff(
        new Plan.Handoff(
            HandoffQueue.SUPPORT,
            Eligibility.OfLine.reason(decision(CREDIT, 1)),
            order.number(),
            false));
    return draft.plan(List.of(order.number()));
  }

  private Plan answered(Actions.Answer answer, Draft draft, Task known) {
    String path = CommerceFacts.orderPath(order.number());
    boolean credit = answer.request().action().equals(CREDIT);
    if (credit) {
      Remedies.enterCredit(situation);
    }
    if (answer.isDone() && !credit) {
      situation.records().again(order.number());
      draft.say("refund.done", Map.of("$o", path));
      draft.say("refund.no-date", Map.of());
      return draft.plan(List.of(order.number()));
    }
    return new ActionAnswer(
            known,
            credit ? "price.credit" : "price.refund",
            Map.of("$o", path),
            order.number(),
            draft)
        .plan(answer);
  }
}
