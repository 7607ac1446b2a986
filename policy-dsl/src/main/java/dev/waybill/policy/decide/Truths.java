// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.Condition;
import dev.waybill.policy.vocabulary.Type;
import org.jspecify.annotations.Nullable;

/** The kinds of {@link TruthNode} but those about lists. */
final class Truths {

  private Truths() {}

  /** Always the same. */
  static final class Always extends TruthNode {
    private final int value;

    Always(boolean holds) {
      value = of(holds);
    }

    @Override
    int test(Frame frame) {
      return value;
    }

    @Override
    void needs(Frame frame, Needs needs) {}
  }

  /** Several. */
  abstract static class Several extends TruthNode {
    final TruthNode[] parts;

    Several(TruthNode[] parts) {
      this.parts = parts;
    }

    @Override
    void needs(Frame frame, Needs needs) {
      for (TruthNode part : parts) {
        if (part.test(frame) == UNKNOWN) {
          part.needs(frame, needs);
        }
      }
    }
  }

  /** All of several. */
  static final class All extends Several {
    All(TruthNode[] parts) {
      super(parts);
    }

    @Override
    int test(Frame frame) {
      int all = YES;
      for (TruthNode part : parts) {
        int test = part.test(frame);
        if (test == NO) {
          return NO;
        }
        all |= test & UNKNOWN;
      }
      return all == YES ? YES : UNKNOWN;
    }
  }

  /** Any of several. */
  static final class Any extends Several {
    Any(TruthNode[] parts) {
      super(parts);
    }

    @Override
    int test(Frame frame) {
      int any = NO;
      for (TruthNode part : parts) {
        int test = part.test(frame);
        if (test == YES) {
          return YES;
        }
        any |= test;
      }
      return any;
    }
  }

  /** The opposite. */
  static final class Not extends TruthNode {
    private final TruthNode part;

    Not(TruthNode part) {
      this.part = part;
    }

    @Override
    int test(Frame frame) {
      int test = part.test(frame);
      return test == UNKNOWN ? UNKNOWN : test ^ 1;
    }

    @Override
    void needs(Frame frame, Needs needs) {
      part.needs(frame, needs);
    }
  }

  /** Two quantities. */
  static final class Compare extends TruthNode {
    private final NumberNode left;
    private final int orders;
    private final NumberNode right;

    Compare(NumberNode left, Condition.Comparison comparison, NumberNode right) {
      this.left = left;
      this.orders = orders(comparison);
      this.right = right;
    }

    @Override
    int test(Frame frame) {
      long a = left.value(frame);
      if (a == NumberNode.UNKNOWN) {
        return UNKNOWN;
      }
      long b = right.value(frame);
      if (b == NumberNode.UNKNOWN) {
        return UNKNOWN;
      }
      int order = Units.compare(a, left.denominator, b, right.denominator);
      return orders >> (order + 1) & 1;
    }

    /**
     * Bit 0: yes if the left side is smaller, bit 1: if they are equal, bit 2: if it is greater.
     */
    static int orders(Condition.Comparison comparison) {
      return switch (comparison) {
        case LESS -> 0b001;
        case AT_MOST -> 0b011;
        case EQUAL -> 0b010;
        case DIFFERENT -> 0b101;
        case AT_LEAST -> 0b110;
        case MORE -> 0b100;
      };
    }

    @Override
    void needs(Frame frame, Needs needs) {
      if (left.value(frame) == NumberNode.UNKNOWN) {
        left.needs(frame, needs);
      }
      if (right.value(frame) == NumberNode.UNKNOWN) {
        right.needs(frame, needs);
      }
    }
  }

  /** A value and a whole constant: the most frequent comparison, without detours. */
  static final class CompareConstant extends TruthNode {
    private final Cell cell;
    private final int orders;
    private final long constant;

    CompareConstant(Cell cell, Condition.Comparison comparison, long constant) {
      this.cell = cell;
      this.orders = Compare.orders(comparison);
      this.constant = constant;
    }

    @Override
    int test(Frame frame) {
      if (cell.state(frame) != Frame.KNOWN) {
        return UNKNOWN;
      }
      long value = cell.value(frame);
      return orders >> (value < constant ? 0 : value == constant ? 1 : 2) & 1;
    }

    @Override
    void needs(Frame frame, Needs needs) {
      cell.need(frame, needs);
    }
  }

  /** A value is one of a set. */
  static final class OneOf extends TruthNode {
    private final Cell cell;
    private final Match match;
    private final int absentAs;

    OneOf(Cell cell, Match match, int absentAs) {
      this.cell = cell;
      this.match = match;
      this.absentAs = absentAs;
    }

    @Override
    int test(Frame frame) {
      byte state = cell.state(frame);
      if (state == Frame.KNOWN) {
        return of(match.fits(cell, frame));
      }
      return state == Frame.ABSENT ? absentAs : UNKNOWN;
    }

    @Override
    void needs(Frame frame, Needs needs) {
      cell.need(frame, needs);
    }
  }

  /** Two cells have the same value. */
  static final class Same extends TruthNode {
    private final Cell left;
    private final Cell right;
    private final @Nullable Type canonical;

    Same(Cell left, Cell right, @Nullable Type canonical) {
      this.left = left;
      this.right = right;
      this.canonical = canonical;
    }

    @Override
    int test(Frame frame) {
      if (left.state(frame) != Frame.KNOWN || right.state(frame) != Frame.KNOWN) {
        return UNKNOWN;
      }
      if (left.isNumber() && !left.isEnum()) {
        return of(left.value(frame) == right.value(frame));
      }
      String a = left.word(frame);
      String b = right.word(frame);
      return of(canonical == null ? a.equals(b) : Canonical.same(canonical, a, b));
    }

    @Override
    void needs(Frame frame, Needs needs) {
      left.need(frame, needs);
      right.need(frame, needs);
    }
  }

  /** A value matches a text. */
  static final class MatchesText extends TruthNode {
    private final Cell cell;
    private final String text;

    MatchesText(Cell cell, String text) {
      this.cell = cell;
      this.text = text;
    }

    @Override
    int test(Frame frame) {
      return cell.state(frame) == Frame.KNOWN
          ? of(Canonical.same(cell.attribute.type(), cell.word(frame), text))
          : UNKNOWN;
    }

    @Override
    void needs(Frame frame, Needs needs) {
      cell.need(frame, needs);
    }
  }

  /** There is a value. */
  static final class Presence extends TruthNode {
    private final Cell cell;
    private final boolean known;

    Presence(Cell cell, boolean known) {
      this.cell = cell;
      this.known = known;
    }

    @Override
    int test(Frame frame) {
      byte state = cell.state(frame);
      return state == Frame.KNOWN ? of(known) : state == Frame.ABSENT ? of(!known) : UNKNOWN;
    }

    @Override
    void needs(Frame frame, Needs needs) {
      cell.need(frame, needs);
    }
  }

  /** An argument comes from some sources. */
  static final class ComesFrom extends TruthNode {
    final String argument;
    private final int index;

    ComesFrom(String argument, int index) {
      this.argument = argument;
      this.index = index;
    }

    @Override
    int test(Frame frame) {
      return frame.origins[index];
    }

    @Override
    void needs(Frame frame, Needs needs) {
      needs.add("request." + argument, Decision.Missing.NOT_READ, null);
    }
  }
}
