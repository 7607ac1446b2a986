// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.action.ActionResult;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.Product.Variant;
import dev.waybill.commerce.ReturnCase;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.StoreFacts;
import dev.waybill.evidence.Trust;
import dev.waybill.evidence.Unknown;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.Actions;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.OrderAccess;
import dev.waybill.playbook.Plan;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.value.Value;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One step of an exchange: which line, whether, for which unit, the question, what came of it. */
public final class ExchangeConversation {

  static final String EXCHANGE = "exchange";
  private static final String UNIT = "unit";
  private static final int MOST_UNITS = 4;

  private final Case situation;
  private final Order order;
  private final Task task;

  /** Makes a step. */
  public ExchangeConversation(Case situation, Order order) {
    this(
        situation,
        order,
        situation.task() == null ? Task.of(Intent.EXCHANGE_ITEM) : situation.task());
  }

  /** Makes a step that goes on with what was found out of a return. */
  ExchangeConversation(Case situation, Order order, Task before) {
    this.situation = situation;
    this.order = order;
    this.task = new Task(Intent.EXCHANGE_ITEM, before.notes(), before.proposal());
  }

  /** What is said next. */
  public Plan answer() {
    if (!situation.actions().canDo(EXCHANGE)) {
      return Plan.handOff(
          situation.phrases().get("person.unsupported"),
          handoff(HandoffReason.NOT_SUPPORTED, false),
          List.of(new Unknown(Unknown.Kind.ANSWER, CommerceFacts.orderPath(order.number()))));
    }
    Task.Proposal proposal = task.proposal();
    if (proposal != null
        && proposal.action().equals(EXCHANGE)
        && ProposedAction.isDue(situation, proposal)) {
      return agreed(proposal);
    }
    if (Wish.REFUND.isIn(situation.text()) || Wish.STORE_CREDIT.isIn(situation.text())) {
      return new ReturnConversation(
              situation, order, new Task(Intent.RETURN_ITEM, task.notes(), null))
          .answer();
    }
    return line()
        .map(this::considered)
        .orElseGet(() -> ItemChoice.ask(situation, order, task.proposing(null)));
  }

  private Optional<OrderLine> line() {
    List<OrderLine> named = ItemChoice.of(situation.text(), order).lines(order);
    return named.size() == 1
        ? Optional.of(named.get(0))
        : named.isEmpty()
            ? task.note(ReturnConversation.LINES).flatMap(order::line)
            : Optional.empty();
  }

  private Plan considered(OrderLine line) {
    Optional<OtherUnits> units = OtherUnits.of(situation, line);
    List<Variant> wanted = units.map(this::wanted).orElse(List.of());
    Map<String, Value> arguments = arguments(line, sku(units, wanted));
    Decision decision = situation.actions().consider(EXCHANGE, arguments);
    if (Eligibility.OfLine.isUndecided(decision)) {
      return undecided(decision);
    }
    Draft draft = new Draft(situation.phrases());
    boolean open = Eligibility.OfLine.isOpen(decision);
    tell(line, arguments, decision, open, draft);
    if (!open) {
      return draft.plan(List.of(order.number()));
    }
    Task known = task.proposing(null).with(ReturnConversation.LINES, line.id());
    return units.isEmpty()
        ? unseen(line, draft, known)
        : wanted.size() == 1
            ? of(line, units.get(), wanted.get(0), draft, known)
            : which(line, units.get(), wanted, draft, known);
  }

  /** The unit by which the policy is asked: the one that is wanted, else the one that is held. */
  private @Nullable String sku(Optional<OtherUnits> units, List<Variant> wanted) {
    if (wanted.size() == 1) {
      String sku = wanted.get(0).sku();
      units.ifPresent(all -> situation.storefront().unit(all.found(), sku));
      return sku;
    }
    return units.map(OtherUnits::held).map(Variant::sku).orElse(null);
  }

  /** What the message names, else what was named before. */
  private List<Variant> wanted(OtherUnits units) {
    List<Variant> now = units.wanted(situation.text());
    String before = task.note(UNIT).orElse("");
    return now.isEmpty()
        ? units.all().stream().filter(unit -> unit.sku().equals(before)).toList()
        : now;
  }

