// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.Dimension;

/** A compiled quantity: a whole number over a denominator that never changes. */
abstract class NumberNode {

  /** What no number is: not known, or out of range. */
  static final long UNKNOWN = Long.MIN_VALUE;

  final Dimension dimension;
  final long denominator;

  NumberNode(Dimension dimension, long denominator) {
    this.dimension = dimension;
    this.denominator = denominator;
  }

  /** The numerator; {@link #UNKNOWN} if it cannot be told. */
  abstract long value(Frame frame);

  /** Adds the paths that keep it unknown; called only when it is. */
  abstract void needs(Frame frame, Needs needs);

  /** Adds the paths it reads, as out of range. */
  abstract void blame(Frame frame, Needs needs);

  /** The number in whole units, rounded down; {@link #UNKNOWN} if it cannot be told. */
  final long floor(Frame frame) {
    long value = value(frame);
    return value == UNKNOWN ? value : Math.floorDiv(value, denominator);
  }
}
