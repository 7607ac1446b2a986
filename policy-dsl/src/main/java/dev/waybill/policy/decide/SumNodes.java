// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.Dimension;

/** Compiles sums, and times before now. */
final class SumNodes {

  private SumNodes() {}

  static NumberNode ago(Dimension dimension, NumberNode length) {
    return sum(dimension, new Numbers.Clock(dimension), true, length);
  }

  static NumberNode sum(Dimension dimension, NumberNode left, boolean minus, NumberNode right) {
    if (right.dimension == Dimension.MONTHS && dimension == Dimension.DATE) {
      return left.denominator == 1 && right.denominator == 1
          ? new Numbers.Months(left, minus, right)
          : new Numbers.OutOfRange(dimension, left, right);
    }
    if (left instanceof Numbers.Clock clock && right.denominator == 1) {
      return new Numbers.Shifted(dimension, clock, minus, right);
    }
    long denominator = Units.lcm(left.denominator, right.denominator);
    return denominator == NumberNode.UNKNOWN
        ? new Numbers.OutOfRange(dimension, left, right)
        : new Numbers.Sum(dimension, denominator, left, minus, right);
  }

  static NumberNode outOfRange(Dimension dimension, NumberNode... parts) {
    return new Numbers.OutOfRange(dimension, parts);
  }
}
