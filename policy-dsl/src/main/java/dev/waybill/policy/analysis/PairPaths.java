// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import java.util.Arrays;

/** Looks for possible cases in which two diagrams have certain leaves, without joining them. */
abstract class PairPaths {
  private final Diagrams diagrams;
  private final Space space;
  private final Feasibility feasibility;
  private final IntMap reaches = new IntMap();
  private final int[] cells;
  private final int most;
  private int tries;

  PairPaths(Diagrams diagrams, Space space, Feasibility feasibility, int most) {
    this.diagrams = diagrams;
    this.space = space;
    this.feasibility = feasibility;
    this.cells = new int[space.levels().size()];
    this.most = most;
  }

  /** Tells whether leaves are wanted. */
  abstract boolean wanted(int first, int second);

  /** Tells whether a case, one cell per level and -1 for any, ends the search. */
  boolean accept(int[] cells) {
    return true;
  }

  /**
   * Searches.
   *
   * @return whether a case was accepted; false also if too many were not
   */
  boolean find(int first, int second) {
    Arrays.fill(cells, -1);
    tries = 0;
    return search(first, second);
  }

  /** Tells whether the search ended because it tried too many cases. */
  boolean gaveUp() {
    return tries >= most;
  }

  private boolean search(int first, int second) {
    if (tries >= most || !reaches(first, second)) {
      return false;
    }
    int at = Math.min(diagrams.level(first), diagrams.level(second));
    if (at == Integer.MAX_VALUE) {
      tries++;
      return feasibility.check(cells) != LinearSystem.Answer.NONE && accept(cells);
    }
    boolean relation = space.level(at).isRelation();
    int count = space.level(at).cells();
    for (int cell = 0; cell < count; cell++) {
      int one = diagrams.level(first) == at ? diagrams.child(first, cell) : first;
      int other = diagrams.level(second) == at ? diagrams.child(second, cell) : second;
      if (feasibility.isImpossible(at, cell) || !reaches(one, other)) {
        continue;
      }
      cells[at] = cell;
      if ((!relation || feasibility.check(cells) != LinearSystem.Answer.NONE)
          && search(one, other)) {
        return true;
      }
    }
    cells[at] = -1;
    return false;
  }

  private boolean reaches(int first, int second) {
    int at = Math.min(diagrams.level(first), diagrams.level(second));
    if (at == Integer.MAX_VALUE) {
      return wanted(Diagrams.value(first), Diagrams.value(second));
    }
    long key = IntMap.pair(first, second);
    int known = reaches.get(key);
    if (known != IntMap.NONE) {
      return known == 1;
    }
    boolean found = false;
    int count = space.level(at).cells();
    for (int cell = 0; cell < count && !found; cell++) {
      found =
          reaches(
              diagrams.level(first) == at ? diagrams.child(first, cell) : first,
              diagrams.level(second) == at ? diagrams.child(second, cell) : second);
    }
    reaches.put(key, found ? 1 : 0);
    return found;
  }
}
