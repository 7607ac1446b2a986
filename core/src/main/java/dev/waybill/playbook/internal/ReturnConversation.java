// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.ServiceCase;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.CaseFacts;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.Unknown;
import dev.waybill.language.Assent;
import dev.waybill.playbook.Actions;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One step of taking lines of an order back: which lines, whether they may come back, what else the
 * customer may like better (said once), the question, and what came of it.
 */
public final class ReturnConversation {

  static final String LINES = "lines";
  static final String REASON = "reason";
  static final String REMEDY = "remedy";
  static final String OFFERED = "offered";
  static final String WANTED = "wanted";
  private static final String WAIVE_FEE = "waive_return_fee";

  private final Case situation;
  private final Order order;
  private final Task task;

  /** Makes a step. */
  public ReturnConversation(Case situation, Order order) {
    this(
        situation,
        order,
        situation.task() == null ? Task.of(situation.intent()) : situation.task());
  }

  /** Makes a step that goes on with what another playbook found out. */
  ReturnConversation(Case situation, Order order, Task task) {
    this.situation = situation;
    this.order = order;
    this.task = task;
  }

  /** The lines of an order that the message names. */
  public static List<OrderLine> named(Case situation, Order order) {
    return ItemChoice.of(situation.text(), order).mentioned();
  }

  /** What is said next. */
  public Plan answer() {
    Task.Proposal proposal = task.proposal();
    boolean yes =
        proposal == null
            ? Assent.isYes(situation.text())
            : Assent.isYes(situation.text(), proposal.action());
    if (proposal != null && ProposedAction.isDue(situation, proposal)) {
      return answered(situation.actions().again(proposal), new Draft(situation.phrases()));
    }
    if (situation.task() != null
        && Wish.EXCHANGE.isIn(situation.text())
        && situation.actions().canDo(ExchangeConversation.EXCHANGE)) {
      return new ExchangeConversation(situation, order, task.proposing(null)).answer();
    }
    List<OrderLine> lines = lines();
    if (lines.isEmpty()) {
      return ItemChoice.ask(situation, order, task);
    }
    if (Wish.WAIVE.isIn(situation.text())) {
      return waived(lines);
    }
    return considered(lines, yes);
  }

  private List<OrderLine> lines() {
    ItemChoice choice = ItemChoice.of(situation.text(), order);
    List<String> noted = task.note(LINES).map(ids -> List.of(ids.split(" "))).orElse(List.of());
    return choice.mentioned().isEmpty() && !choice.all() && !noted.isEmpty()
        ? order.lines().stream().filter(line -> noted.contains(line.id())).toList()
        : choice.lines(order);
  }

  private Plan considered(List<OrderLine> lines, boolean yes) {
    List<Eligibility.OfLine> all = eligibility().of(lines);
    Optional<Eligibility.OfLine> undecided =
        all.stream().filter(Eligibility.OfLine::isUndecided).findFirst();
    if (undecided.isPresent()) {
      return undecided(undecided.get().decision());
    }
    List<OrderLine> open =
        all.stream().filter(Eligibility.OfLine::isOpen).map(Eligibility.OfLine::line).toList();
    Draft draft = new Draft(situation.phrases());
    all.forEach(line -> say(line, draft));
    ServiceCase granted = exception();
    if (granted != null && granted.grantedBy() != null && granted.updatedAt() != null) {
      draft.say("return.granted", Map.of("$c", CaseFacts.casePath(granted.id())));
    }
    Task known = task(open.isEmpty() ? lines : open);
    if (open.isEmpty()) {
      return draft.plan(List.of(order.number()));
    }
    boolean onlyAsks = !yes && task.note(WANTED).isEmpty() && isQuestion();
    return onlyAsks ? told(draft, known) : proposed(open, draft, known.with(WANTED, "yes"));
  }

  private boolean isQuestion() {
    return Wish.QUESTION.isIn(situation.text()) || situation.text().contains("?");
  }

  private Eligibility eligibility() {
    return new Eligibility(situation, order, reason(), remedy(), exception());
  }

  private @Nullable ServiceCase exception() {
    return situation.records().exception(order.number()).orElse(null);
  }

  private String reason() {
    String said = Wish.reason(situation.text());
    return said.equals("other") ? task.note(REASON).orElse(said) : said;
  }

  private String remedy() {
    if (Wish.STORE_CREDIT.isIn(situation.text())) {
      return "store_credit";
    }
    if (Wish.REPLACEMENT.isIn(situation.text()) && task.note(REASON).isPresent()) {
      return "replacement";
    }
    return Wish.REFUND.isIn(situation.text()) ? "refund" : task.note(REMEDY).orElse("refund");
  }

  private Task task(List<OrderLine> lines) {
    return task.proposing(null)
        .with(LINES, lines.stream().map(OrderLine::id).collect(Collectors.joining(" ")))
        .with(REASON, reason())
        .with(REMEDY, remedy());
  }

