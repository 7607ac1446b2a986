// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

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
    TruthNode negated() {
      return new Always(value == NO);
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

    final TruthNode[] negatedParts() {
      TruthNode[] negated = new TruthNode[parts.length];
      for (int i = 0; i < parts.length; i++) {
        negated[i] = parts[i].negated();
      }
      return negated;
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

    @Override
    TruthNode negated() {
      return new Any(negatedParts());
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

    @Override
    TruthNode negated() {
      return new All(negatedParts());
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
      return not(part.test(frame));
    }

    @Override
    TruthNode negated() {
      return part;
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

    Compare(NumberNode left, int orders, NumberNode right) {
      this.left = left;
      this.orders = orders;
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

    @Override
    TruthNode negated() {
      return new Compare(left, Orders.opposite(orders), right);
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

  /** A value and a whole constant. */
  static final class CompareConstant extends TruthNode {
    private final Cell cell;
    private final int orders;
    private final long constant;

    CompareConstant(Cell cell, int orders, long constant) {
      this.cell = cell;
      this.orders = orders;
      this.constant = constant;
    }

    @Override
    int test(Frame frame) {
      return cell.state(frame) == Frame.KNOWN
          ? Orders.holds(orders, cell.value(frame), constant)
          : UNKNOWN;
    }

    @Override
    TruthNode negated() {
      return new CompareConstant(cell, Orders.opposite(orders), constant);
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
