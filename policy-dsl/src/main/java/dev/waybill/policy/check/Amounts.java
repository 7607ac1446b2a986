// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Expr;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Adds, multiplies and compares quantities, and says what does not fit together. */
final class Amounts {

  private final Constants constants;
  private final Problems problems;

  Amounts(Constants constants, Problems problems) {
    this.constants = constants;
    this.problems = problems;
  }

  /** Two quantities of one dimension. */
  record Pair(Quantity left, Quantity right) {}

  /** An expression and what it turned out to be. */
  record Side(Expr expr, Quantity quantity) {
    Dimension dimension() {
      return quantity.dimension();
    }
  }

  /**
   * Makes two sides comparable: the day of a point in time beside a date, days of 24 hours beside
   * an elapsed length.
   *
   * @param comparison the words of the comparison, or where else they meet
   * @return null if they are not, which is then reported
   */
  @Nullable Pair align(Side a, Side b, Span comparison) {
    Dimension left = a.dimension();
    Dimension right = b.dimension();
    if (left == right) {
      return new Pair(a.quantity(), b.quantity());
    }
    if (left == Dimension.INSTANT && right == Dimension.DATE) {
      return new Pair(new Quantity.DayOf(a.quantity()), b.quantity());
    }
    if (left == Dimension.DATE && right == Dimension.INSTANT) {
      return new Pair(a.quantity(), new Quantity.DayOf(b.quantity()));
    }
    if (left == Dimension.ELAPSED && right == Dimension.DAYS && isOfPolicy(b.quantity())) {
      return pair(a.quantity(), elapsed(b));
    }
    if (left == Dimension.DAYS && right == Dimension.ELAPSED && isOfPolicy(a.quantity())) {
      return pair(elapsed(a), b.quantity());
    }
    problems.add(mismatch(a, b, comparison));
    return null;
  }

  private static @Nullable Pair pair(@Nullable Quantity left, @Nullable Quantity right) {
    return left == null || right == null ? null : new Pair(left, right);
  }

  /** Days of the policy, as days of 24 hours. */
  private @Nullable Quantity elapsed(Side days) {
    return scaled(Dimension.ELAPSED, Constants.DAY, 1, days.quantity(), days.expr().span());
  }

  /** Tells whether a quantity is written in the policy and in no fact. */
  private static boolean isOfPolicy(Quantity quantity) {
    if (quantity instanceof Quantity.Scaled scaled) {
      return isOfPolicy(scaled.of());
    }
    return quantity instanceof Quantity.Constant
        || quantity instanceof Quantity.Setting
        || quantity instanceof Quantity.Lookup;
  }

  private Diagnostic mismatch(Side a, Side b, Span comparison) {
    if (isTime(a.dimension()) && isLength(b.dimension())) {
      return dateAgainstLength(b, comparison);
    }
    if (isLength(a.dimension()) && isTime(b.dimension())) {
      return dateAgainstLength(a, comparison);
    }
    boolean first = a.expr() instanceof Expr.NumberLiteral;
    Side wrong = first ? a : b;
    Side other = first ? b : a;
    Span span = wrong.expr().span();
    String label =
        words(wrong.dimension())
            + "; "
            + other.expr().span().text()
            + " is "
            + words(other.dimension());
    if (isLength(a.dimension()) && isLength(b.dimension())) {
      return Diagnostic.error(Code.P0307, span, "two kinds of lengths of time")
          .label(lengths(wrong.dimension()) + "; the other is " + lengths(other.dimension()))
          .help("days of the calendar, months of the calendar and hours do not mix");
    }
    if (wrong.expr() instanceof Expr.NumberLiteral number && isLength(other.dimension())) {
      return needsUnit(number);
    }
    boolean money = other.dimension() == Dimension.MONEY && wrong.dimension() == Dimension.NUMBER;
    boolean number = other.dimension() == Dimension.NUMBER && wrong.dimension() == Dimension.MONEY;
    if (money || number) {
      Diagnostic problem =
          Diagnostic.error(Code.P0301, span, "money is compared with a plain number").label(label);
      String sign = Suggestions.sign(constants.currency().getCurrencyCode());
      if (money && wrong.expr() instanceof Expr.NumberLiteral && !sign.isEmpty()) {
        String better = sign + span.text();
        return problem.help("write " + better).fix(new Diagnostic.Fix(span, better));
      }
      return problem;
    }
    return Diagnostic.error(Code.P0307, span, "two things of different kinds").label(label);
  }

  static Diagnostic needsUnit(Expr.NumberLiteral number) {
    String text = number.span().text();
    return Diagnostic.error(Code.P0304, number.span(), "'" + text + "' needs a unit of time")
        .help(text + " days");
  }

