// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.eval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.ScanTime;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.FactValue.Amount;
import dev.waybill.evidence.FactValue.Count;
import dev.waybill.evidence.FactValue.Day;
import dev.waybill.evidence.FactValue.Flag;
import dev.waybill.evidence.FactValue.Moment;
import dev.waybill.evidence.FactValue.Status;
import dev.waybill.evidence.FactValue.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Types the fields of tool results by their names and shapes. Amounts are in dollars where no
 * currency is given.
 */
final class Fields {

  private static final Pattern MONEY =
      Pattern.compile("(?:.*_)?(?:price|amount|total|balance|cost|fee|tax|subtotal|difference)");
  private static final Pattern STATE = Pattern.compile("(?:.*_)?(?:status|state)");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2})?(?:Z|[+-]\\d{2}:\\d{2})");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private Fields() {}

  static FactValue value(String path, String key, String currency, JsonNode node) {
    String name = key.toLowerCase(Locale.ROOT);
    if (node.isBoolean()) {
      return new Flag(node.booleanValue());
    }
    if (node.isNumber()) {
      if (MONEY.matcher(name).matches()) {
        return amount(node.asText(), currency);
      }
      return node.isIntegralNumber() && node.canConvertToLong()
          ? new Count(node.longValue())
          : new Term(Term.Kind.TEXT, node.asText());
    }
    return text(path, name, node.asText());
  }

  /** An amount, rounded to its currency's smallest unit. */
  static FactValue amount(String number, String currency) {
    return new Amount(Money.rounded(new BigDecimal(number), currency));
  }

  private static FactValue text(String path, String name, String text) {
    if (STATE.matcher(name).matches() && !path.contains("address")) {
      return new Status(text);
    }
    if (DATE.matcher(text).matches()) {
      try {
        return new Day(LocalDate.parse(text), null);
      } catch (DateTimeParseException e) {
        return new Term(Term.Kind.TEXT, text);
      }
    }
    if (TIME.matcher(text).matches()) {
      try {
        return new Moment(ScanTime.explicit(OffsetDateTime.parse(text)));
      } catch (DateTimeParseException e) {
        return new Term(Term.Kind.TEXT, text);
      }
    }
    return new Term(kind(path, name), text);
  }

  private static Term.Kind kind(String path, String name) {
    if (name.equals("order_id")) {
      return Term.Kind.ORDER_NUMBER;
    }
    if (name.contains("tracking")) {
      return Term.Kind.TRACKING_NUMBER;
    }
    if (name.equals("id") || name.endsWith("_id")) {
      return Term.Kind.IDENTIFIER;
    }
    if (path.contains(".options.")) {
      return Term.Kind.OPTION;
    }
    return switch (name) {
      case "first_name", "last_name" -> Term.Kind.PERSON;
      case "city", "country", "province" -> Term.Kind.PLACE;
      case "name", "title" -> Term.Kind.PRODUCT;
      case "carrier" -> Term.Kind.CARRIER;
      default -> Term.Kind.TEXT;
    };
  }
}
