// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.Condition;

/**
 * Comparisons as sets of orders. Bit 0: yes if the left side is smaller, bit 1: if they are equal,
 * bit 2: if it is greater.
 */
final class Orders {

  private Orders() {}

  static int of(Condition.Comparison comparison) {
    return switch (comparison) {
      case LESS -> 0b001;
      case AT_MOST -> 0b011;
      case EQUAL -> 0b010;
      case DIFFERENT -> 0b101;
      case AT_LEAST -> 0b110;
      case MORE -> 0b100;
    };
  }

  static int opposite(int orders) {
    return orders ^ 0b111;
  }

  /** {@link TruthNode#YES} or {@link TruthNode#NO}. */
  static int holds(int orders, long left, long right) {
    return orders >> (left < right ? 0 : left == right ? 1 : 2) & 1;
  }
}
