// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

/**
 * The most frequent kinds of {@link TruthNode}: about slots of the request, whose numbers they take
 * straight from the frame. They do what {@link Truths} does for any cell and any quantity.
 */
final class SlotTruths {

  private SlotTruths() {}

  /** A slot against a whole constant. */
  static final class ToConstant extends TruthNode {
    private final Cell cell;
    private final int slot;
    private final int orders;
    private final long constant;

    ToConstant(Cell cell, int orders, long constant) {
      this.cell = cell;
      this.slot = cell.index();
      this.orders = orders;
      this.constant = constant;
    }

    @Override
    int test(Frame frame) {
      long value = frame.values[slot];
      return value == NumberNode.UNKNOWN ? UNKNOWN : Orders.holds(orders, value, constant);
    }

    @Override
    TruthNode negated() {
      return new ToConstant(cell, Orders.opposite(orders), constant);
    }

    @Override
    void needs(Frame frame, Needs needs) {
      cell.need(frame, needs);
    }
  }

  /** A slot against another in the same unit. */
  static final class ToSlot extends TruthNode {
    private final Cell left;
    private final Cell right;
    private final int leftSlot;
    private final int rightSlot;
    private final int orders;

    ToSlot(Cell left, int orders, Cell right) {
      this.left = left;
      this.right = right;
      this.leftSlot = left.index();
      this.rightSlot = right.index();
      this.orders = orders;
    }

    @Override
    int test(Frame frame) {
      long a = frame.values[leftSlot];
      long b = frame.values[rightSlot];
      return a == NumberNode.UNKNOWN || b == NumberNode.UNKNOWN
          ? UNKNOWN
          : Orders.holds(orders, a, b);
    }

    @Override
    TruthNode negated() {
      return new ToSlot(left, Orders.opposite(orders), right);
    }

    @Override
    void needs(Frame frame, Needs needs) {
      left.need(frame, needs);
      right.need(frame, needs);
    }
  }

  /** A slot against any quantity in the same unit. */
  static final class ToNumber extends TruthNode {
    private final Cell cell;
    private final int slot;
    private final int orders;
    private final NumberNode number;

    ToNumber(Cell cell, int orders, NumberNode number) {
      this.cell = cell;
      this.slot = cell.index();
      this.orders = orders;
      this.number = number;
    }

    @Override
    int test(Frame frame) {
      long value = frame.values[slot];
      long other = value == NumberNode.UNKNOWN ? value : number.value(frame);
      return other == NumberNode.UNKNOWN ? UNKNOWN : Orders.holds(orders, value, other);
    }

    @Override
    TruthNode negated() {
      return new ToNumber(cell, Orders.opposite(orders), number);
    }

    @Override
    void needs(Frame frame, Needs needs) {
      cell.need(frame, needs);
      if (number.value(frame) == NumberNode.UNKNOWN) {
        number.needs(frame, needs);
      }
    }
  }

  /** An enum, or yes or no, in a set; the set has a bit for each of its ordinals. */
  static final class OneOf extends TruthNode {
    private final Cell cell;
    private final int slot;
    private final long set;
    private final int outside;
    private final int absentAs;

    /** With what a number that is no ordinal, and an absent value, count as. */
    OneOf(Cell cell, long set, int outside, int absentAs) {
      this.cell = cell;
      this.slot = cell.index();
      this.set = set;
      this.outside = outside;
      this.absentAs = absentAs;
    }

    @Override
    int test(Frame frame) {
      long value = frame.values[slot];
      if (value >= 0 && value < Long.SIZE) {
        return (int) (set >>> value) & 1;
      }
      return value != NumberNode.UNKNOWN
          ? outside
          : frame.states[slot] == Frame.ABSENT ? absentAs : UNKNOWN;
    }

    @Override
    TruthNode negated() {
      return new OneOf(cell, ~set, not(outside), not(absentAs));
    }

    @Override
    void needs(Frame frame, Needs needs) {
      cell.need(frame, needs);
    }
  }
}
