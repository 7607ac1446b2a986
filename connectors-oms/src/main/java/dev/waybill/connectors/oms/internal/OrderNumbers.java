// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.oms.internal;

import dev.waybill.commerce.Order;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How order numbers are compared: exactly, ignoring case and a leading hash sign. */
final class OrderNumbers {

  private static final int MAX_LENGTH = 200;

  private OrderNumbers() {}

  /** The number to bind, or null if the text cannot be an order number. */
  static @Nullable String toBind(String written) {
    String number = strip(written);
    boolean possible =
        !number.isEmpty()
            && number.length() <= MAX_LENGTH
            && number.chars().noneMatch(Character::isISOControl)
            && StandardCharsets.UTF_8.newEncoder().canEncode(number);
    return possible ? number : null;
  }

  /** Whether both are the same number. */
  static boolean same(String one, String other) {
    return Order.canonicalNumber(one).equals(Order.canonicalNumber(other));
  }

  private static String strip(String number) {
    String stripped = number.strip();
    return stripped.startsWith("#") ? stripped.substring(1).strip() : stripped;
  }
}
