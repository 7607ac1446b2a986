// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.FulfilmentState;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.Parcel;
import dev.waybill.commerce.ParcelStatus;
import dev.waybill.commerce.ReturnCase;
import dev.waybill.commerce.Tracking;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.StoreFacts;
import dev.waybill.evidence.Unknown;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.language.Assent;
import dev.waybill.playbook.Actions;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import dev.waybill.playbook.TrackedParcel;
import dev.waybill.playbook.TransitNorms;
import dev.waybill.policy.value.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is done about a parcel beside saying where it is: another day, a search after silence, a
 * claim for what was delivered and did not come, and a look at it again when that may be claimed.
 * Where nothing can be done, the answer is what it was: where it is.
 */
public final class DeliveryCare {

  private static final String WANTED = "wanted";
  private static final String ORDER = "order";
  private static final String CLAIM = "open_claim";
  private static final String TRACE = "open_carrier_trace";
  private static final String ANOTHER_DAY = "reschedule_delivery";
  private static final String FOLLOW_UP = "schedule_follow_up";

  private final Case situation;
  private final TransitNorms norms;
  private final GroundingContract contract;
  private final Actions actions;

  /** Makes the care for a case. */
  public DeliveryCare(Case situation, TransitNorms norms, GroundingContract contract) {
    this.situation = requireNonNull(situation, "situation");
    this.norms = requireNonNull(norms, "norms");
    this.contract = requireNonNull(contract, "contract");
    this.actions = situation.actions();
  }

  /** Whether a text plainly asks for another day of delivery. */
  public static boolean asksForAnotherDay(String text) {
    return Wish.ANOTHER_DAY.isIn(text);
  }

  /** Whether a text plainly asks what the shop gives for a late delivery. */
  public static boolean asksForGoodwill(String text) {
    return Wish.GOODWILL.isIn(text);
  }

  /** Whether a text names the day, the address or the remedy that the task asked for. */
  public static boolean isAnswered(Task task, String text) {
    return switch (task.note(WANTED).orElse("")) {
      case "day" -> DayWish.isIn(text) || DayWish.addressPart(text).isPresent();
      case "remedy" -> Wish.REPLACEMENT.isIn(text) || Wish.REFUND.isIn(text);
      default -> false;
    };
  }

  private boolean isDue(Task.Proposal proposal) {
    return Assent.isYes(situation.text()) || ProposedAction.isDue(situation, proposal);
  }

  /** Does what can be done, and says it. */
  public Plan answer() {
    Task task = situation.task();
    if (task != null && task.proposal() != null && Assent.isNo(situation.text())) {
      return Plan.say(situation.phrases().get("action.dropped"));
    }
    if (task != null && task.proposal() != null && isDue(task.proposal())) {
      Task.Proposal proposal = task.proposal();
      String number = task.note(ORDER).orElse("");
      return proposal.action().equals(ANOTHER_DAY)
          ? new Selection(situation)
              .exactly(number, order -> moved(order, () -> actions.again(proposal)))
          : claim(task, number, () -> actions.again(proposal));
    }
    Optional<LocalDate> day = DayWish.in(situation.text(), situation.setting());
    boolean wantsDay =
        asksForAnotherDay(situation.text())
            || (task != null && task.note(WANTED).filter("day"::equals).isPresent());
    if (day.isPresent() && wantsDay && actions.canDo(ANOTHER_DAY)) {
      return new Selection(situation).one(this::isOnItsWay, order -> anotherDay(order, day.get()));
    }
    if (task != null && task.note(WANTED).filter("remedy"::equals).isPresent()) {
      Optional<String> remedy = remedy();
      if (remedy.isPresent()) {
        return new Selection(situation).one(order -> true, order -> remedied(order, remedy.get()));
      }
    }
    return new Selection(situation).orders(this::about);
  }

  /** The return of an order of which nothing else is on its way that could be told of. */
  private static Optional<ReturnCase> onlyReturn(Order order) {
    boolean arrived =
        order.fulfilments().stream().allMatch(part -> part.state() == FulfilmentState.DELIVERED);
    return order.parcels().isEmpty() && arrived
        ? order.returns().stream().filter(ReturnCase::isOpen).findFirst()
        : Optional.empty();
  }

