package dev.waybill.policy.explain;

import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values in plain English, as messages show them. */
final class Words {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.ROOT);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("MMM d, uuuu, HH:mm", Locale.ROOT);

  private final CheckedPolicy policy;

  Words(CheckedPolicy policy) {
    this.policy = policy;
  }

  String value(Value value, Type type) {
    if (value instanceof Value.Money money) {
      return money(BigDecimal.valueOf(money.minor()), money.currency());
    }
    if (value instanceof Value.Decimal number) {
      return plain(number.number());
    }
    if (value instanceof Value.Percent percent) {
      return plain(percent.percent()) + "%";
    }
    if (value instanceof Value.Day day) {
      return DAY.format(day.date());
    }
    if (value instanceof Value.Moment moment) {
      ZonedDateTime time = moment.instant().atZone(policy.zone());
      return MOMENT.format(time);
    }
    if (value instanceof Value.Length length) {
      return length(length.duration());
    }
    if (value instanceof Value.YesNo answer) {
      return answer.yes() ? "yes" : "no";
    }
    if (value instanceof Value.Text text) {
      return type instanceof Type.Enumeration ? text.text().replace('_', ' ') : text.text();
    }
    if (value instanceof Value.Items items) {
      Type element = type instanceof Type.ListOf list ? list.element() : type;
      return items.items().stream()
          .map(item -> value(item, element))
          .collect(Collectors.joining(", "));
    }
    String shown = Trace.text(value, type);
    return shown == null ? "given" : shown;
  }

  String day(LocalDate day) {
    return DAY.format(day);
  }

  String constant(Quantity.Constant constant) {
    Fraction amount = Fraction.of(constant.numerator(), constant.denominator());
    return amount == null ? "" : amount(constant.dimension(), amount);
  }

  /** Gives an amount in words; what is no whole number of units is rounded down. */
  String amount(Dimension dimension, Fraction amount) {
    long units = amount.floor();
    return switch (dimension) {
      case MONEY -> money(BigDecimal.valueOf(units), policy.currency().getCurrencyCode());
      case NUMBER ->
          plain(
              new BigDecimal(amount.numerator())
                  .divide(new BigDecimal(amount.denominator()), 0, RoundingMode.FLOOR)
                  .movePointLeft(6));
      case PERCENT -> plain(BigDecimal.valueOf(units, 4)) + "%";
      case DATE -> DAY.format(LocalDate.ofEpochDay(units));
      case INSTANT -> MOMENT.format(Units.instant(units).atZone(policy.zone()));
      case DAYS -> count(units, "day");
      case MONTHS -> units % 12 == 0 && units != 0 ? count(units / 12, "year") : count(units, "month");
      case ELAPSED -> length(Duration.of(units, java.time.temporal.ChronoUnit.MICROS));
    };
  }

  private String money(BigDecimal minor, String code) {
    int places = Math.max(0, java.util.Currency.getInstance(code).getDefaultFractionDigits());
    BigDecimal amount = minor.movePointLeft(places).setScale(places, RoundingMode.UNNECESSARY);
    String sign = amount.signum() < 0 ? "-" : "";
    String digits = String.format(Locale.ROOT, "%,." + places + "f", amount.abs());
    return switch (code) {
      case "USD" -> sign + "$" + digits;
      case "EUR" -> sign + "€" + digits;
      case "GBP" -> sign + "£" + digits;
      default -> sign + code + " " + digits;
    };
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static String length(Duration length) {
    long seconds = length.getSeconds();
    if (seconds % 86_400 == 0 && seconds != 0) {
      return count(seconds / 86_400, "day");
    }
    if (seconds % 3_600 == 0 && seconds != 0) {
      return count(seconds / 3_600, "hour");
    }
    return seconds % 60 == 0 && seconds != 0
        ? count(seconds / 60, "minute")
        : count(seconds, "second");
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
