// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.Dimension;
import org.jspecify.annotations.Nullable;

/** The kinds of {@link NumberNode}. */
final class Numbers {

  private Numbers() {}

  /** A constant. */
  static final class Constant extends NumberNode {
    final long numerator;

    Constant(Dimension dimension, long numerator, long denominator) {
      super(dimension, denominator);
      this.numerator = numerator;
    }

    @Override
    long value(Frame frame) {
      return numerator;
    }

    @Override
    void needs(Frame frame, Needs needs) {}

    @Override
    void blame(Frame frame, Needs needs) {}
  }

  /** A number whose denominator is out of range: never known. */
  static final class OutOfRange extends NumberNode {
    private final NumberNode[] parts;

    OutOfRange(Dimension dimension, NumberNode... parts) {
      super(dimension, 1);
      this.parts = parts;
    }

    @Override
    long value(Frame frame) {
      return UNKNOWN;
    }

    @Override
    void needs(Frame frame, Needs needs) {
      blame(frame, needs);
    }

    @Override
    void blame(Frame frame, Needs needs) {
      for (NumberNode part : parts) {
        part.blame(frame, needs);
      }
    }
  }

  /** The value of a cell, or what an absent one counts as. */
  static final class Read extends NumberNode {
    final Cell cell;
    private final long absentAs;
    private final long factor;

    Read(Dimension dimension, Cell cell) {
      this(dimension, cell, 1, UNKNOWN);
    }

    Read(Dimension dimension, Cell cell, long denominator, long absentAs) {
      super(dimension, denominator);
      this.cell = cell;
      this.factor = denominator;
      this.absentAs = absentAs;
    }

    /** Whether it is nothing but the number of a slot of the request. */
    boolean isSlot() {
      return cell.isSlot() && factor == 1 && absentAs == UNKNOWN;
    }

    @Override
    long value(Frame frame) {
      byte state = cell.state(frame);
      if (state == Frame.KNOWN) {
        return factor == 1 ? cell.value(frame) : Units.times(cell.value(frame), factor);
      }
      return state == Frame.ABSENT ? absentAs : UNKNOWN;
    }

    @Override
    void needs(Frame frame, Needs needs) {
      cell.need(frame, needs);
      cell.blame(frame, needs);
    }

    @Override
    void blame(Frame frame, Needs needs) {
      cell.blame(frame, needs);
    }
  }

  /** Now, or today. */
  static final class Clock extends NumberNode {
    Clock(Dimension dimension) {
      super(dimension, 1);
    }

    @Override
    long value(Frame frame) {
      return dimension == Dimension.DATE ? frame.today : frame.now;
    }

    @Override
    void needs(Frame frame, Needs needs) {}

    @Override
    void blame(Frame frame, Needs needs) {}
  }

  /** A number made of one other. */
  abstract static class Unary extends NumberNode {
    final NumberNode of;

    Unary(Dimension dimension, long denominator, NumberNode of) {
      super(dimension, denominator);
      this.of = of;
    }

    @Override
    void needs(Frame frame, Needs needs) {
      if (of.value(frame) == UNKNOWN) {
        of.needs(frame, needs);
      } else {
        of.blame(frame, needs);
      }
    }

    @Override
    void blame(Frame frame, Needs needs) {
      of.blame(frame, needs);
    }
  }

  /** The day of a point in time. */
  static final class DayOf extends Unary {
    DayOf(NumberNode of) {
      super(Dimension.DATE, 1, of);
    }

    @Override
    long value(Frame frame) {
      long micros = of.floor(frame);
      return micros == UNKNOWN ? micros : frame.dayOf(micros);
    }
  }

  /** A number times a constant. */
  static final class Scaled extends Unary {
    private final long factor;

    Scaled(Dimension dimension, long denominator, long factor, NumberNode of) {
      super(dimension, denominator, of);
      this.factor = factor;
    }

    @Override
    long value(Frame frame) {
      return Units.times(of.value(frame), factor);
    }
  }

  /** A number made of two others that are brought to one denominator. */
  abstract static class Binary extends NumberNode {
    final NumberNode left;
    final NumberNode right;
    private final long leftFactor;
    private final long rightFactor;

