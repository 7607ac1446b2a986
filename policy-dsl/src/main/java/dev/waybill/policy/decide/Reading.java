// SPDX-License-Identifier: Apache-2.0
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
    state = Frame.code(why);
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
    if (simple == Type.Simple.TEXT
        || simple == Type.Simple.ID
        || simple == Type.Simple.EMAIL
        || simple == Type.Simple.PHONE) {
      text = given instanceof Value.Text words ? words.text() : null;
      return NumberNode.UNKNOWN;
    }
    return simple(given, simple);
  }

  private static long simple(Value given, Type.Simple type) {
    if (given instanceof Value.Money money && type == Type.Simple.MONEY) {
      return money.minor();
    }
    if (given instanceof Value.Decimal number && type == Type.Simple.NUMBER) {
      return whole(number.number(), 6);
    }
    if (given instanceof Value.Percent percent && type == Type.Simple.PERCENT) {
      return whole(percent.percent(), 4);
    }
    if (given instanceof Value.Day day && type == Type.Simple.DATE) {
      return day.date().toEpochDay();
    }
    if (given instanceof Value.Moment moment && type == Type.Simple.INSTANT) {
      return Units.micros(moment.instant());
    }
    if (given instanceof Value.Length length && type == Type.Simple.LENGTH) {
      return Units.micros(length.duration());
    }
    if (given instanceof Value.YesNo answer && type == Type.Simple.YES_NO) {
      return answer.yes() ? 1 : 0;
    }
    return NumberNode.UNKNOWN;
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