  private void tell(
      OrderLine line, Map<String, Value> arguments, Decision decision, boolean open, Draft draft) {
    Optional<LocalDate> last = situation.actions().lastDay(EXCHANGE, arguments);
    String path = CommerceFacts.linePath(order.number(), line.id());
    last.ifPresent(
        day ->
            situation
                .ledger()
                .append(
                    path + ".exchangeUntil",
                    new FactValue.Day(day, situation.actions().zone(order.number())),
                    Eligibility.POLICY,
                    situation.setting().now(),
                    Trust.SYSTEM));
    String told = decision.customerMessage();
    if (!open && told != null && !told.isBlank()) {
      draft.say("action.policy", Map.of("$m", "policy." + EXCHANGE + ".message"));
    }
    String key =
        open
            ? last.isPresent() ? "exchange.open-until" : "exchange.open"
            : last.isPresent() ? "exchange.closed-since" : "exchange.closed";
    draft.say(key, Map.of("$l", path));
  }

  private Map<String, Value> arguments(OrderLine line, @Nullable String sku) {
    Map<String, Value> arguments = new HashMap<>();
    arguments.put("order_id", Value.text(order.number()));
    arguments.put(
        "items", new Value.Items(List.of(new Value.Fields(Map.of("id", Value.text(line.id()))))));
    if (sku != null) {
      arguments.put("new_sku", Value.text(sku));
    }
    String reason = Wish.reason(situation.text());
    arguments.put(
        "reason",
        Value.text(
            reason.equals("other") ? task.note(ReturnConversation.REASON).orElse(reason) : reason));
    return arguments;
  }

  /** The catalogue tells of no other unit: nothing is promised. */
  private Plan unseen(OrderLine line, Draft draft, Task known) {
    draft.say("exchange.unseen", Map.of());
    String sku = line.sku();
    String path = sku == null ? CommerceFacts.linePath(order.number(), line.id()) : stock(sku);
    if (sku != null && Shelf.count(situation, sku).isPresent()) {
      draft.say("exchange.same", Map.of("$s", path));
    }
    draft.unknown(Unknown.Kind.STOCK_OR_PRICE, path);
    return instead(line, draft, known);
  }

  private Plan which(
      OrderLine line, OtherUnits units, List<Variant> wanted, Draft draft, Task known) {
    List<Variant> there =
        (wanted.isEmpty() ? units.all() : wanted)
            .stream().limit(MOST_UNITS).filter(unit -> count(unit) > 0).toList();
    if (there.isEmpty()) {
      return unseen(line, draft, known);
    }
    there.forEach(unit -> other(units, unit, draft));
    draft.say("exchange.which", Map.of());
    return Plan.ask(Outcome.Question.WHICH_ITEM, draft.plan(List.of(order.number())).draft())
        .about(List.of(order.number()))
        .with(known);
  }

  private Plan of(OrderLine line, OtherUnits units, Variant unit, Draft draft, Task known) {
    situation.storefront().unit(units.found(), unit.sku());
    Optional<Long> count = Shelf.count(situation, unit.sku());
    if (count.isEmpty()) {
      draft.say("store.stock.unknown", Map.of());
      draft.unknown(Unknown.Kind.STOCK_OR_PRICE, stock(unit.sku()));
      return instead(line, draft, known);
    }
    if (count.get() == 0) {
      return soldOut(line, units, unit, draft, known);
    }
    draft.say("store.stock.other", unit(unit));
    if (costsElse(units, unit)) {
      draft.say("exchange.price-differs", Map.of());
      draft.handOff(handoff(HandoffReason.POLICY_GAP, true));
      return draft.plan(List.of(order.number()));
    }
    return proposed(line, unit, draft, known.with(UNIT, unit.sku()));
  }

  private static boolean costsElse(OtherUnits units, Variant unit) {
    Variant held = units.held();
    Money before = held == null ? null : held.price();
    return before != null && unit.price() != null && !before.equals(unit.price());
  }

  private Plan soldOut(OrderLine line, OtherUnits units, Variant unit, Draft draft, Task known) {
    draft.say("exchange.out", unit(unit));
    if (situation.ledger().at(stock(unit.sku()) + ".expected").isPresent()) {
      draft.say("store.stock.expected", unit(unit));
    } else {
      draft.say("exchange.no-date", Map.of());
    }
    draft.unknown(Unknown.Kind.STOCK_OR_PRICE, stock(unit.sku()));
    List<Variant> there =
        units.all().stream()
            .filter(other -> !other.equals(unit))
            .limit(MOST_UNITS)
            .filter(other -> count(other) > 0)
            .toList();
    there.forEach(other -> other(units, other, draft));
    if (!there.isEmpty()) {
      draft.say("exchange.tell-me", Map.of());
    }
    return instead(line, draft, known);
  }

