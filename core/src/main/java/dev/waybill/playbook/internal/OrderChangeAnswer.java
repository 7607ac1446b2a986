// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.action.ActionResult;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderState;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.playbook.Actions;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is said of a change to an order that has not left yet: what {@link ActionAnswer} says, and
 *
 * <ul>
 *   <li>{@code WORD.accepted} if the shop gave a receipt and the order, read again, does not show
 *       it
 *   <li>{@code WORD.left} or {@code order.cancelled-already} if it was not done because in the
 *       meantime the order had left or was cancelled
 *   <li>what is possible now, beside a refusal or a failure, if the order has left
 * </ul>
 */
public final class OrderChangeAnswer {

  private final Case situation;
  private final String word;
  private final String number;
  private final Map<String, String> places;
  private final Predicate<Order> isChanged;
  private final List<String> late;

  /**
   * Makes the answers.
   *
   * @param situation the case
   * @param word the beginning of the action's own phrases
   * @param number the order's number
   * @param more what to put in place of anything but {@code $o}
   * @param late the phrases for what is possible once the order has left
   * @param isChanged whether the order, read again, shows the change
   */
  public OrderChangeAnswer(
      Case situation,
      String word,
      String number,
      Map<String, String> more,
      List<String> late,
      Predicate<Order> isChanged) {
    this.situation = requireNonNull(situation, "situation");
    this.word = requireNonNull(word, "word");
    this.number = requireNonNull(number, "number");
    Map<String, String> all = new HashMap<>(more);
    all.put("$o", CommerceFacts.orderPath(number));
    this.places = Map.copyOf(all);
    this.isChanged = requireNonNull(isChanged, "isChanged");
    this.late = List.copyOf(late);
  }

  /** What is said of a request that was made; the order was read again if that tells more. */
  public Plan plan(Actions.Answer answer) {
    Optional<Order> now = order();
    if (answer.isDone() && now.isPresent() && !isChanged.test(now.get())) {
      return said(word + ".accepted");
    }
    boolean failed = answer.result() instanceof ActionResult.Failed;
    if (failed && now.filter(order -> order.state() == OrderState.CANCELLED).isPresent()) {
      return said("order.cancelled-already");
    }
    boolean left = now.filter(OrderChangeAnswer::hasLeft).isPresent();
    if (failed && left) {
      return said(Stream.concat(Stream.of(word + ".left"), late.stream()).toArray(String[]::new));
    }
    Task task = situation.task() != null ? situation.task() : Task.of(situation.intent());
    Plan plan = new ActionAnswer(situation, task, word, places, number).plan(answer);
    return left && answer.result() instanceof ActionResult.Refused
        ? plan.and(said(late.toArray(String[]::new)).draft())
        : plan;
  }

  /** A plan of these phrases. */
  public Plan said(String... phrases) {
    Draft draft = new Draft(situation.phrases());
    for (String phrase : phrases) {
      draft.say(phrase, places);
    }
    return draft.plan(List.of(number));
  }

  private Optional<Order> order() {
    return situation
        .records()
        .order(number)
        .fold(Optional::of, Optional::empty, Optional::empty, failure -> Optional.empty());
  }

  /** Whether anything of an order that is not cancelled has left the warehouse. */
  public static boolean hasLeft(Order order) {
    return order.state() != OrderState.CANCELLED
        && order.fulfilments().stream().anyMatch(part -> part.state().hasLeft());
  }

  /** Whether the order is neither cancelled nor finished. */
  public static boolean isOpen(Order order) {
    return order.state() != OrderState.CANCELLED && order.state() != OrderState.COMPLETED;
  }
}