    Binary(Dimension dimension, long denominator, NumberNode left, NumberNode right) {
      super(dimension, denominator);
      this.left = left;
      this.right = right;
      leftFactor = denominator / left.denominator;
      rightFactor = denominator / right.denominator;
    }

    @Override
    final long value(Frame frame) {
      long a = left.value(frame);
      if (a == UNKNOWN) {
        return a;
      }
      long b = right.value(frame);
      if (b == UNKNOWN) {
        return b;
      }
      a = leftFactor == 1 ? a : Units.times(a, leftFactor);
      b = rightFactor == 1 ? b : Units.times(b, rightFactor);
      return a == UNKNOWN || b == UNKNOWN ? UNKNOWN : join(a, b);
    }

    abstract long join(long a, long b);

    @Override
    void needs(Frame frame, Needs needs) {
      boolean known = true;
      if (left.value(frame) == UNKNOWN) {
        left.needs(frame, needs);
        known = false;
      }
      if (right.value(frame) == UNKNOWN) {
        right.needs(frame, needs);
        known = false;
      }
      if (known) {
        blame(frame, needs);
      }
    }

    @Override
    void blame(Frame frame, Needs needs) {
      left.blame(frame, needs);
      right.blame(frame, needs);
    }
  }

  /** A sum or a difference. */
  static final class Sum extends Binary {
    private final boolean minus;

    Sum(Dimension dimension, long denominator, NumberNode left, boolean minus, NumberNode right) {
      super(dimension, denominator, left, right);
      this.minus = minus;
    }

    @Override
    long join(long a, long b) {
      return Units.plus(a, minus ? -b : b);
    }
  }

  /** Now or today, some whole units later or before: a sum without detours. */
  static final class Shifted extends Unary {
    private final boolean day;
    private final boolean minus;

    Shifted(Dimension dimension, Clock clock, boolean minus, NumberNode by) {
      super(dimension, 1, by);
      this.day = clock.dimension == Dimension.DATE;
      this.minus = minus;
    }

    @Override
    long value(Frame frame) {
      long by = of.value(frame);
      long clock = day ? frame.today : frame.now;
      return by == UNKNOWN ? UNKNOWN : Units.plus(clock, minus ? -by : by);
    }
  }

  /** A day some months later or before. */
  static final class Months extends Binary {
    private final boolean minus;

    Months(NumberNode day, boolean minus, NumberNode months) {
      super(Dimension.DATE, 1, day, months);
      this.minus = minus;
    }

    @Override
    long join(long a, long b) {
      return Units.plusMonths(a, minus ? -b : b);
    }
  }

  /** The lesser or the greater of two. */
  static final class Choice extends Binary {
    private final boolean greater;

    Choice(long denominator, boolean greater, NumberNode left, NumberNode right) {
      super(left.dimension, denominator, left, right);
      this.greater = greater;
    }

    @Override
    long join(long a, long b) {
      return greater ? Math.max(a, b) : Math.min(a, b);
    }
  }

  /** The value of a setting on the request's day. */
  static final class Setting extends NumberNode {
    private final String name;
    private final long[] from;
    private final long[] until;
    private final long[] values;

    Setting(
        Dimension dimension,
        long denominator,
        String name,
        long[] from,
        long[] until,
        long[] values) {
      super(dimension, denominator);
      this.name = name;
      this.from = from;
      this.until = until;
      this.values = values;
    }

    @Override
    long value(Frame frame) {
      for (int i = values.length - 1; i >= 0; i--) {
        if (frame.today >= from[i] && frame.today <= until[i]) {
          return values[i];
        }
      }
      return UNKNOWN;
    }

    @Override
    void needs(Frame frame, Needs needs) {
      needs.add(name, Decision.Missing.ABSENT, null);
    }

    @Override
    void blame(Frame frame, Needs needs) {}
  }

  /** The value of a table. */
  static final class Lookup extends NumberNode {
    private final Cell[] keys;
    private final Match[][] cells;
    private final NumberNode[] rows;

