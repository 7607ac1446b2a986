// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import java.math.BigInteger;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A sum of numbers times whole factors without a common divisor, the first one positive: what a
 * comparison cuts somewhere.
 *
 * @param factors the factors, none of them 0; at least one
 */
record Direction(SortedMap<Var, BigInteger> factors) {

  Direction {
    factors = Collections.unmodifiableSortedMap(factors);
  }

  static Direction of(Linear linear) {
    Rational normalizer = linear.normalizer();
    TreeMap<Var, BigInteger> factors = new TreeMap<>();
    for (Map.Entry<Var, Rational> entry : linear.factors().entrySet()) {
      factors.put(entry.getKey(), entry.getValue().times(normalizer).numerator());
    }
    return new Direction(factors);
  }

  static Direction of(Var variable) {
    TreeMap<Var, BigInteger> factors = new TreeMap<>();
    factors.put(variable, BigInteger.ONE);
    return new Direction(factors);
  }

  boolean isSingle() {
    return factors.size() == 1;
  }

  Var first() {
    return factors.firstKey();
  }
}
