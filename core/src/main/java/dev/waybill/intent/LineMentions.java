// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import dev.waybill.commerce.LineQuantity;
import dev.waybill.commerce.OrderLine;
import dev.waybill.intent.internal.LinePointing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of an order a message is about: "the blue one", "the jacket in size M", "not the bag,
 * the belt", "everything except the socks", or the stock-keeping unit.
 *
 * <p>A line is meant if the message uses words of its title, in any case, in the singular or the
 * plural, with one slip of the pen in a longer word; colours and sizes are understood in ten
 * languages. Of several lines that share a word, those that share the most words with what the
 * message says are meant. What is negated, excepted, kept or replaced is not.
 *
 * <p>Pure functions of their arguments; linear in the text's length for orders of usual size; they
 * never throw on any text.
 */
public final class LineMentions {

  private LineMentions() {}

  /**
   * The lines meant.
   *
   * @param text any text
   * @param lines the lines that it may be about
   * @return those that it names, in the order of {@code lines}; empty if it names none
   */
  public static List<OrderLine> of(String text, List<OrderLine> lines) {
    return new LinePointing(lines).at(text);
  }

  /**
   * How many of which line a message is about: "two of the mugs and the bowl". A quantity counts
   * the line that is named behind it, or else the only line that the message names; it is never
   * more than was ordered and not cancelled. A line that is named without a quantity is meant
   * whole.
   *
   * @param text the text that the quantities are of
   * @param quantities the quantities that it names, in its order
   * @param lines the lines that it may be about
   * @return in the order of {@code lines}; empty if it names none
   */
  public static List<LineQuantity> quantities(
      String text, List<QuantityMention> quantities, List<OrderLine> lines) {
    List<OrderLine> named = of(text, lines);
    Map<String, Integer> counted = new HashMap<>();
    for (int i = 0; i < quantities.size(); i++) {
      int from = quantities.get(i).span().end();
      int to = i + 1 < quantities.size() ? quantities.get(i + 1).span().start() : text.length();
      List<OrderLine> behind = of(text.substring(from, to), named);
      OrderLine line = behind.isEmpty() ? only(named) : behind.get(0);
      if (line != null) {
        counted.putIfAbsent(line.id(), quantities.get(i).quantity());
      }
    }
    return named.stream()
        .map(line -> new LineQuantity(line.id(), held(line, counted.get(line.id()))))
        .filter(each -> each.quantity() > 0)
        .toList();
  }

  private static int held(OrderLine line, @Nullable Integer wanted) {
    int held = Math.max(0, line.ordered() - line.cancelled());
    return wanted == null ? held : Math.min(wanted, held);
  }

  private static @Nullable OrderLine only(List<OrderLine> lines) {
    return lines.size() == 1 ? lines.get(0) : null;
  }
}
