// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Expr;
import dev.waybill.policy.syntax.Unit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Makes exact constants of what is written, and reckons with them. */
final class Constants {

  /** Microseconds of a day of 24 hours. */
  static final long DAY = 86_400_000_000L;

  static final long MILLION = 1_000_000L;

  private final Currency currency;
  private final boolean known;
  private final @Nullable Span currencySpan;
  private final Problems problems;

  /** With a currency that is null, because its header is wrong, any currency will do. */
  Constants(@Nullable Currency currency, @Nullable Span currencySpan, Problems problems) {
    this.currency = currency == null ? Currency.getInstance("USD") : currency;
    this.known = currency != null;
    this.currencySpan = currencySpan;
    this.problems = problems;
  }

  Currency currency() {
    return currency;
  }

  /**
   * The constant of a literal with an order; null if it has none, or if it is wrong, which is then
   * reported.
   *
   * @param against what it is compared with, as written; null for nothing
   */
  Quantity.@Nullable Constant of(Expr literal, @Nullable String against) {
    if (literal instanceof Expr.MoneyLiteral money) {
      return money(money, against);
    }
    if (literal instanceof Expr.NumberLiteral number) {
      return decimal(Dimension.NUMBER, number.number(), 6, 6, "a number", number.span());
    }
    if (literal instanceof Expr.PercentLiteral percent) {
      return decimal(Dimension.PERCENT, percent.percent(), 4, 4, "a percentage", percent.span());
    }
    if (literal instanceof Expr.LengthLiteral length) {
      return length(length);
    }
    if (literal instanceof Expr.DateLiteral date) {
      return new Quantity.Constant(Dimension.DATE, date.date().toEpochDay(), 1);
    }
    return null;
  }

  private Quantity.@Nullable Constant money(Expr.MoneyLiteral money, @Nullable String against) {
    String code = currency.getCurrencyCode();
    if (known && !money.currency().equals(code)) {
      String line = currencySpan == null ? "" : ", line " + currencySpan.line();
      String title =
          against == null ? "an amount in another currency" : "two currencies in one comparison";
      String label =
          against == null
              ? money.currency() + "; the policy's currency is " + code + line
              : money.currency()
                  + "; "
                  + against
                  + " is "
                  + code
                  + " (policy currency"
                  + line
                  + ")";
      problems.add(
          Diagnostic.error(Code.P0302, money.span(), title)
              .label(label)
              .help("there is no exchange rate in a policy; use a table by order.currency"));
      return null;
    }
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    BigDecimal amount = money.amount();
    if (amount.scale() > digits) {
      BigDecimal shorter = amount.setScale(digits, RoundingMode.DOWN);
      problems.add(
          Diagnostic.error(
                  Code.P0305,
                  money.span(),
                  code + " has " + decimals(digits) + ", this amount has " + amount.scale())
              .help(Suggestions.sign(code) + shorter.toPlainString()));
      return null;
    }
    return whole(Dimension.MONEY, amount.movePointRight(digits), money.span());
  }

  private static String decimals(int digits) {
    return digits == 0 ? "no decimals" : digits == 1 ? "1 decimal" : digits + " decimals";
  }

  private Quantity.@Nullable Constant decimal(
      Dimension dimension, BigDecimal number, int most, int shift, String what, Span span) {
    if (number.stripTrailingZeros().scale() > most) {
      problems.add(
          Diagnostic.error(
                  Code.P0305,
                  span,
                  what + " has at most " + most + " decimals, this one has " + number.scale())
              .help(number.setScale(most, RoundingMode.DOWN).toPlainString()));
      return null;
    }
    return whole(dimension, number.movePointRight(shift), span);
  }

  private Quantity.@Nullable Constant length(Expr.LengthLiteral length) {
    Dimension dimension = dimension(length.unit());
    long factor =
        switch (length.unit()) {
          case SECOND -> MILLION;
          case MINUTE -> 60 * MILLION;
          case HOUR -> 3_600 * MILLION;
          case DAY, MONTH -> 1;
          case WEEK -> 7;
          case YEAR -> 12;
        };
    BigDecimal whole = length.number().multiply(BigDecimal.valueOf(factor));
    if (whole.stripTrailingZeros().scale() > 0) {
      boolean calendar = dimension != Dimension.ELAPSED;
      problems.add(
          Diagnostic.error(
                  Code.P0305,
                  length.span(),
                  calendar
                      ? "a length of the calendar is a whole number of "
                          + (dimension == Dimension.DAYS ? "days" : "months")
                      : "a length of time is counted to the microsecond")
              .help(calendar ? "use hours for a part of a day" : "leave out some decimals"));
      return null;
    }
    return whole(dimension, whole, length.span());
  }

  static Dimension dimension(Unit unit) {
    return switch (unit) {
      case SECOND, MINUTE, HOUR -> Dimension.ELAPSED;
      case DAY, WEEK -> Dimension.DAYS;
      case MONTH, YEAR -> Dimension.MONTHS;
    };
  }

  private Quantity.@Nullable Constant whole(Dimension dimension, BigDecimal number, Span span) {
    return fraction(dimension, number.toBigInteger(), BigInteger.ONE, span);
  }

  /** A fraction in lowest terms; reports one out of range. */
  Quantity.@Nullable Constant fraction(
      Dimension dimension, BigInteger numerator, BigInteger denominator, Span span) {
    BigInteger gcd = numerator.gcd(denominator).max(BigInteger.ONE);
    BigInteger n = numerator.divide(gcd);
    BigInteger d = denominator.divide(gcd);
    if (n.bitLength() > 63 || d.bitLength() > 63) {
      problems.add(Diagnostic.error(Code.P0110, span, "this number is too large"));
      return null;
    }
    return new Quantity.Constant(dimension, n.longValue(), d.longValue());
  }

  Quantity.@Nullable Constant sum(
      Dimension dimension, Quantity.Constant a, boolean minus, Quantity.Constant b, Span span) {
    BigInteger left = big(a.numerator()).multiply(big(b.denominator()));
    BigInteger right = big(b.numerator()).multiply(big(a.denominator()));
    BigInteger over = big(a.denominator()).multiply(big(b.denominator()));
    return fraction(dimension, minus ? left.subtract(right) : left.add(right), over, span);
  }

  /** The product of two constants, one of which counts millionths. */
  Quantity.@Nullable Constant product(
      Dimension dimension, Quantity.Constant a, Quantity.Constant b, Span span) {
    return fraction(
        dimension,
        big(a.numerator()).multiply(big(b.numerator())),
        big(a.denominator()).multiply(big(b.denominator())).multiply(big(MILLION)),
        span);
  }

  static int compare(Quantity.Constant a, Quantity.Constant b) {
    return big(a.numerator())
        .multiply(big(b.denominator()))
        .compareTo(big(b.numerator()).multiply(big(a.denominator())));
  }

  static BigInteger big(long number) {
    return BigInteger.valueOf(number);
  }
}
