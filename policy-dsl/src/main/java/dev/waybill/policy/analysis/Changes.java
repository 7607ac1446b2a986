// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.decide.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Pairs of verdicts as leaves; 0 for two that are alike. */
final class Changes extends Diagrams.Join {
  private static final int KIND = 16;

  private final Marks marks;
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final List<int[]> pairs = new ArrayList<>();
  private final List<Integer> kinds = new ArrayList<>();

  Changes(Marks marks) {
    this.marks = marks;
    pairs.add(new int[] {0, 0});
    kinds.add(-1);
  }

  @Override
  int leaves(int left, int right) {
    long key = IntMap.pair(left, right);
    Integer known = numbers.get(key);
    if (known == null) {
      Change change = marks.change(left, right);
      boolean denied =
          marks.verdictOf(left).outcome() == Outcome.DENY
              && marks.verdictOf(right).outcome() == Outcome.DENY;
      if (change == null && !denied) {
        known = 0;
      } else {
        known = pairs.size();
        pairs.add(new int[] {left, right});
        kinds.add(kind(change, left, right));
      }
      numbers.put(key, known);
    }
    return known;
  }

  /** A kind for each change and kind of decision before and after; -1 for none. */
  private int kind(@org.jspecify.annotations.Nullable Change change, int left, int right) {
    if (change == null || change == Change.REASON_CHANGED) {
      return -1;
    }
    return change.ordinal() * KIND
        + marks.verdictOf(left).outcome().ordinal() * 4
        + marks.verdictOf(right).outcome().ordinal();
  }

  /** Gives the kinds there are. */
  List<Integer> kinds() {
    TreeSet<Integer> all = new TreeSet<>(kinds);
    all.remove(-1);
    return new ArrayList<>(all);
  }

  int before(int leaf) {
    return pairs.get(leaf)[0];
  }

  int after(int leaf) {
    return pairs.get(leaf)[1];
  }

  Change change(int leaf) {
    return Change.values()[kinds.get(leaf) / KIND];
  }

  /** Keeps the leaves of one kind. */
  Diagrams.Leaf only(int kind) {
    return new Diagrams.Leaf() {
      @Override
      public int of(int value) {
        return value != 0 && kinds.get(value) == kind ? value : 0;
      }
    };
  }

  /** Gives 1 for verdicts that are alike. */
  Diagrams.Leaf unchanged() {
    return new Diagrams.Leaf() {
      @Override
      public int of(int value) {
        return value == 0 || kinds.get(value) < 0 ? 1 : 0;
      }
    };
  }

  /** Keeps the leaves where both deny. */
  Diagrams.Leaf onlyDenied() {
    return new Diagrams.Leaf() {
      @Override
      public int of(int value) {
        return value != 0 && kinds.get(value) < 0 ? value : 0;
      }
    };
  }
}
