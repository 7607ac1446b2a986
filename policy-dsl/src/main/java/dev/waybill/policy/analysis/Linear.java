// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import java.math.BigInteger;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A sum of numbers times constant fractions, plus a constant.
 *
 * @param factors the factor of each number; none is 0
 * @param constant the constant
 */
record Linear(SortedMap<Var, Rational> factors, Rational constant) {

  Linear {
    factors = Collections.unmodifiableSortedMap(factors);
  }

  static Linear constant(Rational value) {
    return new Linear(new TreeMap<>(), value);
  }

  static Linear of(Var variable, long factor) {
    TreeMap<Var, Rational> factors = new TreeMap<>();
    factors.put(variable, Rational.of(factor));
    return new Linear(factors, Rational.ZERO);
  }

  Linear plus(Linear other) {
    TreeMap<Var, Rational> sum = new TreeMap<>(factors);
    for (Map.Entry<Var, Rational> entry : other.factors.entrySet()) {
      Rational mine = sum.get(entry.getKey());
      Rational both = mine == null ? entry.getValue() : mine.plus(entry.getValue());
      if (both.signum() == 0) {
        sum.remove(entry.getKey());
      } else {
        sum.put(entry.getKey(), both);
      }
    }
    return new Linear(sum, constant.plus(other.constant));
  }

  Linear times(Rational factor) {
    TreeMap<Var, Rational> scaled = new TreeMap<>();
    if (factor.signum() != 0) {
      for (Map.Entry<Var, Rational> entry : factors.entrySet()) {
        scaled.put(entry.getKey(), entry.getValue().times(factor));
      }
    }
    return new Linear(scaled, constant.times(factor));
  }

  Linear minus(Linear other) {
    return plus(other.times(Rational.of(-1)));
  }

  boolean isConstant() {
    return factors.isEmpty();
  }

  /**
   * Gives the factor that makes all factors whole numbers without a common divisor, and the first
   * one positive. Not for a constant.
   */
  Rational normalizer() {
    BigInteger multiple = BigInteger.ONE;
    BigInteger divisor = BigInteger.ZERO;
    for (Rational factor : factors.values()) {
      BigInteger denominator = factor.denominator();
      multiple = multiple.multiply(denominator.divide(multiple.gcd(denominator)));
    }
    for (Rational factor : factors.values()) {
      divisor = divisor.gcd(factor.numerator().multiply(multiple.divide(factor.denominator())));
    }
    if (factors.values().iterator().next().signum() < 0) {
      divisor = divisor.negate();
    }
    return new Rational(multiple, divisor);
  }
}
