// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.decide.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Pairs of verdicts as leaves; 0 for two that are alike. */
final class Changes extends Diagrams.Join {
  private final Marks marks;
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final List<int[]> pairs = new ArrayList<>();
  private final List<@Nullable Kind> kinds = new ArrayList<>();

  Changes(Marks marks) {
    this.marks = marks;
    pairs.add(new int[] {0, 0});
    kinds.add(null);
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

  /**
   * A way to change.
   *
   * @param change how
   * @param from the kind of decision before
   * @param to the kind of decision after
   */
  record Kind(Change change, Outcome from, Outcome to) {}

  private @Nullable Kind kind(@Nullable Change change, int left, int right) {
    return change == null || change == Change.REASON_CHANGED
        ? null
        : new Kind(change, marks.verdictOf(left).outcome(), marks.verdictOf(right).outcome());
  }

  /** Gives the kinds there are. */
  List<Kind> kinds() {
    SortedSet<Kind> all =
        new TreeSet<>(
            Comparator.comparing(Kind::change).thenComparing(Kind::from).thenComparing(Kind::to));
    for (Kind kind : kinds) {
      if (kind != null) {
        all.add(kind);
      }
    }
    return new ArrayList<>(all);
  }

  int before(int leaf) {
    return pairs.get(leaf)[0];
  }

  int after(int leaf) {
    return pairs.get(leaf)[1];
  }

  /** Gives how the verdicts of a leaf changed; null if both deny. */
  @Nullable Change change(int leaf) {
    Kind kind = kinds.get(leaf);
    return kind == null ? null : kind.change();
  }

  /** Keeps the leaves of one kind. */
  Diagrams.Leaf only(Kind kind) {
    return new Diagrams.Leaf() {
      @Override
      public int of(int value) {
        return value != 0 && kind.equals(kinds.get(value)) ? value : 0;
      }
    };
  }

  /** Gives 1 for verdicts that are alike. */
  Diagrams.Leaf unchanged() {
    return new Diagrams.Leaf() {
      @Override
      public int of(int value) {
        return value == 0 || kinds.get(value) == null ? 1 : 0;
      }
    };
  }

  /** Keeps the leaves where both deny. */
  Diagrams.Leaf onlyDenied() {
    return new Diagrams.Leaf() {
      @Override
      public int of(int value) {
        return value != 0 && kinds.get(value) == null ? value : 0;
      }
    };
  }
}
