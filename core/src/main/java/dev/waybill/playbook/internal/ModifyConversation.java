// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.Product.Variant;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.intent.Intent;
import dev.waybill.intent.Mention;
import dev.waybill.playbook.Actions;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One step of a change to an order: which line, what becomes of it, the question, what came. */
public final class ModifyConversation {

  /** The action. */
  public static final String ACTION = "modify_order";

  private static final String LINE = "line";
  private static final String ORDER = "order_id";
  private static final String ITEMS = "items";
  private static final String QUANTITY = "quantity";
  private static final String UNIT = "new_sku";

  /** A number of pieces: one or two digits on their own. */
  private static final Pattern PIECES =
      Pattern.compile("(?<![\\p{L}\\p{N}.,#/-])(\\d{1,2})(?![\\p{L}\\p{N}/]|[.,-]\\d)");

  private final Case situation;
  private final Order order;
  private final Task task;

  /** Makes a step. */
  public ModifyConversation(Case situation, Order order) {
    this.situation = situation;
    this.order = order;
    this.task = situation.task() == null ? Task.of(Intent.MODIFY_ORDER) : situation.task();
  }

  /** What is said to an answer to a change that was proposed; empty if none was. */
  public static Optional<Plan> answered(Case situation) {
    return ProposedAction.answered(situation, ACTION, answer -> told(situation, answer));
  }

  /** What is said next. */
  public Plan answer() {
    Map<String, Value> whole = Map.of(ORDER, Value.text(order.number()));
    if (situation.actions().consider(ACTION, whole) instanceof Decision.Deny) {
      return told(situation, situation.actions().request(ACTION, whole));
    }
    Optional<OrderLine> line = line();
    if (line.isEmpty()) {
      return ItemChoice.ask(situation, order, task.proposing(null));
    }
    Map<String, Value> arguments = change(line.get());
    if (arguments.isEmpty()) {
      return what(line.get());
    }
    arguments.put(ORDER, Value.text(order.number()));
    arguments.put(
        ITEMS,
        new Value.Items(List.of(new Value.Fields(Map.of("id", Value.text(line.get().id()))))));
    if (isTakenOut(arguments) && ItemChoice.here(order).size() == 1) {
      return said("modify.only-line", line.get());
    }
    return told(
        situation,
        ProposedAction.read(situation, order, situation.actions().request(ACTION, arguments)));
  }

  private Optional<OrderLine> line() {
    List<OrderLine> named = ItemChoice.of(situation.text(), order).lines(order);
    return named.size() == 1
        ? Optional.of(named.get(0))
        : named.isEmpty() ? task.note(LINE).flatMap(order::line) : Optional.empty();
  }

  /** What becomes of a line, in the customer's words; no arguments if they do not tell. */
  private Map<String, Value> change(OrderLine line) {
    Map<String, Value> change = new HashMap<>();
    Optional<Integer> pieces = pieces(line);
    if (pieces.isPresent() && pieces.get() > 0) {
      change.put(QUANTITY, new Value.Decimal(BigDecimal.valueOf(pieces.get())));
      return change;
    }
    Optional<Variant> unit = unit(line);
    if (unit.isPresent()) {
      change.put(UNIT, Value.text(unit.get().sku()));
      return change;
    }
    if (Wish.TAKE_OUT.isIn(situation.text()) || pieces.isPresent()) {
      change.put(ITEMS, Value.text(line.id()));
    }
    return change;
  }

  /** The number that is not the one ordered, if there is one alone. */
  private Optional<Integer> pieces(OrderLine line) {
    String words = situation.text();
    for (Mention mention : situation.entities().orderNumbers()) {
      words = words.replace(mention.value(), " ");
    }
    words = words.replace(line.title(), " ");
    List<Integer> numbers = new ArrayList<>();
    Matcher found = PIECES.matcher(words);
    while (found.find()) {
      numbers.add(Integer.parseInt(found.group(1)));
    }
    List<Integer> others =
        numbers.stream().distinct().filter(number -> number != held(line)).toList();
    return others.size() == 1 ? Optional.of(others.get(0)) : Optional.empty();
  }

  private static int held(OrderLine line) {
    return line.ordered() - line.cancelled();
  }

  /** Another unit of the same product, at the same price, of which there are some. */
  private Optional<Variant> unit(OrderLine line) {
    Optional<OtherUnits> units = OtherUnits.of(situation, line);
    if (units.isEmpty()) {
      return Optional.empty();
    }
    List<Variant> wanted = units.get().wanted(situation.text());
    Variant held = units.get().held();
    if (wanted.size() != 1
        || held == null
        || !Objects.equals(held.price(), wanted.get(0).price())) {
      return Optional.empty();
    }
    situation.storefront().unit(units.get().found(), wanted.get(0).sku());
    return Shelf.count(situation, wanted.get(0).sku()).filter(count -> count > 0).isPresent()
        ? Optional.of(wanted.get(0))
        : Optional.empty();
  }

  private Plan what(OrderLine line) {
    return Plan.ask(Outcome.Question.WHAT_IS_WANTED, said("modify.what", line).draft())
        .about(List.of(order.number()))
        .with(task.proposing(null).with(LINE, line.id()));
  }

  private Plan said(String phrase, OrderLine line) {
    Draft draft = new Draft(situation.phrases());
    draft.say(phrase, places(line));
    return draft.plan(List.of(order.number()));
  }

  private Map<String, String> places(OrderLine line) {
    return Map.of(
        "$o", CommerceFacts.orderPath(order.number()),
        "$l", CommerceFacts.linePath(order.number(), line.id()));
  }

  private static boolean isTakenOut(Map<String, Value> arguments) {
    return !arguments.containsKey(QUANTITY) && !arguments.containsKey(UNIT);
  }

  private static Plan told(Case situation, Actions.Answer answer) {
    Map<String, Value> arguments = answer.request().arguments();
    String number = ProposedAction.orderOf(answer);
    String line = line(arguments);
    Map<String, String> places = new HashMap<>();
    places.put("$l", CommerceFacts.linePath(number, line));
    String word = "modify.out";
    if (arguments.containsKey(QUANTITY)) {
      word = "modify.count";
    } else if (arguments.get(UNIT) instanceof Value.Text sku) {
      word = "modify.unit";
      places.put("{unit}", label(situation, sku.text()));
    }
    return new OrderChangeAnswer(
            situation, word, number, places, List.of("modify.late"), isChanged(line, arguments))
        .plan(answer);
  }

  private static String line(Map<String, Value> arguments) {
    return arguments.get(ITEMS) instanceof Value.Items items
            && !items.items().isEmpty()
            && items.items().get(0) instanceof Value.Fields item
            && item.attributes().get("id") instanceof Value.Text id
        ? id.text()
        : "";
  }

  private static String label(Case situation, String sku) {
    return situation
        .storefront()
        .product(sku)
        .fold(
            found -> found.value().variant(sku).map(ProductAnswer::label).orElse(""),
            failure -> "");
  }

  /** Whether the order, read again, shows the change. */
  private static Predicate<Order> isChanged(String line, Map<String, Value> arguments) {
    return order -> {
      Optional<OrderLine> now = order.line(line);
      if (arguments.get(QUANTITY) instanceof Value.Decimal pieces) {
        return now.filter(held -> held(held) == pieces.number().intValue()).isPresent();
      }
      if (arguments.get(UNIT) instanceof Value.Text sku) {
        return now.filter(held -> requireNonNull(sku).text().equals(held.sku())).isPresent();
      }
      return now.filter(held -> held(held) > 0).isEmpty();
    };
  }
}
