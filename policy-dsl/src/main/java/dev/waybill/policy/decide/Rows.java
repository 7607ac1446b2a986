// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The elements of one list in a {@link Frame}: a table of values by row and column. Keeps its
 * memory when it is cleared. Not safe for use by several threads.
 */
public final class Rows {

  private final int columns;
  private byte state;
  private int size;
  private long[] values = new long[0];
  private byte[] states = new byte[0];
  private @Nullable String[] texts = new @Nullable String[0];

  Rows(int columns) {
    this.columns = columns;
  }

  /**
   * Makes the list known, with so many elements of which nothing is known yet.
   *
   * @param size the number of elements, at most {@link Frame#MOST_ELEMENTS}
   * @throws IllegalArgumentException if there are more
   */
  public void size(int size) {
    if (size < 0 || size > Frame.MOST_ELEMENTS) {
      throw new IllegalArgumentException(
          "A list in a request has at most "
              + Frame.MOST_ELEMENTS
              + " elements, not "
              + size
              + ".");
    }
    int cells = size * columns;
    if (values.length < cells) {
      values = new long[cells];
      states = new byte[cells];
      texts = new @Nullable String[cells];
    }
    Arrays.fill(states, 0, cells, Frame.NOT_READ);
    Arrays.fill(texts, 0, cells, null);
    this.size = size;
    state = Frame.KNOWN;
  }

  /**
   * Makes the list unknown.
   *
   * @param why why it is missing
   */
  public void missing(Decision.Missing why) {
    size = 0;
    state = Frame.code(why);
  }

  /**
   * Sets a value.
   *
   * @param row the element, from 0
   * @param column the column, see {@link Evaluator#column}
   * @param value the ordinal of an enum's value, 1 or 0 for yes or no, else the number in units of
   *     its {@link dev.waybill.policy.model.Dimension}
   */
  public void set(int row, int column, long value) {
    int cell = cell(row, column);
    values[cell] = value;
    states[cell] = Frame.KNOWN;
  }

  /**
   * Sets a text.
   *
   * @param row the element, from 0
   * @param column the column
   * @param text the text
   */
  public void setText(int row, int column, String text) {
    int cell = cell(row, column);
    texts[cell] = text;
    states[cell] = Frame.KNOWN;
  }

  /**
   * Says why a value is missing.
   *
   * @param row the element, from 0
   * @param column the column
   * @param why why
   */
  public void missing(int row, int column, Decision.Missing why) {
    states[cell(row, column)] = Frame.code(why);
  }

  private int cell(int row, int column) {
    if (row < 0 || row >= size || column < 0 || column >= columns) {
      throw new IndexOutOfBoundsException(
          "there is no row " + row + ", column " + column + " in " + size + " × " + columns);
    }
    return row * columns + column;
  }

  int size() {
    return size;
  }

  byte state() {
    return state;
  }

  byte state(int row, int column) {
    return row < 0 ? state == Frame.KNOWN ? Frame.NOT_READ : state : states[row * columns + column];
  }

  long value(int row, int column) {
    return values[row * columns + column];
  }

  @Nullable String text(int row, int column) {
    return texts[row * columns + column];
  }

  void clear() {
    size = 0;
    state = Frame.NOT_READ;
  }
}
