// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import org.jspecify.annotations.Nullable;

/** A place of a frame a value is read from: a slot, or a column of the element at a cursor. */
final class Cell {

  final String path;
  final Attribute attribute;
  private final int index;
  private final int list;
  private final int cursor;
  private final String listPath;

  private Cell(String path, Attribute attribute, int index, int list, int cursor, String listPath) {
    this.path = path;
    this.attribute = attribute;
    this.index = index;
    this.list = list;
    this.cursor = cursor;
    this.listPath = listPath;
  }

  static Cell of(Slot slot) {
    if (slot.of() == null) {
      return new Cell(slot.path(), slot.attribute(), slot.index(), -1, -1, "");
    }
    ListSlot list = slot.of().list();
    return new Cell(
        slot.path(), slot.attribute(), slot.index(), list.index(), slot.of().cursor(), list.path());
  }

  byte state(Frame frame) {
    return list < 0 ? frame.states[index] : frame.rows[list].state(frame.cursors[cursor], index);
  }

  long value(Frame frame) {
    return list < 0 ? frame.values[index] : frame.rows[list].value(frame.cursors[cursor], index);
  }

  /** Whether it is a slot of the request, not of an element. */
  boolean isSlot() {
    return list < 0;
  }

  /** The slot of the request, or the column of the element. */
  int index() {
    return index;
  }

  @Nullable String text(Frame frame) {
    return list < 0 ? frame.texts[index] : frame.rows[list].text(frame.cursors[cursor], index);
  }

  boolean isEnum() {
    return attribute.type() instanceof Type.Enumeration;
  }

  /** How many ordinals its values have; 0 if they are no ordinals. */
  int ordinals() {
    Type type = attribute.type();
    return type instanceof Type.Enumeration names
        ? names.values().size()
        : type == Type.Simple.YES_NO ? 2 : 0;
  }

  /** Whether its value is a number in a frame: an ordinal, yes or no, or a quantity. */
  boolean isNumber() {
    Type type = attribute.type();
    return !(type == Type.Simple.TEXT
        || type == Type.Simple.ID
        || type == Type.Simple.EMAIL
        || type == Type.Simple.PHONE);
  }

  /** The value of an enum, yes or no, or a text as policies write it; only if it is known. */
  String word(Frame frame) {
    Type type = attribute.type();
    if (type instanceof Type.Enumeration names) {
      return names.values().get((int) value(frame));
    }
    if (type == Type.Simple.YES_NO) {
      return value(frame) == 1 ? "yes" : "no";
    }
    String text = text(frame);
    return text == null ? Long.toString(value(frame)) : text;
  }

  /** Adds what is missing: the list, if the element itself is not known. */
  void need(Frame frame, Needs needs) {
    byte state = state(frame);
    if (state != Frame.KNOWN) {
      boolean noElement = list >= 0 && frame.cursors[cursor] < 0;
      needs.add(noElement ? listPath : path, missing(state), attribute);
    }
  }

  /** Adds it as out of range, if it is known. */
  void blame(Frame frame, Needs needs) {
    if (state(frame) == Frame.KNOWN) {
      needs.add(path, Decision.Missing.UNUSABLE, attribute);
    }
  }

  static Decision.Missing missing(byte state) {
    return MISSING[state];
  }

  private static final Decision.Missing[] MISSING = Decision.Missing.values();
}