  private void other(OtherUnits units, Variant unit, Draft draft) {
    situation.storefront().unit(units.found(), unit.sku());
    draft.say("store.stock.other", unit(unit));
  }

  private long count(Variant unit) {
    return Shelf.count(situation, unit.sku()).orElse(0L);
  }

  private static Map<String, String> unit(Variant unit) {
    return Map.of("{unit}", ProductAnswer.label(unit), "$s", stock(unit.sku()));
  }

  private static String stock(String sku) {
    return StoreFacts.stockPath(sku);
  }

  /** What else the policy lets the customer have, said once. */
  private Plan instead(OrderLine line, Draft draft, Task known) {
    new Remedies(situation, order, line).say("exchange.instead", draft, known);
    return draft.plan(List.of(order.number())).with(known.with(ReturnConversation.OFFERED, "yes"));
  }

  private Plan proposed(OrderLine line, Variant unit, Draft draft, Task known) {
    Actions.Answer answer = situation.actions().request(EXCHANGE, arguments(line, unit.sku()));
    if (answer.waiting() != null) {
      new Remedies(situation, order, line).say("exchange.instead", draft, known);
    }
    return answered(answer, line, unit, draft, known.with(ReturnConversation.OFFERED, "yes"));
  }

  /** What was in stock when it was asked may be gone when the customer says yes. */
  private Plan agreed(Task.Proposal proposal) {
    Optional<OrderLine> line = task.note(ReturnConversation.LINES).flatMap(order::line);
    Optional<OtherUnits> units = line.flatMap(held -> OtherUnits.of(situation, held));
    String sku = proposal.arguments().get("new_sku") instanceof Value.Text id ? id.text() : "";
    Optional<Variant> unit = units.flatMap(all -> all.found().value().variant(sku));
    if (line.isEmpty() || units.isEmpty() || unit.isEmpty()) {
      return Plan.say(situation.phrases().get("store.down")).with(task);
    }
    situation.storefront().unit(units.get().found(), sku);
    Draft draft = new Draft(situation.phrases());
    Optional<Long> count = Shelf.count(situation, sku);
    return count.isPresent() && count.get() == 0
        ? soldOut(line.get(), units.get(), unit.get(), draft, task.proposing(null))
        : answered(situation.actions().again(proposal), line.get(), unit.get(), draft, task);
  }

  private Plan answered(
      Actions.Answer answer, OrderLine line, Variant unit, Draft draft, Task known) {
    if (answer.result() instanceof ActionResult.Done done) {
      return booked(done.receipt().reference(), draft);
    }
    return new ActionAnswer(
            known,
            EXCHANGE,
            Map.of(
                "$o",
                CommerceFacts.orderPath(order.number()),
                "{items}",
                "{{" + CommerceFacts.linePath(order.number(), line.id()) + ".title}}",
                "{unit}",
                ProductAnswer.label(unit)),
            order.number(),
            draft)
        .plan(answer);
  }

  /** A shop may keep an exchange as a return with goods; where it does, its label is told. */
  private Plan booked(String reference, Draft draft) {
    String path = CommerceFacts.orderPath(order.number());
    draft.say("exchange.done", Map.of("$o", path));
    OrderAccess access = situation.records().again(order.number());
    Optional<ReturnCase> held =
        access.fold(
            read -> read.returns().stream().filter(back -> back.id().equals(reference)).findFirst(),
            Optional::empty,
            Optional::empty,
            failure -> Optional.empty());
    if (held.isEmpty()) {
      draft.say("exchange.done.unseen", Map.of());
    } else if (held.get().label() != null) {
      draft.say(
          "return.done.label", Map.of("$r", path + ".returns." + EvidenceLedger.part(reference)));
    }
    return draft.plan(List.of(order.number()));
  }

  private Plan undecided(Decision decision) {
    Draft draft = new Draft(situation.phrases());
    draft.say("action.evidence", Map.of());
    draft.unknown(Unknown.Kind.ANSWER, CommerceFacts.orderPath(order.number()));
    draft.handOff(handoff(Eligibility.OfLine.reason(decision), false));
    return draft.plan(List.of(order.number()));
  }

  private Plan.Handoff handoff(HandoffReason reason, boolean answered) {
    return new Plan.Handoff(HandoffQueue.RETURNS, reason, order.number(), answered);
  }
}
