// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import java.math.BigInteger;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The whole numbers, cut into ranges. Cell 0 has all up to the first cut, with it. */
final class Ranges {
  private final BigInteger[] cuts;

  Ranges(SortedSet<BigInteger> cuts) {
    this.cuts = cuts.toArray(new BigInteger[0]);
  }

  int cells() {
    return cuts.length + 1;
  }

  /** Gives the least number of a cell; null for none. */
  @Nullable BigInteger least(int cell) {
    return cell == 0 ? null : cuts[cell - 1].add(BigInteger.ONE);
  }

  /** Gives the greatest number of a cell; null for none. */
  @Nullable BigInteger most(int cell) {
    return cell == cuts.length ? null : cuts[cell];
  }

  /** Tells whether all numbers of a cell are at most a number that is one of the cuts. */
  boolean isAtMost(int cell, BigInteger cut) {
    return cell < cuts.length && cuts[cell].compareTo(cut) <= 0;
  }

  /** Gives the cell a number lies in. */
  int cell(BigInteger number) {
    int cell = 0;
    while (cell < cuts.length && cuts[cell].compareTo(number) < 0) {
      cell++;
    }
    return cell;
  }
}
