// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import dev.waybill.commerce.OrderLine;
import dev.waybill.intent.internal.LinePointing;
import java.util.List;

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
}