  private void say(Eligibility.OfLine line, Draft draft) {
    String told = line.decision().customerMessage();
    boolean isTold = told != null && !told.isBlank();
    String key;
    if (line.isOpen()) {
      key = line.lastDay() == null ? "return.open" : "return.open-until";
    } else {
      key = line.lastDay() == null ? "return.closed" : "return.closed-since";
    }
    if (!line.isOpen() && isTold) {
      draft.say("return.told", places(line.line()));
      if (line.lastDay() != null) {
        draft.say("return.ended", places(line.line()));
      }
    } else {
      draft.say(key, places(line.line()));
    }
  }

  private Map<String, String> places(OrderLine line) {
    return Map.of(
        "$o", CommerceFacts.orderPath(order.number()),
        "$l", CommerceFacts.linePath(order.number(), line.id()));
  }

  /** The customer asked, and is told; what they do with it is theirs. */
  private Plan told(Draft draft, Task known) {
    draft.say("return.tell-me", Map.of());
    return draft.plan(List.of(order.number())).with(known);
  }

  private Plan proposed(List<OrderLine> lines, Draft draft, Task known) {
    Map<String, Value> arguments = eligibility().arguments(lines);
    Actions.Answer answer = situation.actions().request(Eligibility.CREATE_RETURN, arguments);
    Value fee = arguments.get("fee");
    if (fee instanceof Value.Money money && answer.waiting() != null) {
      draft.say(money.minor() == 0 ? "return.free" : "return.fee", Map.of());
    }
    boolean offers = task.note(OFFERED).isEmpty() && !Wish.REFUND.isIn(situation.text());
    if (offers && answer.waiting() != null) {
      offer(lines, draft);
    }
    return answered(answer, known.with(OFFERED, "yes"), draft);
  }

  /** What the policy lets the customer have instead of the money, said once and beside it. */
  private void offer(List<OrderLine> lines, Draft draft) {
    boolean credit =
        new Eligibility(situation, order, reason(), "store_credit", exception()).isOpen(lines);
    boolean exchange = situation.actions().canDo(ExchangeConversation.EXCHANGE);
    if (credit) {
      Remedies.enterCredit(situation);
    }
    if (credit || exchange) {
      draft.say(
          credit && exchange
              ? "return.offers"
              : credit ? "return.offer-credit" : "return.offer-exchange",
          Map.of());
    }
  }

  private Plan answered(Actions.Answer answer, Draft draft) {
    return answered(answer, task, draft);
  }

  private Plan answered(Actions.Answer answer, Task known, Draft draft) {
    if (answer.isDone()) {
      return new OpenedReturn(situation, order, answer).plan();
    }
    Object items = answer.request().arguments().get("items");
    String names =
        items instanceof Value.Items list
            ? list.items().stream().map(this::name).collect(Collectors.joining(", "))
            : "";
    String remedy = known.note(REMEDY).orElse("refund").replace('_', '-');
    return new ActionAnswer(
            known,
            "return." + remedy,
            Map.of("$o", CommerceFacts.orderPath(order.number()), "{items}", names),
            order.number(),
            draft)
        .plan(answer);
  }

  private String name(Value item) {
    return item instanceof Value.Fields fields
            && fields.attributes().get("id") instanceof Value.Text id
        ? "{{" + CommerceFacts.linePath(order.number(), id.text()) + ".title}}"
        : "";
  }

  private Plan waived(List<OrderLine> lines) {
    Draft draft = new Draft(situation.phrases());
    List<Eligibility.OfLine> all = eligibility().of(lines);
    all.forEach(line -> say(line, draft));
    Map<String, Value> arguments = eligibility().arguments(lines);
    situation.records().customer();
    Actions.Answer answer =
        situation.actions().request(WAIVE_FEE, Map.of("order_id", Value.text(order.number())));
    if (arguments.get("fee") instanceof Value.Money fee && fee.minor() > 0) {
      situation.actions().note(Eligibility.CREATE_RETURN, arguments);
      draft.say("return.fee", Map.of());
    }
    return new ActionAnswer(
            task(lines),
            "return.waive",
            Map.of("$o", CommerceFacts.orderPath(order.number())),
            order.number(),
            draft)
        .plan(answer)
        .with(task(lines).with(OFFERED, "yes"));
  }

  /** The policy has a gap or says two things: a person decides, and nothing is guessed. */
  private Plan undecided(Decision decision) {
    Draft draft = new Draft(situation.phrases());
    draft.say("return.undecided", Map.of());
    draft.unknown(Unknown.Kind.ANSWER, CommerceFacts.orderPath(order.number()));
    draft.handOff(
        new Plan.Handoff(
            HandoffQueue.RETURNS, Eligibility.OfLine.reason(decision), order.number(), false));
    return draft.plan(List.of(order.number()));
  }
}