  private Plan about(List<Order> orders) {
    if (orders.size() == 1) {
      Optional<ReturnCase> back = onlyReturn(orders.get(0));
      if (back.isPresent()) {
        return new ReturnStanding(situation, orders.get(0)).of(back.get());
      }
    }
    Plan where = new OrderStatusAnswer(situation, norms, contract).about(orders);
    if (orders.size() != 1 || orders.get(0).parcels().size() != 1) {
      return where;
    }
    Order order = orders.get(0);
    Tracking tracking = tracking(order.parcels().get(0)).orElse(null);
    if (tracking == null) {
      return where;
    }
    if (isReason(where, HandoffReason.STALLED_OVER_THRESHOLD) && actions.canDo(TRACE)) {
      return searched(order, tracking, where);
    }
    boolean missing =
        (situation.intent() == Intent.DELIVERY_PROBLEM || Wish.NOT_HERE.isIn(situation.text()))
            && tracking.status() == ParcelStatus.DELIVERED
            && order.linesWithoutParcel().isEmpty()
            && !isExplained(tracking);
    return missing && actions.canDo(CLAIM) ? notReceived(order, tracking, where) : where;
  }

  /** The carrier says with whom or where it was left: there it is looked for first. */
  private static boolean isExplained(Tracking tracking) {
    return tracking.proof() != null
        && (tracking.proof().neighbour() != null
            || tracking.proof().signedBy() != null
            || tracking.proof().spot() != null);
  }

  private Optional<Tracking> tracking(Parcel parcel) {
    TrackedParcel tracked = situation.records().track(List.of(parcel)).get(0);
    return tracked
        .tracking()
        .fold(
            found -> found.refreshFailure() == null ? Optional.of(found.value()) : Optional.empty(),
            failure -> Optional.empty());
  }

  private static boolean isReason(Plan plan, HandoffReason reason) {
    return plan.handoff() != null && plan.handoff().reason() == reason;
  }

  /** A search at the carrier; where it cannot be opened, the case goes to a person as before. */
  private Plan searched(Order order, Tracking tracking, Plan where) {
    Actions.Answer trace =
        actions.request(TRACE, Map.of("tracking_number", Value.text(tracking.trackingNumber())));
    return trace.isDone() ? added(where, places(order), "delivery.trace") : where;
  }

  private Plan notReceived(Order order, Tracking tracking, Plan where) {
    Map<String, Value> claim =
        Map.of("order_id", Value.text(order.number()), "claim_kind", Value.text("not_received"));
    boolean mayBe =
        actions
            .consider(CLAIM, claim)
            .fold(allow -> true, require -> true, need -> false, deny -> false);
    if (mayBe) {
      return offered(order, where);
    }
    Instant delivered = tracking.lastScan().map(scan -> scan.time().latest()).orElse(null);
    Optional<Instant> opens =
        delivered == null ? Optional.empty() : actions.opens(CLAIM, claim, delivered);
    if (opens.isEmpty() || !actions.canDo(FOLLOW_UP)) {
      return where;
    }
    Actions.Answer later =
        actions.request(
            FOLLOW_UP,
            Map.of(
                "order_id",
                Value.text(order.number()),
                "follow_up_at",
                new Value.Moment(opens.get())));
    boolean photo = tracking.proof() != null && tracking.proof().photo();
    return later.isDone()
        ? added(
            where,
            places(order),
            photo ? "delivery.wait.photo" : "delivery.wait",
            "delivery.wait.until")
        : where;
  }

  /** What may be chosen between; what is sold out is not offered again. */
  private Plan offered(Order order, Plan where) {
    boolean stocked = soldOut(order).isEmpty() && hasUnits(order);
    Plan said = added(where, places(order), stocked ? "delivery.offer" : "delivery.offer.refund");
    return new Plan(
        said.draft(),
        said.keyFacts(),
        said.unknowns(),
        List.of(order.number()),
        Outcome.Question.REMEDY,
        null,
        said.conflicts(),
        task(order).with(WANTED, "remedy"));
  }

  private Plan remedied(Order order, String remedy) {
    situation.records().track(order.parcels());
    if (remedy.equals("replacement")) {
      Optional<String> gone = soldOut(order);
      if (gone.isPresent()) {
        Draft draft = new Draft(situation.phrases());
        draft.say("delivery.sold-out", Map.of("$k", StoreFacts.stockPath(gone.get())));
        return draft.plan(List.of(order.number())).with(task(order).with(WANTED, "remedy"));
      }
    }
    Map<String, Value> arguments =
        Map.of(
            "order_id", Value.text(order.number()),
            "claim_kind", Value.text("not_received"),
            "remedy", Value.text(remedy));
    boolean mayBe =
        actions
            .consider(CLAIM, arguments)
            .fold(allow -> true, require -> true, need -> false, deny -> false);
    if (!mayBe || !actions.canDo(CLAIM)) {
      return Plan.handOff(
          situation.phrases().get("action.evidence"),
          new Plan.Handoff(HandoffQueue.CLAIMS, HandoffReason.LOST, order.number(), false),
          List.of(new Unknown(Unknown.Kind.ANSWER, "shop")));
    }
    return claim(
        task(order).with("remedy", remedy),
        order.number(),
        () -> actions.request(CLAIM, arguments));
  }

