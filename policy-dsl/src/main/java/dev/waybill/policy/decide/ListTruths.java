// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.Condition;
import org.jspecify.annotations.Nullable;

/** The kinds of {@link TruthNode} about lists. */
final class ListTruths {

  private ListTruths() {}

  /** There is a list. */
  static final class Presence extends TruthNode {
    private final Elements list;
    private final boolean known;

    Presence(Elements list, boolean known) {
      this.list = list;
      this.known = known;
    }

    @Override
    int test(Frame frame) {
      byte state = list.state(frame);
      return state == Frame.KNOWN ? of(known) : state == Frame.ABSENT ? of(!known) : UNKNOWN;
    }

    @Override
    void needs(Frame frame, Needs needs) {
      list.need(frame, needs);
    }
  }

  /** Each element of one list occurs in another, at least as often. */
  static final class Within extends TruthNode {
    private final Elements part;
    private final Elements whole;

    Within(Elements part, Elements whole) {
      this.part = part;
      this.whole = whole;
    }

    @Override
    int test(Frame frame) {
      if (part.state(frame) != Frame.KNOWN) {
        return UNKNOWN;
      }
      if (part.size(frame) == 0) {
        return YES;
      }
      if (whole.state(frame) != Frame.KNOWN) {
        return UNKNOWN;
      }
      if (part.size(frame) > whole.size(frame)) {
        return NO;
      }
      int within = YES;
      for (int i = 0; i < part.size(frame); i++) {
        String element = part.word(frame, i);
        if (element == null) {
          within = UNKNOWN;
          continue;
        }
        int missing = part.count(frame, element) - whole.count(frame, element);
        if (missing > whole.unknown(frame)) {
          return NO;
        }
        within = missing > 0 ? UNKNOWN : within;
      }
      return within;
    }

    @Override
    void needs(Frame frame, Needs needs) {
      part.need(frame, needs);
      whole.need(frame, needs);
    }
  }

  /** A list has an element. */
  static final class Includes extends TruthNode {
    private final Elements list;
    private final @Nullable String text;
    private final @Nullable Cell cell;

    Includes(Elements list, @Nullable String text, @Nullable Cell cell) {
      this.list = list;
      this.text = text;
      this.cell = cell;
    }

    @Override
    int test(Frame frame) {
      if (list.state(frame) != Frame.KNOWN) {
        return UNKNOWN;
      }
      if (list.size(frame) == 0) {
        return NO;
      }
      if (cell != null && cell.state(frame) != Frame.KNOWN) {
        return UNKNOWN;
      }
      String wanted = cell == null ? text : cell.word(frame);
      if (wanted != null && list.count(frame, wanted) > 0) {
        return YES;
      }
      return list.unknown(frame) > 0 ? UNKNOWN : NO;
    }

    @Override
    void needs(Frame frame, Needs needs) {
      list.need(frame, needs);
      if (cell != null) {
        cell.need(frame, needs);
      }
    }
  }

  /** A condition for the elements of a list. */
  static final class Quantified extends TruthNode {
    private final Loop loop;
    private final TruthNode has;
    private final int decisive;
    private final int result;

    Quantified(Condition.Quantifier quantifier, Loop loop, TruthNode has) {
      this.loop = loop;
      this.has = has;
      decisive = of(quantifier != Condition.Quantifier.EVERY);
      result = of(quantifier == Condition.Quantifier.ANY);
    }

    @Override
    int test(Frame frame) {
      if (!loop.known(frame)) {
        return UNKNOWN;
      }
      int answer = result ^ 1;
      for (int i = 0; i < loop.size(frame); i++) {
        loop.at(frame, i);
        int test = has.test(frame);
        if (test == decisive) {
          answer = result;
          break;
        }
        answer = test == UNKNOWN ? UNKNOWN : answer;
      }
      loop.end(frame);
      return answer;
    }

    @Override
    void needs(Frame frame, Needs needs) {
      loop.needs(frame, has, needs);
    }
  }
}
