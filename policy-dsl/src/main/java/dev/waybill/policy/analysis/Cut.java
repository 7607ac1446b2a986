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
    switch (comparison) {
      case LESS:
        return Comparison.MORE;
      case AT_MOST:
        return Comparison.AT_LEAST;
      case AT_LEAST:
        return Comparison.AT_MOST;
      case MORE:
        return Comparison.LESS;
      default:
        return comparison;
    }
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
    switch (comparison) {
      case LESS:
      case AT_MOST:
        return ranges.isAtMost(cell, lower());
      case MORE:
      case AT_LEAST:
        return !ranges.isAtMost(cell, lower());
      case EQUAL:
        return isThere(ranges, cell);
      default:
        return !isThere(ranges, cell);
    }
  }

  private boolean isThere(Ranges ranges, int cell) {
    return at.isWhole() && !ranges.isAtMost(cell, lower()) && ranges.isAtMost(cell, at.numerator());
  }

  /** Tells what the comparison says of a constant sum. */
  static boolean holds(Rational sum, Comparison comparison) {
    int sign = sum.signum();
    switch (comparison) {
      case LESS:
        return sign < 0;
      case AT_MOST:
        return sign <= 0;
      case EQUAL:
        return sign == 0;
      case DIFFERENT:
        return sign != 0;
      case AT_LEAST:
        return sign >= 0;
      default:
        return sign > 0;
    }
  }
}
