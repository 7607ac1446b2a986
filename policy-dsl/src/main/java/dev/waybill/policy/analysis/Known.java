// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

/** Leaves out the cases in which something is not known. */
final class Known {
  private final Diagrams diagrams;
  private final Space space;
  private final boolean notAbsent;
  private final IntMap done = new IntMap();

  /**
   * Starts.
   *
   * @param diagrams the diagrams
   * @param space the levels
   * @param notAbsent whether cases in which there is no value are left out, too
   */
  Known(Diagrams diagrams, Space space, boolean notAbsent) {
    this.diagrams = diagrams;
    this.space = space;
    this.notAbsent = notAbsent;
  }

  /** Gives a diagram with 0 in the cases that are left out. */
  int of(int node) {
    if (Diagrams.isLeaf(node)) {
      return node;
    }
    int before = done.get(node);
    if (before != IntMap.NONE) {
      return before;
    }
    Level level = space.level(diagrams.level(node));
    int[] kids = new int[diagrams.arity(node)];
    for (int cell = 0; cell < kids.length; cell++) {
      boolean out =
          cell == level.unreadCell()
              || (notAbsent && level instanceof Level.OfSlot slot && cell == slot.absentCell())
              || (notAbsent
                  && level instanceof Level.OfElements
                  && cell == Level.OfElements.ABSENT);
      kids[cell] = out ? Diagrams.leaf(0) : of(diagrams.child(node, cell));
    }
    int result = diagrams.make(level.index(), kids);
    done.put(node, result);
    return result;
  }
}