  private Plan claim(Task task, String number, Supplier<Actions.Answer> ask) {
    return new Selection(situation)
        .one(
            order -> order.number().equals(number),
            order -> {
              situation.records().track(order.parcels());
              Actions.Answer answer = ask.get();
              String word =
                  task.note("remedy").filter("refund"::equals).isPresent()
                      ? "claim.refund"
                      : "claim.replacement";
              return new ActionAnswer(situation, task, word, places(order), order.number())
                  .plan(answer);
            });
  }

  private Optional<String> remedy() {
    if (Wish.REPLACEMENT.isIn(situation.text())) {
      return Optional.of("replacement");
    }
    return Wish.REFUND.isIn(situation.text()) ? Optional.of("refund") : Optional.empty();
  }

  /** A unit of the order of which there are not enough, or of which it is not known. */
  private Optional<String> soldOut(Order order) {
    return order.lines().stream()
        .filter(line -> line.sku() != null)
        .filter(line -> !isThere(line))
        .map(line -> requireNonNull(line.sku()))
        .findFirst();
  }

  private static boolean hasUnits(Order order) {
    return order.lines().stream().anyMatch(line -> line.sku() != null);
  }

  private boolean isThere(OrderLine line) {
    return situation
        .storefront()
        .stock(requireNonNull(line.sku()))
        .fold(found -> found.value().available().orElse(0) >= line.ordered(), failure -> false);
  }

  private boolean isOnItsWay(Order order) {
    return !order.parcels().isEmpty()
        && situation.records().track(order.parcels()).stream()
            .anyMatch(
                tracked ->
                    tracked
                        .tracking()
                        .fold(found -> !found.value().status().isTerminal(), failure -> false));
  }

  private Plan anotherDay(Order order, LocalDate day) {
    Optional<Parcel> parcel = underWay(order);
    if (parcel.isEmpty()) {
      return new OrderStatusAnswer(situation, norms, contract).about(List.of(order));
    }
    Map<String, Value> arguments = new HashMap<>();
    arguments.put("tracking_number", Value.text(parcel.get().trackingNumber()));
    arguments.put("deliver_on", Value.day(day));
    DayWish.addressPart(situation.text())
        .ifPresent(part -> arguments.put("address_supplement", Value.text(part)));
    return moved(order, () -> actions.request(ANOTHER_DAY, arguments));
  }

  /** The parcel of an order that is not there yet. */
  private Optional<Parcel> underWay(Order order) {
    return situation.records().track(order.parcels()).stream()
        .filter(
            tracked ->
                tracked
                    .tracking()
                    .fold(found -> !found.value().status().isTerminal(), failure -> false))
        .map(TrackedParcel::parcel)
        .findFirst();
  }

  private Plan moved(Order order, Supplier<Actions.Answer> ask) {
    Map<String, String> places = new HashMap<>(places(order));
    underWay(order)
        .ifPresent(parcel -> places.put("$p", CommerceFacts.parcelPath(parcel.trackingNumber())));
    Actions.Answer answer = ask.get();
    Plan plan =
        new ActionAnswer(
                situation, task(order).with(WANTED, "day"), "delivery.day", places, order.number())
            .plan(answer);
    return answer.isDone()
        ? new Plan(
            plan.draft(),
            plan.keyFacts(),
            List.of(
                new Unknown(
                    Unknown.Kind.ARRIVAL_TIME,
                    places.getOrDefault("$p", CommerceFacts.orderPath(order.number())))),
            plan.focus(),
            null,
            null,
            plan.conflicts(),
            null)
        : plan;
  }

  private static Task task(Order order) {
    return Task.of(Intent.DELIVERY_PROBLEM).with(ORDER, order.number());
  }

  private static Map<String, String> places(Order order) {
    return order.parcels().isEmpty()
        ? Map.of("$o", CommerceFacts.orderPath(order.number()))
        : Map.of(
            "$o", CommerceFacts.orderPath(order.number()),
            "$p", CommerceFacts.parcelPath(order.parcels().get(0).trackingNumber()));
  }

  /** What was said of where it is, and what is done; no person is needed for it any more. */
  private Plan added(Plan where, Map<String, String> places, String... phrases) {
    Draft draft = new Draft(situation.phrases());
    for (String phrase : phrases) {
      draft.say(phrase, places);
    }
    String before = situation.phrases().get("parcel.DELIVERED.missing");
    String said = where.draft().replace(before, "").strip();
    return new Plan(
        said + " " + draft.plan(List.of()).draft(),
        where.keyFacts(),
        where.unknowns(),
        where.focus(),
        null,
        null,
        where.conflicts(),
        null);
  }
}