  private static Diagnostic dateAgainstLength(Side length, Span comparison) {
    Diagnostic problem =
        Diagnostic.error(Code.P0303, comparison, "a date is compared with a length of time");
    String words = comparison.text();
    boolean sized =
        (words.startsWith("more than") || words.startsWith("less than") || words.startsWith("at "))
            && comparison.end() == length.expr().span().end();
    if (!sized) {
      return problem.help(
          "compare it with a date, or say 'within the last " + length.expr().span().text() + "'");
    }
    Span end = new Span(comparison.source(), comparison.end(), comparison.end());
    return problem
        .help("add 'ago':  " + lineBefore(comparison) + words + " ago")
        .fix(new Diagnostic.Fix(end, " ago"));
  }

  /** {@code order.delivered_on is }: the words of the comparison before its predicate. */
  private static String lineBefore(Span comparison) {
    String text = comparison.source().text();
    int at = comparison.start();
    int words = 2;
    int start = at;
    while (words > 0 && start > 0 && text.charAt(start - 1) != '\n') {
      start--;
      if (start > 0 && text.charAt(start - 1) == ' ' && text.charAt(start) != ' ') {
        words--;
      }
    }
    return text.substring(start, at).replace("(", "");
  }

  private static String lengths(Dimension dimension) {
    return switch (dimension) {
      case DAYS -> "days of the calendar";
      case MONTHS -> "months of the calendar";
      default -> "elapsed time";
    };
  }

  /** A comparison; two constants are compared at once. */
  Condition compare(Side a, Condition.Comparison comparison, Side b, Span words, Span whole) {
    Pair pair = align(a, b, words);
    if (pair == null) {
      return Conditions.BROKEN;
    }
    return compare(pair.left(), comparison, pair.right(), whole);
  }

