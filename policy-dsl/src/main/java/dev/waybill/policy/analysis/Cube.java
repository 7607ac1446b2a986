// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A set of cells per level; a level without one may be in any cell. Not for several threads. */
final class Cube {
  private final Diagrams diagrams;
  private final Space space;
  private final Feasibility feasibility;
  private final boolean knownOnly;
  private final boolean[] @Nullable [] allowed;

  /**
   * Starts with a case.
   *
   * @param diagrams the diagrams
   * @param space the levels
   * @param feasibility what is possible
   * @param cells one cell per level; -1 for any
   * @param knownOnly whether only cases in which everything is known count
   */
  Cube(Diagrams diagrams, Space space, Feasibility feasibility, int[] cells, boolean knownOnly) {
    this.knownOnly = knownOnly;
    this.diagrams = diagrams;
    this.space = space;
    this.feasibility = feasibility;
    this.allowed = new boolean[cells.length][];
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] >= 0) {
        boolean[] one = new boolean[space.level(i).cells()];
        one[cells[i]] = true;
        allowed[i] = one;
      }
    }
  }

  /** Makes it as large as it can be while all of it leads to leaves other than 0. */
  void widen(int node) {
    for (int i = allowed.length - 1; i >= 0; i--) {
      boolean[] mine = allowed[i];
      if (mine == null) {
        continue;
      }
      allowed[i] = null;
      if (lies(node)) {
        continue;
      }
      allowed[i] = mine;
      for (int cell = 0; cell < mine.length; cell++) {
        if (!mine[cell]) {
          mine[cell] = true;
          if (feasibility.isImpossible(i, cell)
              || (knownOnly && cell == space.level(i).unreadCell())
              || !lies(node)) {
            mine[cell] = false;
          }
        }
      }
    }
  }

  /** Tells whether all of it leads to leaves other than 0. */
  private boolean lies(int node) {
    return lies(node, new IntMap());
  }

  private boolean lies(int node, IntMap done) {
    if (Diagrams.isLeaf(node)) {
      return Diagrams.value(node) != 0;
    }
    int known = done.get(node);
    if (known != IntMap.NONE) {
      return known == 1;
    }
    boolean all = true;
    int level = diagrams.level(node);
    for (int cell = 0; cell < diagrams.arity(node) && all; cell++) {
      if (has(level, cell)) {
        all = lies(diagrams.child(node, cell), done);
      }
    }
    done.put(node, all ? 1 : 0);
    return all;
  }

  private boolean has(int level, int cell) {
    boolean[] mine = allowed[level];
    return (mine == null || mine[cell])
        && !feasibility.isImpossible(level, cell)
        && !(knownOnly && cell == space.level(level).unreadCell());
  }

  /** Gives 1 in it and 0 outside. */
  int node() {
    int result = Diagrams.leaf(1);
    int[] kids;
    for (int i = allowed.length - 1; i >= 0; i--) {
      boolean[] mine = allowed[i];
      if (mine != null) {
        kids = new int[mine.length];
        Arrays.fill(kids, Diagrams.leaf(0));
        for (int cell = 0; cell < mine.length; cell++) {
          if (mine[cell]) {
            kids[cell] = result;
          }
        }
        result = diagrams.make(i, kids);
      }
    }
    return result;
  }

  /** Gives what bounds it, in words, one part per level. */
  List<String> words(Words words) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < allowed.length; i++) {
      boolean[] mine = allowed[i];
      if (mine != null && !isUnderstood(i, mine)) {
        parts.add(words.cells(space.level(i), mine));
      }
    }
    return parts;
  }

  /** That a value is known need not be said where another part compares it. */
  private boolean isUnderstood(int level, boolean[] mine) {
    if (space.level(level) instanceof Level.OfElements) {
      return mine[Level.OfElements.SOME]
          && !mine[Level.OfElements.EMPTY]
          && !mine[Level.OfElements.ABSENT]
          && !mine[Level.OfElements.UNREAD];
    }
    if (!(space.level(level) instanceof Level.OfSlot slot) || slot.slot().wholeFact()) {
      return false;
    }
    for (int cell = 0; cell < mine.length; cell++) {
      if (mine[cell] != cell < slot.known()) {
        return false;
      }
    }
    for (int i = 0; i < allowed.length; i++) {
      if (allowed[i] != null && i != level && compares(space.level(i), slot)) {
        return true;
      }
    }
    return false;
  }

  private boolean compares(Level level, Level.OfSlot slot) {
    if (level instanceof Level.OfSame same) {
      return space.slot(same.same().left()) == slot || space.slot(same.same().right()) == slot;
    }
    if (level instanceof Level.OfNumber number) {
      for (Var variable : number.direction().factors().keySet()) {
        if (variable.slot() != null && space.slot(variable.slot()) == slot) {
          return true;
        }
      }
    }
    return false;
  }
}
