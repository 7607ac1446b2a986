// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Dimension;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what cells mean, in the words of the language. */
final class Words {
  private static final long SECOND = 1_000_000L;
  private static final long[] UNITS = {86_400 * SECOND, 3_600 * SECOND, 60 * SECOND, SECOND};
  private static final String[] NAMES = {"day", "hour", "minute", "second"};

  private final Currency currency;

  Words(Currency currency) {
    this.currency = currency;
  }

  /** Gives a length in its greatest whole unit. */
  static String length(long micros) {
    for (int i = 0; i < UNITS.length; i++) {
      if (micros % UNITS[i] == 0 && micros != 0) {
        return counted(micros / UNITS[i], NAMES[i]);
      }
    }
    return micros == 0 ? "0 seconds" : micros + " microseconds";
  }

  private static String counted(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }

  /** Gives a sum, without units. */
  static String sum(Linear sum) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<Var, Rational> entry : sum.factors().entrySet()) {
      text.append(text.length() == 0 ? "" : " + ");
      if (!entry.getValue().equals(Rational.ONE)) {
        text.append(entry.getValue().numerator()).append('/');
        text.append(entry.getValue().denominator()).append(" * ");
      }
      text.append(entry.getKey().words());
    }
    if (text.length() == 0 || sum.constant().signum() != 0) {
      text.append(text.length() == 0 ? "" : " + ").append(sum.constant().numerator());
      if (!sum.constant().isWhole()) {
        text.append('/').append(sum.constant().denominator());
      }
    }
    return text.toString();
  }

  /** Gives a number in the units of its dimension as the language writes it. */
  String number(BigInteger number, Dimension dimension) {
    return switch (dimension) {
      case MONEY -> money(number);
      case NUMBER -> plain(new BigDecimal(number, 6));
      case PERCENT -> plain(new BigDecimal(number, 4)) + "%";
      case DATE -> LocalDate.ofEpochDay(number.longValue()).toString();
      case INSTANT -> Instant.EPOCH.plus(number.longValue(), ChronoUnit.MICROS).toString();
      case DAYS -> counted(number.longValue(), "day");
      case MONTHS -> counted(number.longValue(), "month");
      default -> length(number.longValue());
    };
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private String money(BigInteger minor) {
    int decimals = Math.max(0, currency.getDefaultFractionDigits());
    String digits = new BigDecimal(minor.abs(), decimals).toPlainString();
    String sign = minor.signum() < 0 ? "-" : "";
    return switch (currency.getCurrencyCode()) {
      case "USD" -> sign + "$" + digits;
      case "EUR" -> sign + "€" + digits;
      case "GBP" -> sign + "£" + digits;
      default -> sign + digits + " " + currency.getCurrencyCode();
    };
  }

  /** Says that a level is in one of some cells. */
  String cells(Level level, boolean[] in) {
    if (level instanceof Level.OfSlot slot) {
      return slot(slot, in);
    }
    if (level instanceof Level.OfNumber number) {
      List<String> parts = ranges(number.direction(), number.ranges(), in);
      if (number.unreadCell() >= 0 && in[number.unreadCell()]) {
        parts.add(number.direction().first().words() + " is not known");
      }
      return String.join(" or ", parts);
    }
    if (level instanceof Level.OfSame same) {
      Condition.Same atom = same.same();
      return atom.left().path()
          + (in[1] ? "" : atom.canonical() ? " does not match " : " is not ")
          + (in[1] ? atom.canonical() ? " matches " : " is " : "")
          + atom.right().path();
    }
    if (level instanceof Level.OfOpaque opaque) {
      return opaque(opaque.atom(), in);
    }
    List<String> parts = new ArrayList<>();
    if (level instanceof Level.OfElements elements) {
      String path = elements.list().path();
      String[] words = {" has an element", " is empty", " is missing", " is not known"};
      for (int i = 0; i < words.length; i++) {
        if (in[i]) {
          parts.add(path + words[i]);
        }
      }
      return String.join(" or ", parts);
    }
    Level.OfOrigin origin = (Level.OfOrigin) level;
    for (int i = 0; i < in.length; i++) {
      if (in[i]) {
        parts.add(origin.origins().get(i).words());
      }
    }
    return origin.key().substring(1, origin.key().indexOf(' '))
        + " from "
        + String.join(" or ", parts);
  }

  private static String opaque(Condition.Atom atom, boolean[] in) {
    String text = atom.span().text().replaceAll("\\s+", " ");
    List<String> parts = new ArrayList<>();
    if (in[Truth.YES]) {
      parts.add(text);
    }
    if (in[Truth.NO]) {
      parts.add("not (" + text + ")");
    }
    if (in[Truth.UNKNOWN]) {
      parts.add("it is not known whether " + text);
    }
    return String.join(" or ", parts);
  }

  private String slot(Level.OfSlot level, boolean[] in) {
    String path = level.slot().path();
    List<String> parts = new ArrayList<>();
    boolean all = true;
    boolean none = true;
    for (int i = 0; i < level.known(); i++) {
      all &= in[i];
      none &= !in[i];
    }
    Ranges ranges = level.ranges();
    if (all) {
      parts.add(path + " is known");
    } else if (!none && ranges != null) {
      Var variable = Var.slot(level.slot(), Feasibility.dimension(level));
      parts.addAll(ranges(Direction.of(variable), ranges, in));
    } else if (!none) {
      parts.add(path + texts(level, in));
    }
    boolean absent = level.absentCell() >= 0 && in[level.absentCell()];
    if (absent) {
      parts.add(path + " is missing");
    }
    if (in[level.unreadCell()]) {
      parts.add(path + (level.absentCell() < 0 || absent ? " is not known" : " is not read"));
    }
    return String.join(" or ", parts);
  }

  private static String texts(Level.OfSlot level, boolean[] in) {
    List<String> with = new ArrayList<>();
    List<String> without = new ArrayList<>();
    for (int i = 0; i < level.groups().size(); i++) {
      (in[i] ? with : without).addAll(level.groups().get(i));
    }
    int other = level.groups().size();
    boolean most = level.known() > other ? in[other] : without.size() < with.size();
    if (most && !(with.size() == 1 && without.size() == 1)) {
      return without.size() == 1
          ? " is not " + without.get(0)
          : " is none of " + String.join(", ", without);
    }
    return with.size() == 1 ? " is " + with.get(0) : " is one of " + String.join(", ", with);
  }

  private List<String> ranges(Direction direction, Ranges ranges, boolean[] in) {
    List<String> parts = new ArrayList<>();
    int cell = 0;
    while (cell < ranges.cells()) {
      int end = cell;
      while (end < ranges.cells() && in[end]) {
        end++;
      }
      if (end > cell) {
        parts.add(range(direction, ranges.least(cell), ranges.most(end - 1)));
      }
      cell = Math.max(end, cell + 1);
    }
    return parts;
  }

  /** Says that a sum lies between two numbers; null for no bound. */
  String range(Direction direction, @Nullable BigInteger least, @Nullable BigInteger most) {
    Var first = direction.first();
    if (least == null && most == null) {
      return side(direction, true) + " is known";
    }
    if (direction.isSingle()) {
      return first.words() + " is " + within(first, least, most);
    }
    boolean two =
        direction.factors().size() == 2
            && BigInteger.ONE.equals(direction.factors().get(first))
            && BigInteger.ONE
                .negate()
                .equals(direction.factors().get(direction.factors().lastKey()));
    Var last = direction.factors().lastKey();
    if (two && (first.equals(Var.TODAY) || first.equals(Var.NOW))) {
      Dimension unit = first.equals(Var.TODAY) ? Dimension.DAYS : Dimension.ELAPSED;
      return last.words() + " is " + ago(unit, least, most);
    }
    if (two && first.kind() == Var.Kind.MONTHS_AGO) {
      String words = months(first.words(), least, most);
      if (words != null) {
        return last.words() + " is " + words;
      }
    }
    return side(direction, true) + " is " + against(direction, least, most);
  }

  private String within(Var variable, @Nullable BigInteger least, @Nullable BigInteger most) {
    Dimension dimension = variable.dimension();
    if (variable.isCount()) {
      BigInteger from = least == null ? BigInteger.ZERO : least.max(BigInteger.ZERO);
      return between(from.signum() == 0 && !from.equals(most) ? null : from, most, null);
    }
    if (dimension != Dimension.DATE && dimension != Dimension.INSTANT) {
      return between(least, most, dimension);
    }
    String from = least == null ? "" : number(least, dimension);
    String to = most == null ? "" : number(most, dimension);
    if (least == null) {
      return "on or before " + to;
    }
    if (most == null) {
      return "on or after " + from;
    }
    return least.equals(most) ? from : from + " to " + to;
  }

  /** Says that a number lies between two; without a dimension it is a count. */
  private String between(
      @Nullable BigInteger least, @Nullable BigInteger most, @Nullable Dimension dimension) {
    if (least != null && least.equals(most)) {
      return plain(least, dimension);
    }
    List<String> parts = new ArrayList<>();
    if (least != null) {
      BigInteger below = least.subtract(BigInteger.ONE);
      parts.add(
          rounder(below, least)
              ? "more than " + plain(below, dimension)
              : "at least " + plain(least, dimension));
    }
    if (most != null) {
      BigInteger above = most.add(BigInteger.ONE);
      parts.add(
          rounder(above, most)
              ? "less than " + plain(above, dimension)
              : "at most " + plain(most, dimension));
    }
    return String.join(" and ", parts);
  }

  private String plain(BigInteger value, @Nullable Dimension dimension) {
    return dimension == null ? value.toString() : number(value, dimension);
  }

  private static boolean rounder(BigInteger one, BigInteger other) {
    return zeros(one) > zeros(other);
  }

  private static int zeros(BigInteger number) {
    return number.signum() == 0
        ? Integer.MAX_VALUE
        : -new BigDecimal(number).stripTrailingZeros().scale();
  }

  private String ago(Dimension unit, @Nullable BigInteger least, @Nullable BigInteger most) {
    boolean days = unit == Dimension.DAYS;
    if (least == null && most != null) {
      if (most.signum() == 0 && days) {
        return "today or later";
      }
      return most.equals(BigInteger.ONE.negate())
          ? "in the future"
          : (days ? "at most " + number(most, unit) : between(null, most, unit)) + " ago";
    }
    if (least != null && most == null) {
      if (least.signum() == 0 && days) {
        return "today or earlier";
      }
      return days
          ? "more than " + number(least.subtract(BigInteger.ONE), unit) + " ago"
          : between(least, null, unit) + " ago";
    }
    if (least == null || most == null) {
      return "at any time";
    }
    if (least.equals(most)) {
      return least.signum() == 0 && days ? "today" : number(least, unit) + " ago";
    }
    return days
        ? least + " to " + number(most, unit) + " ago"
        : between(least, most, unit) + " ago";
  }

  private static @Nullable String months(
      String ago, @Nullable BigInteger least, @Nullable BigInteger most) {
    if (least != null && most == null && least.bitLength() < 2 && least.signum() >= 0) {
      return (least.signum() == 0 ? "at least " : "more than ") + ago;
    }
    if (least == null && most != null && most.bitLength() < 1 && most.signum() <= 0) {
      return (most.signum() == 0 ? "at most " : "less than ") + ago;
    }
    return null;
  }

  private static String side(Direction direction, boolean left) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<Var, BigInteger> entry : direction.factors().entrySet()) {
      if (entry.getValue().signum() > 0 == left) {
        text.append(text.length() == 0 ? "" : " + ");
        BigInteger factor = entry.getValue().abs();
        if (!factor.equals(BigInteger.ONE)) {
          text.append(new BigDecimal(factor, MathContext.UNLIMITED).toPlainString()).append(" * ");
        }
        text.append(entry.getKey().words());
      }
    }
    return text.toString();
  }

  private String against(
      Direction direction, @Nullable BigInteger least, @Nullable BigInteger most) {
    Dimension dimension = direction.first().dimension();
    boolean time = dimension == Dimension.DATE || dimension == Dimension.INSTANT;
    Dimension unit =
        dimension == Dimension.DATE
            ? Dimension.DAYS
            : dimension == Dimension.INSTANT ? Dimension.ELAPSED : dimension;
    String right = side(direction, false);
    if (least != null && least.equals(most)) {
      return shifted(right, least, unit);
    }
    List<String> parts = new ArrayList<>();
    if (least != null) {
      parts.add(
          least.equals(BigInteger.ONE)
              ? (time ? "after " : "more than ") + shifted(right, BigInteger.ZERO, unit)
              : (time ? "on or after " : "at least ") + shifted(right, least, unit));
    }
    if (most != null) {
      parts.add(
          most.equals(BigInteger.ONE.negate())
              ? (time ? "before " : "less than ") + shifted(right, BigInteger.ZERO, unit)
              : (time ? "on or before " : "at most ") + shifted(right, most, unit));
    }
    return String.join(" and ", parts);
  }

  private String shifted(String right, BigInteger by, Dimension unit) {
    if (right.isEmpty()) {
      return number(by, unit);
    }
    return by.signum() == 0
        ? right
        : right + (by.signum() < 0 ? " - " : " + ") + number(by.abs(), unit);
  }
}
