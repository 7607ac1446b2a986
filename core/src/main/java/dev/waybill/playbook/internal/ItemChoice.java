// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.intent.LineMentions;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import java.util.List;
import java.util.Map;

/**
 * Which lines of an order a message is about: those whose names it mentions, all of them if it says
 * so, or the only one there is.
 *
 * @param mentioned the lines it names, in the order's sequence
 * @param all whether it says that it is about all of the order
 */
record ItemChoice(List<OrderLine> mentioned, boolean all) {

  static ItemChoice of(String text, Order order) {
    List<OrderLine> lines = here(order);
    List<OrderLine> mentioned = LineMentions.of(text, lines);
    return new ItemChoice(
        mentioned.isEmpty() ? LineMentions.of(afterNo(text), lines) : mentioned,
        Wish.ALL_OF_IT.isIn(text));
  }

  /** The lines of which the customer may hold something. */
  static List<OrderLine> here(Order order) {
    return order.lines().stream()
        .filter(line -> line.ordered() - line.cancelled() - line.returned() > 0)
        .toList();
  }

  /** The lines meant; empty if the customer must be asked which. */
  List<OrderLine> lines(Order order) {
    List<OrderLine> lines = here(order);
    if (!mentioned.isEmpty()) {
      return mentioned;
    }
    return all || lines.size() == 1 ? lines : List.of();
  }

  /** Asks the customer which of the lines of an order they mean. */
  static Plan ask(Case situation, Order order, Task task) {
    Draft draft = new Draft(situation.phrases());
    draft.say("ask.which-item", Map.of("$o", CommerceFacts.orderPath(order.number())));
    for (OrderLine line : here(order)) {
      draft.newPoint();
      draft.say("item", Map.of("$l", CommerceFacts.linePath(order.number(), line.id())));
    }
    return Plan.ask(Outcome.Question.WHICH_ITEM, draft.plan(List.of()).draft())
        .about(List.of(order.number()))
        .with(task);
  }

  /** What is said behind a "no" that takes back what was said before. */
  private static String afterNo(String text) {
    int comma = text.indexOf(',');
    return comma > 0 && Wish.ANOTHER_MIND.isIn(text.substring(0, comma))
        ? text.substring(comma + 1)
        : text;
  }
}
