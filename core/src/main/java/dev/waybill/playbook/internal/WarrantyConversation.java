// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.action.ActionResult;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.ServiceCase;
import dev.waybill.connector.Lookup;
import dev.waybill.conversation.Attachment;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.CaseFacts;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.Trust;
import dev.waybill.intent.Intent;
import dev.waybill.intent.Mention;
import dev.waybill.playbook.Actions;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import dev.waybill.policy.value.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One step of a claim under warranty. */
public final class WarrantyConversation {

  private static final String OPEN_CLAIM = "open_claim";
  private static final String FOLLOW_UP = "schedule_follow_up";
  private static final String LINE = "line";
  private static final String PHOTO = "photo";

  /** What stands behind the word for a serial number: groups of capitals and digits. */
  private static final Pattern SERIAL =
      Pattern.compile("\\b(?=[A-Z0-9-]*\\d)[A-Z0-9]+(?:-[A-Z0-9]+)*\\b");

  private final Case situation;
  private final Order order;
  private final Task task;

  /** Makes a step. */
  public WarrantyConversation(Case situation, Order order) {
    this.situation = situation;
    this.order = order;
    Task before = situation.task();
    this.task =
        before == null
            ? Task.of(Intent.WARRANTY)
            : new Task(Intent.WARRANTY, before.notes(), before.proposal());
  }

  /** Whether the piece's number was asked for: one that comes then is no order's. */
  public static boolean asksForSerial(Task task) {
    return task.note(LINE).isPresent() && task.proposal() == null;
  }

  /** What is said next. */
  public Plan answer() {
    Task.Proposal proposal = task.proposal();
    if (proposal != null && ProposedAction.isDue(situation, proposal)) {
      return answered(situation.actions().again(proposal), new Draft(situation.phrases()));
    }
    Optional<OrderLine> line = line();
    return line.isEmpty() ? ItemChoice.ask(situation, order, task) : of(line.get());
  }

  private Optional<OrderLine> line() {
    List<OrderLine> named = ItemChoice.of(situation.text(), order).lines(order);
    return named.size() == 1 ? Optional.of(named.get(0)) : task.note(LINE).flatMap(order::line);
  }

  private Plan of(OrderLine line) {
    Map<String, String> places = places(line);
    Draft draft = new Draft(situation.phrases());
    OrderLine.Warrantor maker = line.warrantor();
    Map<String, Value> arguments = arguments(line);
    boolean covered =
        situation
            .actions()
            .consider(OPEN_CLAIM, arguments)
            .fold(allow -> true, require -> true, need -> false, deny -> false);
    if (maker != null) {
      draft.say(maker.contact() == null ? "warranty.maker" : "warranty.maker.contact", places);
      draft.say("warranty.proof", places);
      return draft.plan(List.of(order.number()));
    }
    Optional<LocalDate> until = situation.actions().lastDay(OPEN_CLAIM, arguments);
    until.ifPresent(day -> enter(line, day));
    if (!covered) {
      return notCovered(draft, places, until.isPresent());
    }
    draft.say(until.isPresent() ? "warranty.covered" : "warranty.covered.bare", places);
    return mayComeBack(line) && task.note(LINE).isEmpty()
        ? choice(line, draft)
        : evidence(line, draft);
  }

  private void enter(OrderLine line, LocalDate until) {
    situation
        .ledger()
        .append(
            CommerceFacts.linePath(order.number(), line.id()) + ".coveredUntil",
            new FactValue.Day(until, situation.actions().zone(order.number())),
            Eligibility.POLICY,
            situation.setting().now(),
            Trust.SYSTEM);
  }

  /** When a fault began is for a person to find out. */
  private Plan notCovered(Draft draft, Map<String, String> places, boolean ended) {
    draft.say(ended ? "warranty.ended" : "warranty.unknown", places);
    draft.handOff(
        new Plan.Handoff(
            HandoffQueue.WARRANTY,
            ended ? HandoffReason.FAULT_DATE_DISPUTED : HandoffReason.POLICY_GAP,
            order.number(),
            false));
    return draft.plan(List.of(order.number()));
  }

  private boolean mayComeBack(OrderLine line) {
    return new Eligibility(situation, order, "defective", "refund", null)
        .of(List.of(line)).stream().allMatch(Eligibility.OfLine::isOpen);
  }