    Lookup(Dimension dimension, long denominator, Cell[] keys, Match[][] cells, NumberNode[] rows) {
      super(dimension, denominator);
      this.keys = keys;
      this.cells = cells;
      this.rows = rows;
    }

    /**
     * The values by the ordinal of the key; null unless the one key is a slot with ordinals and all
     * values are constants.
     */
    private long @Nullable [] byOrdinal() {
      int size = keys.length == 1 && keys[0].isSlot() ? keys[0].ordinals() : 0;
      long[] values = new long[size];
      for (int ordinal = 0; ordinal < size; ordinal++) {
        values[ordinal] = UNKNOWN;
        for (int i = rows.length - 1; i >= 0; i--) {
          if (!(rows[i] instanceof Constant constant)) {
            return null;
          }
          if (cells[i][0].has(ordinal)) {
            values[ordinal] = Units.times(constant.numerator, denominator / constant.denominator);
          }
        }
      }
      return size == 0 ? null : values;
    }

    /** The same, in the quickest form there is. */
    NumberNode quickest() {
      long[] values = byOrdinal();
      return values == null ? this : new OrdinalLookup(this, keys[0], values);
    }

    @Override
    long value(Frame frame) {
      NumberNode row = row(frame);
      return row == null ? UNKNOWN : Units.times(row.value(frame), denominator / row.denominator);
    }

    private @Nullable NumberNode row(Frame frame) {
      for (Cell key : keys) {
        if (key.state(frame) != Frame.KNOWN) {
          return null;
        }
      }
      for (int i = 0; i < rows.length; i++) {
        if (fits(cells[i], frame)) {
          return rows[i];
        }
      }
      return null;
    }

    private boolean fits(Match[] row, Frame frame) {
      for (int k = 0; k < keys.length; k++) {
        if (!row[k].fits(keys[k], frame)) {
          return false;
        }
      }
      return true;
    }

    @Override
    void needs(Frame frame, Needs needs) {
      for (Cell key : keys) {
        key.need(frame, needs);
      }
      NumberNode row = row(frame);
      if (row != null && row.value(frame) == UNKNOWN) {
        row.needs(frame, needs);
      } else if (row != null) {
        row.blame(frame, needs);
      }
    }

    @Override
    void blame(Frame frame, Needs needs) {
      for (NumberNode row : rows) {
        row.blame(frame, needs);
      }
    }
  }

  /** How often an action was done, from the ledger. */
  static final class Done extends NumberNode {
    final String action;
    final String counter;
    final Cell key;
    final NumberNode window;
    final int index;

    Done(String action, String counter, Cell key, NumberNode window, int index) {
      super(Dimension.NUMBER, 1);
      this.action = action;
      this.counter = counter;
      this.key = key;
      this.window = window;
      this.index = index;
    }

    @Override
    long value(Frame frame) {
      return frame.doneStates[index] == Frame.KNOWN
          ? Units.times(frame.done[index], Units.MILLION)
          : UNKNOWN;
    }

    @Override
    void needs(Frame frame, Needs needs) {
      if (key.state(frame) != Frame.KNOWN) {
        key.need(frame, needs);
      } else if (window.value(frame) == UNKNOWN) {
        window.needs(frame, needs);
      } else {
        needs.add(
            "count of " + action + " per " + counter, Decision.Missing.LEDGER_UNAVAILABLE, null);
      }
    }

    @Override
    void blame(Frame frame, Needs needs) {}
  }

  /** When a fact was read. */
  static final class ReadAt extends NumberNode {
    final String fact;
    final int index;

    ReadAt(String fact, int index) {
      super(Dimension.INSTANT, 1);
      this.fact = fact;
      this.index = index;
    }

    @Override
    long value(Frame frame) {
      return frame.readAtStates[index] == Frame.KNOWN ? frame.readAt[index] : UNKNOWN;
    }

    @Override
    void needs(Frame frame, Needs needs) {
      needs.add(fact, Cell.missing(frame.readAtStates[index]), null);
    }

    @Override
    void blame(Frame frame, Needs needs) {}
  }
}
