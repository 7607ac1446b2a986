// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/** Shows values in plain English. Immutable. */
public final class ValueText {

  private static final int MOST_CHARACTERS = 2_000;
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };
  private static final long[] LENGTHS = {
    Units.DAY, 3_600 * Units.MILLION, 60 * Units.MILLION, Units.MILLION
  };
  private static final String[] NAMES = {"day", "hour", "minute", "second"};

  private final Currency currency;
  private final ZoneId zone;

  /**
   * Shows values of a policy.
   *
   * @param currency the policy's currency
   * @param zone the policy's time zone, for points in time
   */
  public ValueText(Currency currency, ZoneId zone) {
    this.currency = currency;
    this.zone = zone;
  }

  /**
   * Shows a number.
   *
   * @param dimension what it measures
   * @param value the number in whole units of the dimension
   * @return the text, such as {@code $40.00} or {@code 30 days}
   */
  public String of(Dimension dimension, long value) {
    return switch (dimension) {
      case MONEY -> money(value, currency);
      case NUMBER -> decimal(value, 6);
      case PERCENT -> decimal(value, 4) + "%";
      case DATE -> date(value);
      case INSTANT -> instant(value);
      case DAYS -> several(value, "day");
      case MONTHS ->
          value % 12 == 0 && value != 0 ? several(value / 12, "year") : several(value, "month");
      case ELAPSED -> elapsed(value);
    };
  }

  /** The value of a cell, which must be known. */
  String of(Cell cell, Frame frame) {
    Type type = cell.attribute.type();
    if (!cell.isNumber()) {
      String text = cell.text(frame);
      return cut(text == null ? "" : text);
    }
    if (type instanceof Type.Enumeration || type == Type.Simple.YES_NO) {
      return cell.word(frame).replace('_', ' ');
    }
    return of(dimension((Type.Simple) type), cell.value(frame));
  }

  static Dimension dimension(Type.Simple type) {
    Dimension measured = Dimension.of(type);
    return measured == null ? Dimension.NUMBER : measured;
  }

  /**
   * Shows a value as it was given.
   *
   * @param value the value
   * @param type its type
   * @return the text; empty if nothing of it may be shown
   */
  public String of(Value value, Type type) {
    if (value instanceof Value.Fields fields) {
      if (!(type instanceof Type.Structure record) || record.shownAs() == null) {
        return "";
      }
      Attribute shown = record.attributes().get(record.shownAs());
      Value inner = fields.attributes().get(record.shownAs());
      return inner == null || shown == null || isSecret(shown) ? "" : of(inner, shown.type());
    }
    if (value instanceof Value.Text text) {
      return cut(type instanceof Type.Enumeration ? text.text().replace('_', ' ') : text.text());
    }
    if (value instanceof Value.Money money) {
      try {
        return money(money.minor(), Currency.getInstance(money.currency()));
      } catch (IllegalArgumentException e) {
        return "";
      }
    }
    Reading reading = new Reading(currency.getCurrencyCode());
    if (!(type instanceof Type.Simple simple) || value instanceof Value.Absent) {
      return "";
    }
    reading.take(value, type);
    if (!reading.known()) {
      return "";
    }
    return simple == Type.Simple.YES_NO
        ? reading.value == 1 ? "yes" : "no"
        : of(dimension(simple), reading.value);
  }

  /** A list as it was given; elements that may not be shown are left out. */
  String of(List<Value> items, Type element) {
    StringBuilder joined = new StringBuilder();
    for (Value item : items) {
      String text = of(item, element);
      if (!text.isEmpty()) {
        joined.append(joined.length() == 0 ? "" : ", ").append(text);
      }
    }
    return cut(joined.toString());
  }

  static boolean isSecret(Attribute attribute) {
    return attribute.visibility() == dev.waybill.policy.vocabulary.Visibility.SECRET;
  }

  static String cut(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1)) ? 1 : 0;
    return text.substring(0, MOST_CHARACTERS - end);
  }

  private static String money(long minor, Currency currency) {
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    BigDecimal amount = BigDecimal.valueOf(minor, digits);
    String number = amount.abs().toPlainString();
    String sign = minor < 0 ? "-" : "";
    return switch (currency.getCurrencyCode()) {
      case "USD" -> sign + "$" + number;
      case "EUR" -> sign + "€" + number;
      case "GBP" -> sign + "£" + number;
      default -> sign + currency.getCurrencyCode() + " " + number;
    };
  }

  private static String decimal(long value, int decimals) {
    BigDecimal number = BigDecimal.valueOf(value, decimals);
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static String date(long day) {
    try {
      return date(LocalDate.ofEpochDay(day));
    } catch (DateTimeException e) {
      return "";
    }
  }

  private static String date(LocalDate date) {
    return MONTHS[date.getMonthValue() - 1] + " " + date.getDayOfMonth() + ", " + date.getYear();
  }

  private String instant(long micros) {
    LocalDateTime time = LocalDateTime.ofInstant(Units.instant(micros), zone);
    return date(time.toLocalDate()) + " " + two(time.getHour()) + ":" + two(time.getMinute());
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  private static String several(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }

  /** The largest unit that needs no fraction; seconds with their fraction. */
  private static String elapsed(long micros) {
    for (int i = 0; i < LENGTHS.length; i++) {
      if (micros % LENGTHS[i] == 0 && micros != 0) {
        return several(micros / LENGTHS[i], NAMES[i]);
      }
    }
    return decimal(micros, 6) + " seconds";
  }
}
