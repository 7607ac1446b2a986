// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of money: a whole number of the currency's minor units (cents, paise, yen) and the
 * currency. Never a floating-point number, never an amount without its currency.
 *
 * @param minor the amount in minor units, for example 1250 for 12.50 EUR; may be negative
 * @param currency the ISO 4217 currency
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

  public Money {
    requireNonNull(currency, "currency");
  }

  /**
   * Gives the money for an amount in minor units.
   *
   * @param minor the amount in minor units
   * @param currencyCode an ISO 4217 code such as {@code EUR}
   * @return the money
   * @throws IllegalArgumentException if the code is not an ISO 4217 code
   */
  public static Money ofMinor(long minor, String currencyCode) {
    return new Money(minor, currencyOf(currencyCode));
  }

  /**
   * Gives the money for a decimal amount, exactly.
   *
   * @param amount the amount in major units, for example {@code 12.50}
   * @param currencyCode an ISO 4217 code such as {@code EUR}
   * @return the money
   * @throws IllegalArgumentException if the code is unknown, or the amount has more decimals than
   *     the currency (use {@link #rounded} for sources that compute with more)
   */
  public static Money of(BigDecimal amount, String currencyCode) {
    Currency currency = currencyOf(currencyCode);
    try {
      return new Money(amount.movePointRight(digits(currency)).longValueExact(), currency);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "an amount in "
              + currencyCode
              + " must have at most "
              + digits(currency)
              + " decimals, not "
              + amount.toPlainString(),
          e);
    }
  }

  /**
   * Gives the money for a decimal amount with more decimals than the currency has, rounded half up,
   * once, at the edge where it is read.
   *
   * @param amount the amount in major units
   * @param currencyCode an ISO 4217 code
   * @return the money
   * @throws IllegalArgumentException if the code is not an ISO 4217 code
   */
  public static Money rounded(BigDecimal amount, String currencyCode) {
    Currency currency = currencyOf(currencyCode);
    return of(amount.setScale(digits(currency), RoundingMode.HALF_UP), currencyCode);
  }

  /** The amount in major units, with exactly the currency's decimals. */
  public BigDecimal amount() {
    return BigDecimal.valueOf(minor, digits(currency));
  }

  /** Whether the amount is exactly nought. */
  public boolean isZero() {
    return minor == 0;
  }

  /**
   * Adds.
   *
   * @throws IllegalArgumentException if the currencies differ
   * @throws ArithmeticException if the sum does not fit
   */
  public Money plus(Money other) {
    return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
  }

  /**
   * Subtracts.
   *
   * @throws IllegalArgumentException if the currencies differ
   * @throws ArithmeticException if the difference does not fit
   */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
  }

  /**
   * Compares two amounts of one currency.
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, sameCurrency(other).minor);
  }

  /** The plain form, independent of any locale: {@code 12.50 EUR}. */
  @Override
  public String toString() {
    return amount().toPlainString() + " " + currency.getCurrencyCode();
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "amounts must be in one currency, not " + currency + " and " + other.currency);
    }
    return other;
  }

  private static Currency currencyOf(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "a currency must be an ISO 4217 code such as EUR, not \"" + code + "\"", e);
    }
  }

  private static int digits(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }
}
