// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Quantity;

/** Compiles the quantities that few policies have. */
final class ArithmeticNodes {

  private ArithmeticNodes() {}

  static NumberNode of(Quantity quantity, Nodes nodes) {
    if (quantity instanceof Quantity.Setting setting) {
      return setting(setting);
    }
    if (quantity instanceof Quantity.Today) {
      return new Numbers.Clock(Dimension.DATE);
    }
    if (quantity instanceof Quantity.Now) {
      return new Numbers.Clock(Dimension.INSTANT);
    }
    if (quantity instanceof Quantity.DayOf day) {
      return new Numbers.DayOf(nodes.number(day.instant()));
    }
    if (quantity instanceof Quantity.Sum sum) {
      return SumNodes.sum(
          sum.dimension(), nodes.number(sum.left()), sum.minus(), nodes.number(sum.right()));
    }
    if (quantity instanceof Quantity.Scaled scaled) {
      return scaled(scaled, nodes);
    }
    if (quantity instanceof Quantity.ReadOr readOr) {
      Quantity.Constant otherwise = readOr.otherwise();
      return new Numbers.Read(
          readOr.dimension(),
          nodes.cell(readOr.read().slot()),
          otherwise.denominator(),
          otherwise.numerator());
    }
    if (quantity instanceof Quantity.Choice choice) {
      NumberNode left = nodes.number(choice.left());
      NumberNode right = nodes.number(choice.right());
      long denominator = Units.lcm(left.denominator, right.denominator);
      return denominator == NumberNode.UNKNOWN
          ? new Numbers.OutOfRange(left.dimension, left, right)
          : new Numbers.Choice(denominator, choice.greater(), left, right);
    }
    if (quantity instanceof Quantity.Total total) {
      Loop loop = nodes.loop(total.variable());
      return new ListNumbers.Total(total.dimension(), loop, nodes.number(total.each()));
    }
    Quantity.Count count = (Quantity.Count) quantity;
    Loop loop = nodes.loop(count.variable());
    return new ListNumbers.Count(loop, count.where() == null ? null : nodes.truth(count.where()));
  }

  private static NumberNode scaled(Quantity.Scaled scaled, Nodes nodes) {
    NumberNode of = nodes.number(scaled.of());
    long shared = Units.gcd(scaled.numerator(), scaled.denominator());
    long numerator = scaled.numerator() / shared;
    long denominator = Units.times(scaled.denominator() / shared, of.denominator);
    if (denominator == NumberNode.UNKNOWN) {
      return new Numbers.OutOfRange(scaled.dimension(), of);
    }
    return new Numbers.Scaled(scaled.dimension(), denominator, numerator, of);
  }

  private static NumberNode setting(Quantity.Setting setting) {
    int size = setting.values().size();
    long denominator = 1;
    for (int i = 0; i < size && denominator != NumberNode.UNKNOWN; i++) {
      denominator = Units.lcm(denominator, setting.values().get(i).value().denominator());
    }
    if (denominator == NumberNode.UNKNOWN) {
      return new Numbers.OutOfRange(setting.dimension());
    }
    long[] from = new long[size];
    long[] until = new long[size];
    long[] values = new long[size];
    for (int i = 0; i < size; i++) {
      Quantity.DatedValue dated = setting.values().get(i);
      from[i] = dated.from() == null ? Long.MIN_VALUE : dated.from().toEpochDay();
      until[i] = dated.until() == null ? Long.MAX_VALUE : dated.until().toEpochDay();
      values[i] = Units.times(dated.value().numerator(), denominator / dated.value().denominator());
    }
    return new Numbers.Setting(
        setting.dimension(), denominator, setting.name(), from, until, values);
  }
}
