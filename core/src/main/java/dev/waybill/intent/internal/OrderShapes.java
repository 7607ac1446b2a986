// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The shapes of a merchant's own order numbers. In a shape {@code #} is one digit, {@code @} one
 * letter, {@code *} any more digits, and anything else is itself in capitals or small letters.
 */
public final class OrderShapes {

  private final List<Pattern> shapes;

  private OrderShapes(List<Pattern> shapes) {
    this.shapes = List.copyOf(shapes);
  }

  /** The shapes of these masks; none if there are no masks. */
  public static OrderShapes of(List<String> masks) {
    return new OrderShapes(masks.stream().map(OrderShapes::shape).toList());
  }

  private static Pattern shape(String mask) {
    String written = mask.strip().toUpperCase(Locale.ROOT);
    if (written.indexOf('#') < 0) {
      throw new IllegalArgumentException(
          "a shape of order numbers must have a digit, written #: \"" + mask + "\"");
    }
    StringBuilder shape = new StringBuilder();
    for (int i = 0; i < written.length(); i++) {
      char sign = written.charAt(i);
      shape.append(
          sign == '#'
              ? "[0-9]"
              : sign == '@' ? "[A-Z]" : sign == '*' ? "[0-9]*" : Pattern.quote("" + sign));
    }
    return Pattern.compile(shape.toString());
  }

  boolean isEmpty() {
    return shapes.isEmpty();
  }

  /** Whether a number in capitals has one of the shapes. */
  boolean fit(String number) {
    return shapes.stream().anyMatch(shape -> shape.matcher(number).matches());
  }
}
