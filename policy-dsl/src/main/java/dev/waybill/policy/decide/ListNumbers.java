// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.Dimension;
import org.jspecify.annotations.Nullable;

/** The kinds of {@link NumberNode} about lists. */
final class ListNumbers {

  private ListNumbers() {}

  /** The sum over a list. */
  static final class Total extends NumberNode {
    private final Loop loop;
    private final NumberNode each;

    Total(Dimension dimension, Loop loop, NumberNode each) {
      super(dimension, each.denominator);
      this.loop = loop;
      this.each = each;
    }

    @Override
    long value(Frame frame) {
      if (!loop.known(frame)) {
        return UNKNOWN;
      }
      long total = 0;
      for (int i = 0; i < loop.size(frame) && total != UNKNOWN; i++) {
        loop.at(frame, i);
        total = Units.plus(total, each.value(frame));
      }
      loop.end(frame);
      return total;
    }

    @Override
    void needs(Frame frame, Needs needs) {
      if (!loop.known(frame)) {
        loop.need(frame, needs);
        return;
      }
      boolean overflow = true;
      for (int i = 0; i < loop.size(frame); i++) {
        loop.at(frame, i);
        if (each.value(frame) == UNKNOWN) {
          each.needs(frame, needs);
          overflow = false;
        }
      }
      loop.end(frame);
      if (overflow) {
        blame(frame, needs);
      }
    }

    @Override
    void blame(Frame frame, Needs needs) {
      for (int i = 0; i < loop.size(frame); i++) {
        loop.at(frame, i);
        each.blame(frame, needs);
      }
      loop.end(frame);
    }
  }

  /** How many elements fit. */
  static final class Count extends NumberNode {
    private final Loop loop;
    private final @Nullable TruthNode where;

    Count(Loop loop, @Nullable TruthNode where) {
      super(Dimension.NUMBER, 1);
      this.loop = loop;
      this.where = where;
    }

    @Override
    long value(Frame frame) {
      if (!loop.known(frame)) {
        return UNKNOWN;
      }
      if (where == null) {
        return loop.size(frame) * Units.MILLION;
      }
      long count = 0;
      for (int i = 0; i < loop.size(frame); i++) {
        loop.at(frame, i);
        int fits = where.test(frame);
        if (fits == TruthNode.UNKNOWN) {
          loop.end(frame);
          return UNKNOWN;
        }
        count += fits * Units.MILLION;
      }
      loop.end(frame);
      return count;
    }

    @Override
    void needs(Frame frame, Needs needs) {
      loop.needs(frame, where, needs);
    }

    @Override
    void blame(Frame frame, Needs needs) {}
  }
}
