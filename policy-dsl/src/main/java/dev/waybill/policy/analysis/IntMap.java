// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import java.util.Arrays;

/** A map from long to int with open addressing. Not for use by several threads. */
final class IntMap {
  /** What {@link #get} gives for a key that is not there. */
  static final int NONE = Integer.MIN_VALUE;

  private long[] keys = new long[64];
  private int[] values = new int[64];
  private int size;

  IntMap() {
    Arrays.fill(values, NONE);
  }

  static long pair(int high, int low) {
    return ((long) high << 32) | (low & 0xffffffffL);
  }

  int get(long key) {
    int mask = keys.length - 1;
    int at = hash(key) & mask;
    while (values[at] != NONE) {
      if (keys[at] == key) {
        return values[at];
      }
      at = (at + 1) & mask;
    }
    return NONE;
  }

  void put(long key, int value) {
    if (2 * size >= keys.length) {
      grow();
    }
    insert(key, value);
  }

  private void insert(long key, int value) {
    int mask = keys.length - 1;
    int at = hash(key) & mask;
    while (values[at] != NONE) {
      if (keys[at] == key) {
        values[at] = value;
        return;
      }
      at = (at + 1) & mask;
    }
    keys[at] = key;
    values[at] = value;
    size++;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[2 * oldKeys.length];
    values = new int[keys.length];
    Arrays.fill(values, NONE);
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != NONE) {
        insert(oldKeys[i], oldValues[i]);
      }
    }
  }

  private static int hash(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed ^ (mixed >>> 32));
  }
}
