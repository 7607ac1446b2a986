// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Looks for cases that lead to a leaf other than 0 and are possible. */
final class Paths {
  private final Diagrams diagrams;
  private final Space space;
  private final Feasibility feasibility;
  private final int most;
  private final int[] cells;
  private final IntMap reaches = new IntMap();
  private int tries;
  private int @Nullable [] open;

  /** What a search ended with. */
  enum End {
    /** A case with values. */
    FOUND,
    /** A case that may be possible. */
    OPEN,
    /** There is none. */
    NONE
  }

  Paths(Diagrams diagrams, Space space, Feasibility feasibility, int most) {
    this.diagrams = diagrams;
    this.space = space;
    this.feasibility = feasibility;
    this.most = most;
    this.cells = new int[space.levels().size()];
  }

  /**
   * Searches.
   *
   * @param node a diagram
   * @return how it ended; {@link #cells} has the case unless it ended with NONE
   * @throws BudgetExceededException if it tried too many cases
   */
  End find(int node) {
    Arrays.fill(cells, -1);
    tries = 0;
    open = null;
    if (search(node)) {
      return End.FOUND;
    }
    if (open != null) {
      System.arraycopy(open, 0, cells, 0, cells.length);
      return End.OPEN;
    }
    return End.NONE;
  }

  /** Gives the case last found: one cell per level, -1 where it does not matter. */
  int[] cells() {
    return cells.clone();
  }

  private boolean search(int node) {
    if (!reaches(node)) {
      return false;
    }
    if (Diagrams.isLeaf(node)) {
      return accept();
    }
    int at = diagrams.level(node);
    boolean entangled = feasibility.isEntangled(at);
    boolean relation = space.level(at).isRelation();
    for (int cell = 0; cell < diagrams.arity(node); cell++) {
      int child = diagrams.child(node, cell);
      if (feasibility.isImpossible(at, cell) || (!entangled && seen(node, cell, child))) {
        continue;
      }
      cells[at] = cell;
      if (reaches(child)
          && (!relation || feasibility.check(cells) != LinearSystem.Answer.NONE)
          && search(child)) {
        return true;
      }
    }
    cells[at] = -1;
    return false;
  }

  private boolean seen(int node, int cell, int child) {
    for (int i = 0; i < cell; i++) {
      if (diagrams.child(node, i) == child && !feasibility.isImpossible(diagrams.level(node), i)) {
        return true;
      }
    }
    return false;
  }

  private boolean accept() {
    if (++tries > most) {
      throw new BudgetExceededException("more than " + most + " cases to try");
    }
    LinearSystem.Answer answer = feasibility.check(cells);
    if (answer == LinearSystem.Answer.OPEN && open == null) {
      open = cells.clone();
    }
    return answer == LinearSystem.Answer.FOUND;
  }

  private boolean reaches(int node) {
    if (Diagrams.isLeaf(node)) {
      return Diagrams.value(node) != 0;
    }
    int known = reaches.get(node);
    if (known != IntMap.NONE) {
      return known == 1;
    }
    boolean found = false;
    for (int i = 0; i < diagrams.arity(node) && !found; i++) {
      found = reaches(diagrams.child(node, i));
    }
    reaches.put(node, found ? 1 : 0);
    return found;
  }
}
