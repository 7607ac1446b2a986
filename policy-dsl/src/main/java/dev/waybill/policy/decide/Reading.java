package dev.waybill.policy.decide;

import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Type;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A value on its way into a frame. Used again and again; not safe for use by several threads. */
final class Reading {

  byte state;
  long value;
  @Nullable String text;
  private final String currency;

  Reading(String currency) {
    this.currency = currency;
  }

  void missing(Decision.Missing why) {
    state = (byte) why.ordinal();
  }

  boolean known() {
    return state == Frame.KNOWN;
  }

  /** Takes a value; one that does not fit its type is unusable. */
  void take(@Nullable Value given, Type type) {
    text = null;
    value = 0;
    if (given == null) {
      state = Frame.NOT_READ;
    } else if (given instanceof Value.Absent) {
      state = Frame.ABSENT;
    } else if (given instanceof Value.Money money
        && type == Type.Simple.MONEY
        && !money.currency().equals(currency)) {
      missing(Decision.Missing.WRONG_CURRENCY);
    } else {
      value = number(given, type);
      if (text != null || value != NumberNode.UNKNOWN) {
        state = Frame.KNOWN;
      } else {
        missing(Decision.Missing.UNUSABLE);
      }
    }
  }

  private long number(Value given, Type type) {
    if (type instanceof Type.Enumeration names) {
      int ordinal = given instanceof Value.Text word ? names.values().indexOf(word.text()) : -1;
      return ordinal < 0 ? NumberNode.UNKNOWN : ordinal;
    }
    if (!(type instanceof Type.Simple simple)) {
      return NumberNode.UNKNOWN;
    }
    switch (simple) {
      case MONEY:
        return given instanceof Value.Money money ? money.minor() : NumberNode.UNKNOWN;
      case NUMBER:
        return given instanceof Value.Decimal number
            ? whole(number.number(), 6)
            : NumberNode.UNKNOWN;
      case PERCENT:
        return given instanceof Value.Percent percent
            ? whole(percent.percent(), 4)
            : NumberNode.UNKNOWN;
      case DATE:
        return given instanceof Value.Day day ? day.date().toEpochDay() : NumberNode.UNKNOWN;
      case INSTANT:
        return given instanceof Value.Moment moment
            ? Units.micros(moment.instant())
            : NumberNode.UNKNOWN;
      case LENGTH:
        return given instanceof Value.Length length
            ? Units.micros(length.duration())
            : NumberNode.UNKNOWN;
      case YES_NO:
        return given instanceof Value.YesNo yes ? yes.yes() ? 1 : 0 : NumberNode.UNKNOWN;
      case TEXT:
      case ID:
      case EMAIL:
      case PHONE:
        text = given instanceof Value.Text words ? words.text() : null;
        return NumberNode.UNKNOWN;
    }
    throw new IllegalStateException("no such type: " + simple);
  }

  /** The number with so many decimals as a whole number; unknown if it has more or is too large. */
  private static long whole(BigDecimal number, int decimals) {
    // 40 digits are more than any long: an exponent of millions must not be written out.
    if (Math.abs((long) number.precision() - number.scale()) > 40 || number.scale() > 40) {
      return number.signum() == 0 ? 0 : NumberNode.UNKNOWN;
    }
    try {
      return number.movePointRight(decimals).longValueExact();
    } catch (ArithmeticException e) {
      return NumberNode.UNKNOWN;
    }
  }
}
