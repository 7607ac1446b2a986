// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** An exact fraction in lowest terms. */
record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {

  /** Gives a fraction in lowest terms, or null if it leaves the range of a policy's numbers. */
  static @Nullable Fraction of(BigInteger numerator, BigInteger denominator) {
    BigInteger divisor = numerator.gcd(denominator);
    Fraction fraction =
        divisor.signum() == 0
            ? new Fraction(BigInteger.ZERO, BigInteger.ONE)
            : new Fraction(numerator.divide(divisor), denominator.divide(divisor));
    return fraction.numerator.bitLength() < 64 && fraction.denominator.bitLength() < 64
        ? fraction
        : null;
  }

  static Fraction of(long whole) {
    return new Fraction(BigInteger.valueOf(whole), BigInteger.ONE);
  }

  static @Nullable Fraction of(long numerator, long denominator) {
    return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  @Nullable Fraction plus(Fraction other) {
    return of(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  @Nullable Fraction minus(Fraction other) {
    return plus(new Fraction(other.numerator.negate(), other.denominator));
  }

  @Nullable Fraction times(long factor, long divisor) {
    return of(
        numerator.multiply(BigInteger.valueOf(factor)),
        denominator.multiply(BigInteger.valueOf(divisor)));
  }

  /** Gives the greatest whole number that is not greater. */
  long floor() {
    BigInteger[] parts = numerator.divideAndRemainder(denominator);
    return (parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0]).longValue();
  }

  boolean isWhole() {
    return denominator.equals(BigInteger.ONE);
  }

  @Override
  public int compareTo(Fraction other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }
}
