// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.intent.LineMentions;
import java.util.List;

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

  /** What is said behind a "no" that takes back what was said before. */
  private static String afterNo(String text) {
    int comma = text.indexOf(',');
    return comma > 0 && Wish.ANOTHER_MIND.isIn(text.substring(0, comma))
        ? text.substring(comma + 1)
        : text;
  }
}