  static Condition compare(
      Quantity left, Condition.Comparison comparison, Quantity right, Span whole) {
    if (left instanceof Quantity.Constant a && right instanceof Quantity.Constant b) {
      int order = Constants.compare(a, b);
      return new Condition.Always(
          switch (comparison) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case EQUAL -> order == 0;
            case DIFFERENT -> order != 0;
            case AT_LEAST -> order >= 0;
            case MORE -> order > 0;
          });
    }
    return new Condition.Compare(left, comparison, right, whole);
  }

  /** {@code a + b}, {@code a - b}. */
  @Nullable Quantity sum(Side a, boolean minus, Side b, Span whole) {
    Dimension left = a.dimension();
    Dimension right = b.dimension();
    if (isLength(left) && isTime(right) && !minus) {
      return sum(b, false, a, whole);
    }
    if (isTime(left) && isLength(right)) {
      return later(a, minus, b, whole);
    }
    if (isTime(left) && isTime(right) && !minus) {
      problems.add(
          Diagnostic.error(Code.P0307, whole, "two dates cannot be added")
              .help("add a length of time, such as 30 days"));
      return null;
    }
    Pair pair = align(a, b, whole);
    if (pair == null) {
      return null;
    }
    Dimension dimension = pair.left().dimension();
    Dimension result =
        dimension == Dimension.DATE
            ? Dimension.DAYS
            : dimension == Dimension.INSTANT ? Dimension.ELAPSED : dimension;
    return sum(result, pair.left(), minus, pair.right(), whole);
  }

  /** A date plus days, a point in time plus elapsed time. */
  private @Nullable Quantity later(Side a, boolean minus, Side b, Span whole) {
    boolean elapsed = b.dimension() == Dimension.ELAPSED;
    if (a.dimension() == Dimension.DATE && elapsed) {
      problems.add(hoursOfDate(b.expr().span()));
      return null;
    }
    if (a.dimension() == Dimension.INSTANT && !elapsed) {
      return sum(Dimension.DATE, new Quantity.DayOf(a.quantity()), minus, b.quantity(), whole);
    }
    return sum(a.dimension(), a.quantity(), minus, b.quantity(), whole);
  }

  static Diagnostic hoursOfDate(Span span) {
    return Diagnostic.error(Code.P0303, span, "hours and minutes do not fit a date")
        .label("a date has no time of day")
        .help("use days, weeks, months or years");
  }

  private @Nullable Quantity sum(
      Dimension dimension, Quantity left, boolean minus, Quantity right, Span whole) {
    boolean months = dimension == Dimension.DATE && right.dimension() == Dimension.MONTHS;
    if (left instanceof Quantity.Constant a && right instanceof Quantity.Constant b && !months) {
      return constants.sum(dimension, a, minus, b, whole);
    }
    return new Quantity.Sum(dimension, left, minus, right);
  }

  /** {@code a * b}, of which one is a constant. */
  @Nullable Quantity product(Side a, Side b, Span whole) {
    Quantity.Constant left = constant(a.quantity());
    Quantity.Constant right = constant(b.quantity());
    if (left == null && right == null) {
      problems.add(twoFacts(a, b, whole));
      return null;
    }
    Side factor = left != null ? a : b;
    Side of = left != null ? b : a;
    Dimension result = result(factor.dimension(), of.dimension());
    if (result == null || ((left == null || right == null) && isLength(result))) {
      problems.add(
          Diagnostic.error(Code.P0307, whole, "these cannot be multiplied")
              .label(words(a.dimension()) + " and " + words(b.dimension()))
              .help("multiply by a number or a percentage"));
      return null;
    }
    if (left != null && right != null) {
      return constants.product(result, left, right, whole);
    }
    Quantity.Constant constant = left != null ? left : right;
    return scaled(result, constant, of.quantity(), whole);
  }

  /** A quantity times a constant that counts, or is counted by, millionths. */
  @Nullable Quantity scaled(
      Dimension dimension, Quantity.@Nullable Constant factor, Quantity of, Span whole) {
    if (factor == null) {
      return null;
    }
    BigInteger over =
        Constants.big(factor.denominator()).multiply(Constants.big(Constants.MILLION));
    BigInteger up = Constants.big(factor.numerator());
    BigInteger gcd = up.gcd(over).max(BigInteger.ONE);
    over = over.divide(gcd);
    if (over.bitLength() > 63) {
      problems.add(Diagnostic.error(Code.P0110, whole, "this number is too large"));
      return null;
    }
    return scaled(dimension, up.divide(gcd).longValue(), over.longValue(), of, whole);
  }

  private @Nullable Quantity scaled(
      Dimension dimension, long numerator, long denominator, Quantity of, Span whole) {
    if (!(of instanceof Quantity.Constant constant)) {
      return new Quantity.Scaled(dimension, numerator, denominator, of);
    }
    return constants.fraction(
        dimension,
        Constants.big(numerator).multiply(Constants.big(constant.numerator())),
        Constants.big(denominator).multiply(Constants.big(constant.denominator())),
        whole);
  }

  private Diagnostic twoFacts(Side a, Side b, Span whole) {
    if (a.quantity() instanceof Quantity.Setting || b.quantity() instanceof Quantity.Setting) {
      return Diagnostic.error(Code.P0306, whole, "a setting with dates is multiplied")
          .note("note", "a policy may multiply a fact by a number only")
          .help("write one rule for each time, with 'effective'");
    }
    Diagnostic problem =
        Diagnostic.error(Code.P0306, whole, "two facts are multiplied")
            .note(
                "note",
                "a policy may multiply a fact by a number only, so that it can be analysed exactly");
    String left = root(a.expr());
    return left.isEmpty() || !left.equals(root(b.expr()))
        ? problem.help("ask your engineers for an attribute with the product")
        : problem.help("ask your engineers for " + left + ".line_total");
  }

  private static String root(Expr expr) {
    return expr instanceof Expr.Reference reference ? reference.path().parts().get(0) : "";
  }

  /** The constant a quantity always is; null if it may change. */
  static Quantity.@Nullable Constant constant(Quantity quantity) {
    if (quantity instanceof Quantity.Constant constant) {
      return constant;
    }
    if (quantity instanceof Quantity.Setting setting && setting.values().size() == 1) {
      Quantity.DatedValue only = setting.values().get(0);
      return only.from() == null && only.until() == null ? only.value() : null;
    }
    return null;
  }

  private static @Nullable Dimension result(Dimension factor, Dimension of) {
    boolean number = factor == Dimension.NUMBER || factor == Dimension.PERCENT;
    if (number && isScalable(of)) {
      return of == Dimension.NUMBER || of == Dimension.PERCENT ? bigger(factor, of) : of;
    }
    boolean counted = of == Dimension.NUMBER || of == Dimension.PERCENT;
    return counted && isScalable(factor) ? factor : null;
  }

  /** A percentage of a number is a number; of two percentages it is a percentage. */
  private static Dimension bigger(Dimension a, Dimension b) {
    return a == Dimension.NUMBER || b == Dimension.NUMBER ? Dimension.NUMBER : Dimension.PERCENT;
  }

  private static boolean isScalable(Dimension dimension) {
    return dimension == Dimension.MONEY
        || dimension == Dimension.NUMBER
        || dimension == Dimension.PERCENT
        || isLength(dimension);
  }

  static boolean isTime(Dimension dimension) {
    return dimension == Dimension.DATE || dimension == Dimension.INSTANT;
  }

  static boolean isLength(Dimension dimension) {
    return dimension == Dimension.DAYS
        || dimension == Dimension.MONTHS
        || dimension == Dimension.ELAPSED;
  }

  String words(Dimension dimension) {
    return Suggestions.words(dimension, constants.currency());
  }
}
