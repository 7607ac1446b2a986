// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.conversation.Attachment;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.Trust;
import dev.waybill.evidence.Unknown;
import dev.waybill.intent.InjectionSignal;
import dev.waybill.language.Assent;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One step about things that arrived damaged, wrong or faulty. */
public final class ItemProblemConversation {

  private static final String SEEN = "seen";
  private static final String ASKED = "asked";

  private static final InjectionSignal INJECTIONS = new InjectionSignal();

  private final Case situation;
  private final Order order;
  private final Task task;

  /** Makes a step. */
  public ItemProblemConversation(Case situation, Order order) {
    this.situation = situation;
    this.order = order;
    this.task = situation.task() == null ? Task.of(situation.intent()) : situation.task();
  }

  /** What is said next. */
  public Plan answer() {
    boolean chosen =
        Wish.REPLACEMENT.isIn(situation.text())
            || Wish.REFUND.isIn(situation.text())
            || task.proposal() != null;
    if (task.note(SEEN).isPresent() && (chosen || Assent.isYes(situation.text()))) {
      return new ReturnConversation(situation, order, task.with(ReturnConversation.WANTED, "yes"))
          .answer();
    }
    List<OrderLine> lines = lines();
    if (lines.isEmpty()) {
      return which();
    }
    return of(lines);
  }

  private List<OrderLine> lines() {
    List<OrderLine> lines = ItemChoice.of(situation.text(), order).lines(order);
    List<String> noted =
        task.note(ReturnConversation.LINES).map(ids -> List.of(ids.split(" "))).orElse(List.of());
    return noted.isEmpty()
        ? lines
        : order.lines().stream().filter(line -> noted.contains(line.id())).toList();
  }

  private Plan of(List<OrderLine> lines) {
    String said = Wish.reason(situation.text());
    String reason = said.equals("other") ? task.note(ReturnConversation.REASON).orElse(said) : said;
    Task known =
        task.with(
                ReturnConversation.LINES,
                lines.stream().map(OrderLine::id).collect(Collectors.joining(" ")))
            .with(ReturnConversation.REASON, reason)
            .with(ReturnConversation.OFFERED, "yes");
    List<Eligibility.OfLine> all =
        new Eligibility(situation, order, reason, "refund", null).of(lines);
    if (all.stream().anyMatch(Eligibility.OfLine::isUndecided)) {
      return passedOn(HandoffReason.POLICY_GAP, "return.undecided");
    }
    if (all.stream().noneMatch(Eligibility.OfLine::isOpen) && reason.equals("defective")) {
      return new WarrantyConversation(situation, order).answer();
    }
    if (all.stream().noneMatch(Eligibility.OfLine::isOpen)) {
      return passedOn(HandoffReason.ITEM_PROBLEM, "problem.person");
    }
    List<Attachment> photos =
        situation.attachments().stream()
            .filter(
                file ->
                    file.kind() == Attachment.Kind.PHOTO || file.kind() == Attachment.Kind.VIDEO)
            .toList();
    if (photos.isEmpty() && saysNoMore(reason)) {
      return whatHappens(lines, known);
    }
    if (photos.isEmpty()) {
      return photo(lines, reason, known);
    }
    return photos.stream().allMatch(file -> shows(file, reason))
        ? offered(lines, known.with(SEEN, "yes"))
        : passedOn(HandoffReason.EVIDENCE_UNCLEAR, "problem.unclear");
  }

  /**
   * Whether what the host saw in a picture fits what is said. Words in a picture prove nothing, and
   * words that command are a sign of an attack.
   */
  private static boolean shows(Attachment file, String reason) {
    String seen = file.description();
    return seen == null
        || (!INJECTIONS.flags(seen)
            && (!reason.equals("damaged") || Wish.DAMAGED.isIn(seen))
            && !Wish.INTACT.isIn(seen));
  }

  private Plan photo(List<OrderLine> lines, String reason, Task known) {
    situation
        .ledger()
        .append(
            "requests.create_return.reason",
            new FactValue.Status("REASON_" + reason.toUpperCase(Locale.ROOT)),
            Eligibility.POLICY,
            situation.setting().now(),
            Trust.SYSTEM);
    Draft draft = new Draft(situation.phrases());
    draft.say("problem.sorry", Map.of());
    for (OrderLine line : lines) {
      draft.say("problem.open", Map.of("$l", CommerceFacts.linePath(order.number(), line.id())));
    }
    draft.say("problem.photo", Map.of());
    return Plan.ask(Outcome.Question.PHOTO, draft.plan(List.of()).draft())
        .about(List.of(order.number()))
        .with(known);
  }

  /** Whether all that is known is that something does not work: one question tells what helps. */
  private boolean saysNoMore(String reason) {
    return reason.equals("defective")
        && task.note(ASKED).isEmpty()
        && Wish.FAULT_ALONE.isAllOf(situation.text());
  }

  private Plan whatHappens(List<OrderLine> lines, Task known) {
    Draft draft = new Draft(situation.phrases());
    draft.say("problem.sorry", Map.of());
    draft.say(
        lines.size() == 1 ? "problem.what.item" : "problem.what",
        Map.of("$l", CommerceFacts.linePath(order.number(), lines.get(0).id())));
    return Plan.ask(Outcome.Question.WHAT_HAPPENS, draft.plan(List.of()).draft())
        .about(List.of(order.number()))
        .with(known.with(ASKED, "yes"));
  }

  /** Whether a task waits for what happens with the thing. */
  public static boolean isAsked(Task task) {
    return task.note(ASKED).isPresent();
  }

  /** A replacement only where the shop has it. */
  private boolean isThere(OrderLine line) {
    String sku = line.sku();
    return sku == null
        || situation
            .storefront()
            .stock(sku)
            .fold(
                found -> found.value().available().orElse(1) >= line.ordered() - line.cancelled(),
                failure -> true);
  }

  private Plan offered(List<OrderLine> lines, Task known) {
    Draft draft = new Draft(situation.phrases());
    draft.say(
        lines.stream().allMatch(this::isThere) ? "problem.offers" : "problem.offer-refund",
        Map.of());
    return Plan.ask(Outcome.Question.REMEDY, draft.plan(List.of()).draft())
        .about(List.of(order.number()))
        .with(known);
  }

  private Plan passedOn(HandoffReason reason, String phrase) {
    Draft draft = new Draft(situation.phrases());
    draft.say(phrase, Map.of());
    draft.unknown(Unknown.Kind.CONDITION_OF_GOODS, CommerceFacts.orderPath(order.number()));
    draft.handOff(new Plan.Handoff(HandoffQueue.RETURNS, reason, order.number(), false));
    return draft.plan(List.of(order.number()));
  }

  private Plan which() {
    Draft draft = new Draft(situation.phrases());
    draft.say("ask.which-item", Map.of("$o", CommerceFacts.orderPath(order.number())));
    for (OrderLine line : ItemChoice.here(order)) {
      draft.newPoint();
      draft.say("item", Map.of("$l", CommerceFacts.linePath(order.number(), line.id())));
    }
    return Plan.ask(Outcome.Question.WHICH_ITEM, draft.plan(List.of()).draft())
        .about(List.of(order.number()))
        .with(task.with(ReturnConversation.REASON, Wish.reason(situation.text())));
  }
}
