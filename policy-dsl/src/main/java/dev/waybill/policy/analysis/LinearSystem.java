// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Inequalities over whole numbers, solved by eliminating one number after the other (Fourier and
 * Motzkin), exactly. Not for use by several threads.
 */
final class LinearSystem {

  private static final int MOST = 4_000;

  /** Whether there is a solution. */
  enum Answer {
    /** There is none. */
    NONE,
    /** Here it is. */
    FOUND,
    /** None was found, and it is not sure that there is none. */
    OPEN
  }

  private static final class Step {
    private final Var variable;
    private final List<Map.Entry<SortedMap<Var, BigInteger>, BigInteger>> bounds =
        new ArrayList<>();

    Step(Var variable) {
      this.variable = variable;
    }
  }

  /** Sums and what they are at most. */
  private Map<SortedMap<Var, BigInteger>, BigInteger> atMost = new LinkedHashMap<>();

  private boolean contradiction;
  private final Map<Var, Long> wishes = new HashMap<>();
  private final Map<Var, BigInteger> solution = new TreeMap<>();

  /** Says which value a number should have if it can. */
  void wish(Var variable, long value) {
    wishes.putIfAbsent(variable, value);
  }

  /** Adds bounds of a sum; null for no bound. */
  void between(
      SortedMap<Var, BigInteger> sum, @Nullable BigInteger least, @Nullable BigInteger most) {
    if (most != null) {
      add(atMost, sum, most);
    }
    if (least != null) {
      TreeMap<Var, BigInteger> negated = new TreeMap<>();
      for (Map.Entry<Var, BigInteger> entry : sum.entrySet()) {
        negated.put(entry.getKey(), entry.getValue().negate());
      }
      add(atMost, negated, least.negate());
    }
  }

  private void add(
      Map<SortedMap<Var, BigInteger>, BigInteger> into,
      SortedMap<Var, BigInteger> sum,
      BigInteger most) {
    BigInteger divisor = BigInteger.ZERO;
    for (BigInteger factor : sum.values()) {
      divisor = divisor.gcd(factor);
    }
    if (divisor.signum() == 0) {
      contradiction |= most.signum() < 0;
      return;
    }
    SortedMap<Var, BigInteger> reduced = sum;
    BigInteger bound = most;
    if (!divisor.equals(BigInteger.ONE)) {
      reduced = new TreeMap<>();
      for (Map.Entry<Var, BigInteger> entry : sum.entrySet()) {
        reduced.put(entry.getKey(), entry.getValue().divide(divisor));
      }
      bound = new Rational(most, divisor).floor();
    }
    BigInteger known = into.get(reduced);
    if (known == null || bound.compareTo(known) < 0) {
      into.put(reduced, bound);
    }
  }

