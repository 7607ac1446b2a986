// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderState;
import dev.waybill.connector.Failure;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Memory.Proof;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.Unknown;
import dev.waybill.intent.Mention;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.CustomerRecords;
import dev.waybill.playbook.OrderAccess;
import dev.waybill.playbook.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which orders a message is about, out of those this customer may see: the ones it names, else the
 * ones last talked about, else the ones that are on the way. Only where nothing fits is the
 * customer asked.
 */
public final class Selection {

  private static final int RECENT = 10;
  private static final int AT_ONCE = 3;
  private static final int MOST_TO_CHOOSE_FROM = 5;

  private final Case situation;
  private final CustomerRecords records;
  private final Proof proof;
  private boolean numbers = true;

  /** Makes the selection for a case. */
  public Selection(Case situation) {
    this.situation = requireNonNull(situation, "situation");
    this.records = situation.records();
    this.proof = proof(situation);
  }

  /** The same, in which numbers in the message are none of orders: they are an account's. */
  public Selection withoutNumbers() {
    numbers = false;
    return this;
  }

  /** What the customer has given so far, in this message and before it. */
  public static Proof proof(Case situation) {
    Proof before = situation.memory().proof();
    List<Mention> numbers = situation.entities().orderNumbers();
    List<Mention> emails = situation.entities().emails();
    List<Mention> codes = situation.entities().postalCodes();
    return new Proof(
        numbers.isEmpty() ? before.orderNumber() : numbers.get(0).value(),
        emails.isEmpty() ? before.email() : emails.get(0).value(),
        codes.isEmpty() ? before.postalCode() : codes.get(0).value());
  }

  /**
   * Selects.
   *
   * @param found for the orders, at least one, newest first
   */
  public Plan orders(Function<List<Order>, Plan> found) {
    return orders(Selection::isOpen, found);
  }

  private Plan orders(Predicate<Order> likely, Function<List<Order>, Plan> found) {
    List<String> named =
        situation.entities().orderNumbers().stream()
            .map(Mention::value)
            .distinct()
            .limit(AT_ONCE)
            .toList();
    if (numbers && !named.isEmpty()) {
      return named(named, found);
    }
    if (bringsProof() && isComplete(proof)) {
      return named(List.of(proof.orderNumber()), found);
    }
    if (!situation.entities().trackingNumbers().isEmpty()) {
      return tracked(found);
    }
    if (!situation.memory().focus().isEmpty()) {
      return named(situation.memory().focus(), found);
    }
    return records.knowsCustomer() ? recent(likely, found) : ask();
  }

  /**
   * Selects one order: the one that is named or was last talked about; else the only one of the
   * customer's that fits. Where several do, the customer is asked which, in their own nouns.
   *
   * @param fits which of the customer's orders it can be about
   * @param found for the order
   */
  public Plan one(Predicate<Order> fits, Function<Order, Plan> found) {
    return one(fits, order -> false, found);
  }

  /**
   * Selects one order, as {@link #one(Predicate, Function)}; of several that fit, those that fit
   * best.
   *
   * @param fits which of the customer's orders it can be about
   * @param best which of these it is most likely about, if any is
   * @param found for the order
   */
  public Plan one(Predicate<Order> fits, Predicate<Order> best, Function<Order, Plan> found) {
    return orders(
        fits,
        all -> {
          if (all.size() == 1) {
            return found.apply(all.get(0));
          }
          List<Order> likely = all.stream().filter(fits.and(best)).toList();
          List<Order> fitting = likely.isEmpty() ? all.stream().filter(fits).toList() : likely;
          return fitting.size() == 1
              ? found.apply(fitting.get(0))
              : which(fitting.isEmpty() ? all : fitting);
        });
  }

  /**
   * The one order a message can be about, without a question: the one that is named or was last
   * talked about, or else the only one the customer has.
   */
  public Optional<Order> only() {
    Optional<String> number =
        situation.entities().orderNumbers().stream()
            .map(Mention::value)
            .findFirst()
            .or(() -> situation.memory().focus().stream().findFirst());
    if (number.isPresent()) {
      return records
          .order(number.get())
          .fold(Optional::of, Optional::empty, Optional::empty, failure -> Optional.empty());
    }
    return records
        .recent(2)
        .fold(
            found ->
                found.value().size() == 1
                    ? Optional.of(found.value().get(0))
                    : Optional.<Order>empty(),
            failure -> Optional.empty());
  }

  /**
   * Selects the order of this number.
   *
   * @param found for the order
   */
  public Plan exactly(String number, Function<Order, Plan> found) {
    return named(List.of(number), orders -> found.apply(orders.get(0)));
  }

  /**
   * Selects the orders of these numbers, as far as this customer may see them.
   *
   * @param found for the orders, at least one
   */
  public Plan these(List<String> numbers, Function<List<Order>, Plan> found) {
    return named(numbers, found);
  }

