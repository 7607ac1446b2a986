// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.model;

import dev.waybill.policy.source.Span;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression with an order: money, numbers, percentages, dates, points and lengths of time.
 *
 * <p>It is unknown if a value it needs is not known, or if a number leaves the range of a {@code
 * long}. Divisions happen nowhere but in the constant factors, so that everything stays an exact
 * fraction.
 */
public sealed interface Quantity {

  /**
   * A constant.
   *
   * @param dimension what it measures
   * @param numerator the numerator, in units of the dimension
   * @param denominator the denominator, at least 1; the fraction is in lowest terms
   */
  record Constant(Dimension dimension, long numerator, long denominator) implements Quantity {}

  /**
   * The value of a slot. A {@code LENGTH} is {@link Dimension#ELAPSED}.
   *
   * @param dimension what it measures
   * @param slot the slot
   */
  record Read(Dimension dimension, Slot slot) implements Quantity {}

  /**
   * The value of a slot, or a constant if its system has none; unknown if it was not read.
   *
   * @param read the slot
   * @param otherwise the constant
   */
  record ReadOr(Read read, Constant otherwise) implements Quantity {
    @Override
    public Dimension dimension() {
      return read.dimension();
    }
  }

  /**
   * The day of a point in time in the policy's zone.
   *
   * @param instant the point in time
   */
  record DayOf(Quantity instant) implements Quantity {
    @Override
    public Dimension dimension() {
      return Dimension.DATE;
    }
  }

  /** The request's day in the policy's zone. */
  record Today() implements Quantity {
    @Override
    public Dimension dimension() {
      return Dimension.DATE;
    }
  }

  /** The request's point in time. */
  record Now() implements Quantity {
    @Override
    public Dimension dimension() {
      return Dimension.INSTANT;
    }
  }

  /**
   * A time before now: a date for days and months of the calendar, a point in time for an elapsed
   * length.
   *
   * @param length the length; its dimension is DAYS, MONTHS or ELAPSED
   */
  record Ago(Quantity length) implements Quantity {
    @Override
    public Dimension dimension() {
      return length.dimension() == Dimension.ELAPSED ? Dimension.INSTANT : Dimension.DATE;
    }
  }

  /**
   * A sum. A date plus days is a date; a date minus a date is days; the same for points in time and
   * elapsed lengths.
   *
   * @param dimension what it measures
   * @param left the left side
   * @param minus whether the right side is subtracted
   * @param right the right side
   */
  record Sum(Dimension dimension, Quantity left, boolean minus, Quantity right)
      implements Quantity {}

  /**
   * A quantity times a constant fraction: {@code 20% of x}, {@code 2 * x}.
   *
   * @param dimension what it measures
   * @param numerator the numerator of the factor
   * @param denominator the denominator of the factor, at least 1
   * @param of what is multiplied
   */
  record Scaled(Dimension dimension, long numerator, long denominator, Quantity of)
      implements Quantity {}

  /**
   * The lesser or the greater of two.
   *
   * @param greater whether it is the greater
   * @param left the first
   * @param right the second
   */
  record Choice(boolean greater, Quantity left, Quantity right) implements Quantity {
    @Override
    public Dimension dimension() {
      return left.dimension();
    }
  }

  /**
   * The value of a setting on the request's day. Among the values in effect it is the one that
   * started last; unknown if none is.
   *
   * @param dimension what it measures
   * @param name the setting's name
   * @param values its values, those without a beginning first, then by their first day
   */
  record Setting(Dimension dimension, String name, List<DatedValue> values) implements Quantity {
    public Setting {
      values = List.copyOf(values);
    }
  }

  /**
   * A value of a setting.
   *
   * @param from its first day; null for no beginning
   * @param until its last day; null for no end
   * @param value the value
   * @param span where it is written
   */
  record DatedValue(
      @Nullable LocalDate from, @Nullable LocalDate until, Constant value, Span span) {}

  /**
   * A value of a table. Unknown if a key is.
   *
   * @param dimension what it measures
   * @param name the table's name
   * @param keys the slots whose values select a row
   * @param rows the rows; the first that fits is the one, and one always fits
   * @param span where the table is written
   */
  record Lookup(Dimension dimension, String name, List<Slot> keys, List<Row> rows, Span span)
      implements Quantity {
    public Lookup {
      keys = List.copyOf(keys);
      rows = List.copyOf(rows);
    }
  }

  /**
   * A row of a table.
   *
   * @param cells per key: the value that fits, or null for any
   * @param value its value
   * @param span where it is written
   */
  record Row(List<@Nullable String> cells, Quantity value, Span span) {
    public Row {
      cells = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(cells));
    }
  }

  /**
   * The sum over a list; nothing for an empty one, unknown if the list or one of its parts is.
   *
   * @param dimension what it measures
   * @param variable the variable
   * @param each what is added for each element
   */
  record Total(Dimension dimension, Variable variable, Quantity each) implements Quantity {}

  /**
   * How many elements of a list fit; unknown if the list, or the condition for one element, is.
   *
   * @param variable the variable
   * @param where what must hold; null for all elements
   */
  record Count(Variable variable, @Nullable Condition where) implements Quantity {
    @Override
    public Dimension dimension() {
      return Dimension.NUMBER;
    }
  }

  /**
   * How often an action was done or reserved, from the ledger.
   *
   * @param action the action
   * @param counter the counter key, such as {@code customer}
   * @param key the slot of the key's value
   * @param window the time before now; its dimension is DAYS, MONTHS or ELAPSED, a day is 24 hours
   * @param index its place among the ledger counts of the policy
   */
  record Done(String action, String counter, Slot key, Quantity window, int index)
      implements Quantity {
    @Override
    public Dimension dimension() {
      return Dimension.NUMBER;
    }
  }

  /**
   * When a fact was read; unknown if it was not.
   *
   * @param fact the fact's name
   * @param index its place among the facts whose age the policy asks for
   */
  record ReadAt(String fact, int index) implements Quantity {
    @Override
    public Dimension dimension() {
      return Dimension.INSTANT;
    }
  }

  /**
   * Gives what it measures.
   *
   * @return the dimension
   */
  Dimension dimension();
}