  /** Looks for whole numbers that satisfy everything; {@link #value} gives them if found. */
  Answer solve() {
    List<Step> steps = new ArrayList<>();
    TreeSet<Var> left = new TreeSet<>();
    for (SortedMap<Var, BigInteger> sum : atMost.keySet()) {
      left.addAll(sum.keySet());
    }
    while (!left.isEmpty() && !contradiction) {
      Var next = cheapest(left);
      left.remove(next);
      if (!eliminate(next, steps)) {
        return Answer.OPEN;
      }
    }
    if (contradiction) {
      return Answer.NONE;
    }
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (!choose(steps.get(i))) {
        return Answer.OPEN;
      }
    }
    return Answer.FOUND;
  }

  /** Gives what costs the least; today last, so that it is chosen first. */
  private Var cheapest(SortedSet<Var> left) {
    Var best = left.last();
    long least = Long.MAX_VALUE;
    for (Var variable : left) {
      if (variable.kind() == Var.Kind.TODAY && left.size() > 1) {
        continue;
      }
      long up = 0;
      long down = 0;
      for (SortedMap<Var, BigInteger> sum : atMost.keySet()) {
        BigInteger factor = sum.get(variable);
        if (factor != null) {
          if (factor.signum() > 0) {
            up++;
          } else {
            down++;
          }
        }
      }
      if (up * down < least) {
        least = up * down;
        best = variable;
      }
    }
    return best;
  }

  private boolean eliminate(Var variable, List<Step> steps) {
    Step step = new Step(variable);
    Map<SortedMap<Var, BigInteger>, BigInteger> rest = new LinkedHashMap<>();
    for (Map.Entry<SortedMap<Var, BigInteger>, BigInteger> entry : atMost.entrySet()) {
      if (entry.getKey().containsKey(variable)) {
        step.bounds.add(Map.entry(entry.getKey(), entry.getValue()));
      } else {
        rest.put(entry.getKey(), entry.getValue());
      }
    }
    for (Map.Entry<SortedMap<Var, BigInteger>, BigInteger> upper : step.bounds) {
      BigInteger up = factor(upper.getKey(), variable);
      if (up.signum() < 0) {
        continue;
      }
      for (Map.Entry<SortedMap<Var, BigInteger>, BigInteger> lower : step.bounds) {
        BigInteger down = factor(lower.getKey(), variable).negate();
        if (down.signum() > 0) {
          add(
              rest,
              combine(upper.getKey(), down, lower.getKey(), up),
              upper.getValue().multiply(down).add(lower.getValue().multiply(up)));
        }
      }
      if (rest.size() > MOST) {
        return false;
      }
    }
    atMost = rest;
    steps.add(step);
    return true;
  }

  private static SortedMap<Var, BigInteger> combine(
      SortedMap<Var, BigInteger> a,
      BigInteger times,
      SortedMap<Var, BigInteger> b,
      BigInteger and) {
    TreeMap<Var, BigInteger> sum = new TreeMap<>();
    for (Map.Entry<Var, BigInteger> entry : a.entrySet()) {
      sum.put(entry.getKey(), entry.getValue().multiply(times));
    }
    for (Map.Entry<Var, BigInteger> entry : b.entrySet()) {
      BigInteger more = entry.getValue().multiply(and);
      BigInteger there = sum.get(entry.getKey());
      BigInteger both = there == null ? more : there.add(more);
      if (both.signum() == 0) {
        sum.remove(entry.getKey());
      } else {
        sum.put(entry.getKey(), both);
      }
    }
    return sum;
  }

  private static BigInteger factor(SortedMap<Var, BigInteger> sum, Var variable) {
    return sum.getOrDefault(variable, BigInteger.ZERO);
  }

  private boolean choose(Step step) {
    BigInteger least = null;
    BigInteger most = null;
    for (Map.Entry<SortedMap<Var, BigInteger>, BigInteger> bound : step.bounds) {
      BigInteger rest = bound.getValue();
      for (Map.Entry<Var, BigInteger> entry : bound.getKey().entrySet()) {
        if (!entry.getKey().equals(step.variable)) {
          rest = rest.subtract(entry.getValue().multiply(value(entry.getKey())));
        }
      }
      BigInteger factor = factor(bound.getKey(), step.variable);
      Rational limit = new Rational(rest, factor);
      if (factor.signum() > 0) {
        BigInteger floor = limit.floor();
        most = most == null ? floor : most.min(floor);
      } else {
        BigInteger ceiling = limit.negate().floor().negate();
        least = least == null ? ceiling : least.max(ceiling);
      }
    }
    BigInteger value = BigInteger.valueOf(wishes.getOrDefault(step.variable, 0L));
    if (most != null) {
      value = value.min(most);
    }
    if (least != null) {
      value = value.max(least);
    }
    if (most != null && value.compareTo(most) > 0) {
      return false;
    }
    solution.put(step.variable, value);
    return true;
  }

  /** Gives the value found for a number. */
  BigInteger value(Var variable) {
    BigInteger found = solution.get(variable);
    return found != null ? found : BigInteger.valueOf(wishes.getOrDefault(variable, 0L));
  }
}