  /** Asks which order a message is about that says nothing else; empty if there are not several. */
  public Optional<Plan> whichOfSeveral() {
    if (!records.knowsCustomer() || !situation.memory().focus().isEmpty()) {
      return Optional.empty();
    }
    return records
        .recent(MOST_TO_CHOOSE_FROM + 1)
        .fold(
            found ->
                found.value().size() > 1 && found.value().size() <= MOST_TO_CHOOSE_FROM
                    ? Optional.of(which(found.value()).with(null))
                    : Optional.<Plan>empty(),
            failure -> Optional.empty());
  }

  private Plan which(List<Order> several) {
    Draft draft = new Draft(situation.phrases());
    draft.say("ask.which-order", Map.of());
    for (Order order : several) {
      draft.newPoint();
      String first = order.lines().isEmpty() ? "" : order.lines().get(0).id();
      draft.say(
          first.isEmpty() ? "ask.which-order.bare" : "ask.which-order.item",
          Map.of(
              "$o", CommerceFacts.orderPath(order.number()),
              "$l", CommerceFacts.linePath(order.number(), first)));
    }
    return Plan.ask(Outcome.Question.WHICH_ORDER, draft.plan(List.of()).draft())
        .with(situation.task() != null ? situation.task() : Task.of(situation.intent()));
  }

  /** What failed before is tried again only with something new. */
  private boolean bringsProof() {
    return !situation.entities().emails().isEmpty()
        || !situation.entities().postalCodes().isEmpty();
  }

  private static boolean isComplete(Proof proof) {
    return proof.orderNumber() != null && proof.email() != null && proof.postalCode() != null;
  }

  private Plan named(List<String> numbers, Function<List<Order>, Plan> found) {
    List<Order> visible = new ArrayList<>();
    boolean outOfReach = false;
    boolean down = false;
    for (String number : numbers) {
      OrderAccess access = access(number);
      access.fold(visible::add, () -> false, () -> false, failure -> false);
      outOfReach |= access instanceof OrderAccess.OutOfReach;
      down |= access instanceof OrderAccess.Unavailable;
    }
    if (!visible.isEmpty()) {
      return found.apply(visible);
    }
    if (down) {
      return down();
    }
    if (records.hasTriedTooMuch()) {
      return Plan.say(situation.phrases().get("lookups.limit"));
    }
    return outOfReach ? outOfReach(numbers.get(0)) : ask();
  }

  private OrderAccess access(String number) {
    OrderAccess access = records.order(number);
    if (access instanceof OrderAccess.Hidden
        && proof.email() != null
        && proof.postalCode() != null) {
      return records.match(number, proof.email(), proof.postalCode());
    }
    return access;
  }

  private Plan tracked(Function<List<Order>, Plan> found) {
    if (!records.knowsCustomer()) {
      return ask();
    }
    return records
        .recent(RECENT)
        .fold(
            read -> {
              List<Order> theirs =
                  read.value().stream().filter(this::hasNamedParcel).limit(AT_ONCE).toList();
              return theirs.isEmpty() ? ask() : found.apply(theirs);
            },
            this::withoutList);
  }

  private boolean hasNamedParcel(Order order) {
    return situation.entities().trackingNumbers().stream()
        .map(Mention::value)
        .anyMatch(
            number ->
                order.parcels().stream()
                    .anyMatch(parcel -> isSame(parcel.trackingNumber(), number)));
  }

  private Plan recent(Predicate<Order> likely, Function<List<Order>, Plan> found) {
    return records
        .recent(RECENT)
        .fold(
            read -> {
              if (read.value().isEmpty()) {
                return Plan.ask(
                    Outcome.Question.ORDER_NUMBER_AND_EMAIL,
                    situation.phrases().get("none.orders"));
              }
              List<Order> those = read.value().stream().filter(likely).limit(AT_ONCE).toList();
              return found.apply(those.isEmpty() ? read.value().subList(0, 1) : those);
            },
            this::withoutList);
  }

  private static boolean isOpen(Order order) {
    return order.state() != OrderState.COMPLETED && order.state() != OrderState.CANCELLED;
  }

  private Plan withoutList(Failure failure) {
    return failure.kind().isOutage() ? down() : ask();
  }

  private Plan ask() {
    if (situation.channel() == Channel.AGENT_API) {
      return Plan.ask(
          Outcome.Question.DELEGATED_AUTHORISATION, situation.phrases().get("ask.delegation"));
    }
    return Plan.ask(Outcome.Question.ORDER_NUMBER_AND_EMAIL, situation.phrases().get("ask.order"));
  }

  private Plan down() {
    return new Plan(
        situation.phrases().get("down.orders"),
        Set.of(),
        List.of(new Unknown(Unknown.Kind.ANSWER, "shop")),
        List.of(),
        null,
        null,
        List.of());
  }

  private Plan outOfReach(String number) {
    return Plan.handOff(
        situation.phrases().get("reach.orders"),
        new Plan.Handoff(HandoffQueue.SUPPORT, HandoffReason.DATA_OUT_OF_REACH, number, false),
        List.of(new Unknown(Unknown.Kind.OUT_OF_REACH, "shop")));
  }

  private static boolean isSame(String held, String written) {
    return held.replace(" ", "").equalsIgnoreCase(written.replace(" ", ""));
  }
}