  /** A return is the quicker way where it is still open: both are named, the better one first. */
  private Plan choice(OrderLine line, Draft draft) {
    draft.say("warranty.or-return", places(line));
    return draft.plan(List.of(order.number())).with(task.with(LINE, line.id()));
  }

  private Plan evidence(OrderLine line, Draft draft) {
    boolean photo =
        task.note(PHOTO).isPresent()
            || situation.attachments().stream()
                .anyMatch(file -> file.kind() == Attachment.Kind.PHOTO);
    Optional<String> serial = serial();
    Task known = task.with(LINE, line.id());
    known = photo ? known.with(PHOTO, "yes") : known;
    known = serial.isPresent() ? known.with("serial", serial.get()) : known;
    if (serial.isEmpty() || !photo) {
      String key =
          serial.isPresent()
              ? "warranty.ask.photo"
              : photo ? "warranty.ask.serial" : "warranty.ask.both";
      draft.say(key, places(line));
      return Plan.ask(
              serial.isEmpty() && !photo
                  ? Outcome.Question.SERIAL_AND_PHOTO
                  : serial.isEmpty() ? Outcome.Question.SERIAL : Outcome.Question.PHOTO,
              draft.plan(List.of()).draft())
          .about(List.of(order.number()))
          .with(known);
    }
    Map<String, Value> arguments = arguments(line);
    arguments.put("serial", Value.text(serial.get()));
    return answered(situation.actions().request(OPEN_CLAIM, arguments), draft);
  }

  private Optional<String> serial() {
    Optional<String> named =
        situation.entities().serialNumbers().stream().map(Mention::normalised).findFirst();
    if (task.proposal() == null && named.isPresent()) {
      return named;
    }
    Matcher serial = SERIAL.matcher(situation.text());
    return task.proposal() == null && task.note(LINE).isPresent() && serial.find()
        ? Optional.of(serial.group())
        : task.note("serial");
  }

  private Plan answered(Actions.Answer answer, Draft draft) {
    if (answer.isDone()) {
      draft.say("warranty.done", Map.of("$o", CommerceFacts.orderPath(order.number())));
      draft.say("warranty.no-outcome", Map.of());
      opened(answer).ifPresent(held -> promised(held, draft));
      return draft.plan(List.of(order.number()));
    }
    return new ActionAnswer(
            task,
            "warranty",
            Map.of("$o", CommerceFacts.orderPath(order.number())),
            order.number(),
            draft)
        .plan(answer);
  }

  /** The claim as the case system holds it now. */
  private Optional<ServiceCase> opened(Actions.Answer answer) {
    String id = answer.result() instanceof ActionResult.Done done ? done.receipt().reference() : "";
    return situation
        .records()
        .casesAgain()
        .fold(Lookup.Found::value, failure -> List.<ServiceCase>of())
        .stream()
        .filter(held -> held.id().equals(id))
        .findFirst();
  }

  /** By when the customer hears again is the case system's own; and somebody sees to it. */
  private void promised(ServiceCase held, Draft draft) {
    Instant due = held.dueAt();
    if (due == null || held.openedAt() == null) {
      return;
    }
    draft.say("warranty.done.update", Map.of("$c", CaseFacts.casePath(held.id())));
    if (situation.actions().canDo(FOLLOW_UP)
        && situation
            .actions()
            .request(
                FOLLOW_UP,
                Map.of(
                    "order_id", Value.text(order.number()), "follow_up_at", new Value.Moment(due)))
            .isDone()) {
      draft.say("return.done.follow-up", Map.of());
    }
  }

  private Map<String, Value> arguments(OrderLine line) {
    Map<String, Value> arguments = new HashMap<>();
    arguments.put("order_id", Value.text(order.number()));
    arguments.put("claim_kind", Value.text("warranty"));
    arguments.put(
        "items", new Value.Items(List.of(new Value.Fields(Map.of("id", Value.text(line.id()))))));
    return arguments;
  }

  private Map<String, String> places(OrderLine line) {
    return Map.of(
        "$o", CommerceFacts.orderPath(order.number()),
        "$l", CommerceFacts.linePath(order.number(), line.id()));
  }
}
