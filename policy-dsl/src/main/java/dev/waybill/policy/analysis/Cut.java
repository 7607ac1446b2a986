// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.model.Condition.Comparison;
import java.math.BigInteger;

/**
 * A comparison as a cut through a direction: the direction's value compared with a fraction.
 *
 * @param direction the direction
 * @param comparison how it is compared
 * @param at the fraction
 */
record Cut(Direction direction, Comparison comparison, Rational at) {

  /** Turns "this sum compared with 0" into a cut. Not for a constant. */
  static Cut of(Linear sum, Comparison comparison) {
    Rational normalizer = sum.normalizer();
    Comparison turned = normalizer.signum() < 0 ? turn(comparison) : comparison;
    return new Cut(Direction.of(sum), turned, sum.constant().times(normalizer).negate());
  }

  private static Comparison turn(Comparison comparison) {
    return switch (comparison) {
      case LESS -> Comparison.MORE;
      case AT_MOST -> Comparison.AT_LEAST;
      case AT_LEAST -> Comparison.AT_MOST;
      case MORE -> Comparison.LESS;
      default -> comparison;
    };
  }

  /** Tells whether it is a question of being equal. */
  boolean isEquality() {
    return comparison == Comparison.EQUAL || comparison == Comparison.DIFFERENT;
  }

  /** Gives the greatest number on the lower side of the cut. */
  BigInteger lower() {
    if (comparison == Comparison.LESS || comparison == Comparison.AT_LEAST || isEquality()) {
      return at.negate().floor().negate().subtract(BigInteger.ONE);
    }
    return at.floor();
  }

  /** Tells whether the comparison holds for all numbers of a cell of ranges with these cuts. */
  boolean holds(Ranges ranges, int cell) {
    return switch (comparison) {
      case LESS, AT_MOST -> ranges.isAtMost(cell, lower());
      case MORE, AT_LEAST -> !ranges.isAtMost(cell, lower());
      case EQUAL -> isThere(ranges, cell);
      default -> !isThere(ranges, cell);
    };
  }

  private boolean isThere(Ranges ranges, int cell) {
    return at.isWhole() && !ranges.isAtMost(cell, lower()) && ranges.isAtMost(cell, at.numerator());
  }

  /** Tells what the comparison says of a constant sum. */
  static boolean holds(Rational sum, Comparison comparison) {
    int sign = sum.signum();
    return switch (comparison) {
      case LESS -> sign < 0;
      case AT_MOST -> sign <= 0;
      case EQUAL -> sign == 0;
      case DIFFERENT -> sign != 0;
      case AT_LEAST -> sign >= 0;
      default -> sign > 0;
    };
  }
}
