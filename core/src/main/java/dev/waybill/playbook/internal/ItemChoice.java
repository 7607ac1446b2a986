// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which lines of an order a message is about: those whose names it mentions, all of them if it says
 * so, or the only one there is.
 *
 * @param mentioned the lines it names, in the order's sequence
 * @param all whether it says that it is about all of the order
 */
record ItemChoice(List<OrderLine> mentioned, boolean all) {

  /** Words of names that do not tell one thing from another. */
  private static final Set<String> COMMON = Set.of("the", "and", "for", "with", "set", "new");

  private static final int SHORTEST = 3;

  static ItemChoice of(String text, Order order) {
    List<OrderLine> lines = here(order);
    String plain = Wish.plain(text);
    List<OrderLine> mentioned =
        lines.stream().filter(line -> isMentioned(line.title(), plain)).toList();
    return new ItemChoice(mentioned, Wish.ALL_OF_IT.isIn(text));
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

  private static boolean isMentioned(String title, String plain) {
    for (String word : title.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      if (word.length() >= SHORTEST
          && !COMMON.contains(word)
          && (plain.contains(" " + word + " ")
              || plain.contains(" " + word + "s ")
              || (word.endsWith("s")
                  && plain.contains(" " + word.substring(0, word.length() - 1) + " ")))) {
        return true;
      }
    }
    return false;
  }
}
