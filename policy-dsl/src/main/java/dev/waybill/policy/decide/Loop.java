// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.Variable;
import org.jspecify.annotations.Nullable;

/** A variable that goes through the elements of its list. */
final class Loop {

  private final int cursor;
  private final int list;
  private final String path;

  Loop(Variable variable) {
    cursor = variable.cursor();
    list = variable.list().index();
    path = variable.list().path();
  }

  boolean known(Frame frame) {
    return frame.rows[list].state() == Frame.KNOWN;
  }

  int size(Frame frame) {
    return frame.rows[list].size();
  }

  void at(Frame frame, int row) {
    frame.cursors[cursor] = row;
  }

  void end(Frame frame) {
    frame.cursors[cursor] = -1;
  }

  void need(Frame frame, Needs needs) {
    needs.add(path, Cell.missing(frame.rows[list].state()), null);
  }

  /** Adds the list, or what keeps a condition unknown for some elements. */
  void needs(Frame frame, @Nullable TruthNode condition, Needs needs) {
    if (!known(frame)) {
      need(frame, needs);
      return;
    }
    for (int i = 0; i < size(frame) && condition != null; i++) {
      at(frame, i);
      if (condition.test(frame) == TruthNode.UNKNOWN) {
        condition.needs(frame, needs);
      }
    }
    end(frame);
  }
}
