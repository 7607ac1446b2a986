// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

/** The value of a table of constants by the ordinal of one slot. */
final class OrdinalLookup extends NumberNode {
  private final Numbers.Lookup table;
  private final int slot;
  private final long[] values;

  OrdinalLookup(Numbers.Lookup table, Cell key, long[] values) {
    super(table.dimension, table.denominator);
    this.table = table;
    this.slot = key.index();
    this.values = values;
  }

  @Override
  long value(Frame frame) {
    long ordinal = frame.values[slot];
    return ordinal >= 0 && ordinal < values.length ? values[(int) ordinal] : UNKNOWN;
  }

  @Override
  void needs(Frame frame, Needs needs) {
    table.needs(frame, needs);
  }

  @Override
  void blame(Frame frame, Needs needs) {
    table.blame(frame, needs);
  }
}
