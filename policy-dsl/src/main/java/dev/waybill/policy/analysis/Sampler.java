// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/** Completes a case: chooses values for what it leaves open, and finds the cells they lie in. */
final class Sampler {
  private final Space space;

  Sampler(Space space) {
    this.space = space;
  }

  /**
   * Completes a case.
   *
   * @param given one cell per level; -1 where it is open
   * @param scene values of the given cells
   * @param turn a number that picks among the choices
   * @return one cell per level
   */
  int[] complete(int[] given, Scene scene, int turn) {
    int[] cells = given.clone();
    Map<Var, BigInteger> numbers = new TreeMap<>(scene.numbers());
    numbers.putIfAbsent(Var.TODAY, BigInteger.valueOf(scene.today().toEpochDay()));
    Map<String, String> texts = new TreeMap<>(scene.texts());
    for (Level level : space.levels()) {
      int at = level.index();
      if (level instanceof Level.OfSlot slot) {
        if (cells[at] < 0) {
          cells[at] = slot.ranges() == null ? turn % slot.known() : cell(slot, numbers, turn);
        }
        if (slot.ranges() == null && cells[at] < slot.known()) {
          texts.putIfAbsent(
              slot.key(),
              slot.isOther(cells[at])
                  ? slot.key()
                  : slot.groups().get(cells[at]).get(turn % slot.groups().get(cells[at]).size()));
        }
      } else if (cells[at] < 0) {
        cells[at] = cell(level, numbers, texts, turn);
      }
    }
    return cells;
  }

  private int cell(Level.OfSlot slot, Map<Var, BigInteger> numbers, int turn) {
    Ranges ranges = slot.ranges();
    if (ranges == null) {
      return 0;
    }
    Var variable = Var.slot(slot.slot(), Feasibility.dimension(slot));
    BigInteger value = numbers.get(variable);
    if (value == null) {
      value = pick(ranges, turn);
      numbers.put(variable, value);
    }
    return ranges.cell(value);
  }

  private static BigInteger pick(Ranges ranges, int turn) {
    int cell = turn % ranges.cells();
    BigInteger most = ranges.most(cell);
    BigInteger least = ranges.least(cell);
    return most != null ? most : least != null ? least : BigInteger.ZERO;
  }

  private int cell(Level level, Map<Var, BigInteger> numbers, Map<String, String> texts, int turn) {
    if (level instanceof Level.OfSame same) {
      String left = texts.get(space.slot(same.same().left()).key());
      return left != null && left.equals(texts.get(space.slot(same.same().right()).key())) ? 1 : 0;
    }
    if (!(level instanceof Level.OfNumber number)) {
      return turn % level.cells();
    }
    BigInteger sum = BigInteger.ZERO;
    for (Map.Entry<Var, BigInteger> entry : number.direction().factors().entrySet()) {
      BigInteger value = numbers.get(entry.getKey());
      if (value == null) {
        value = number.direction().isSingle() ? pick(number.ranges(), turn) : BigInteger.ZERO;
        if (entry.getKey().isCount()) {
          value = value.max(BigInteger.ZERO);
        }
        numbers.put(entry.getKey(), value);
      }
      sum = sum.add(value.multiply(entry.getValue()));
    }
    return number.ranges().cell(sum);
  }
}
