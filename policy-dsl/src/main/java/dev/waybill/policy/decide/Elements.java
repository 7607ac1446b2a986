// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.Layout;
import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import org.jspecify.annotations.Nullable;

/** The elements of a list, as words to be compared. */
final class Elements {

  private final ListSlot list;
  private final int column;
  private final Type type;
  private final @Nullable Attribute attribute;

  /** Finds the column of the element itself, or of the attribute that stands for it. */
  Elements(ListSlot list, Layout layout) {
    this.list = list;
    int found = -1;
    String shownAs = list.element() instanceof Type.Structure record ? record.shownAs() : null;
    for (int i = 0; i < layout.columns().get(list.index()).size(); i++) {
      String path = layout.columns().get(list.index()).get(i).path();
      if (path.isEmpty() || (found < 0 && path.equals(shownAs))) {
        found = i;
      }
    }
    column = found;
    attribute = found < 0 ? null : layout.columns().get(list.index()).get(found).attribute();
    type = attribute == null ? list.element() : attribute.type();
  }

  byte state(Frame frame) {
    return frame.rows[list.index()].state();
  }

  int size(Frame frame) {
    return frame.rows[list.index()].size();
  }

  /** The element as a word; null if it is not known. */
  @Nullable String word(Frame frame, int row) {
    Rows rows = frame.rows[list.index()];
    if (column < 0 || rows.state(row, column) != Frame.KNOWN) {
      return null;
    }
    if (type instanceof Type.Enumeration names) {
      return names.values().get((int) rows.value(row, column));
    }
    String text = rows.text(row, column);
    return text == null ? Long.toString(rows.value(row, column)) : text;
  }

  int count(Frame frame, String wanted) {
    int count = 0;
    for (int i = 0; i < size(frame); i++) {
      if (wanted.equals(word(frame, i))) {
        count++;
      }
    }
    return count;
  }

  int unknown(Frame frame) {
    int count = 0;
    for (int i = 0; i < size(frame); i++) {
      if (word(frame, i) == null) {
        count++;
      }
    }
    return count;
  }

  /** Adds the list if it, or an element of it, is not known. */
  void need(Frame frame, Needs needs) {
    byte state = state(frame);
    if (state != Frame.KNOWN) {
      needs.add(list.path(), Cell.missing(state), attribute);
      return;
    }
    Rows rows = frame.rows[list.index()];
    for (int i = 0; i < rows.size(); i++) {
      if (word(frame, i) == null) {
        Decision.Missing why =
            column < 0 ? Decision.Missing.NOT_READ : Cell.missing(rows.state(i, column));
        needs.add(list.path(), why, attribute);
      }
    }
  }
}
