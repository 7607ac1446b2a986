// SPDX-License-Identifier: Apache-2.0
package dev.waybill.language;

import dev.waybill.commerce.Money;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/**
 * Says money: the amount with the separators of the locale, and the currency by a sign that no
 * other currency of the same sign could be taken for. Immutable and safe for use by many threads.
 */
final class MoneyFormat {

  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("USD", "$"),
          Map.entry("EUR", "€"),
          Map.entry("GBP", "£"),
          Map.entry("INR", "₹"),
          Map.entry("JPY", "¥"));

  private static final String SPACE = "\u00a0";

  private final Locale locale;

  MoneyFormat(Locale locale) {
    this.locale = locale;
  }

  String format(Money money) {
    BigDecimal amount = money.amount();
    String number = number(amount.abs());
    String minus = amount.signum() < 0 ? "-" : "";
    String code = money.currency().getCurrencyCode();
    String sign = SIGNS.get(code);
    if (sign == null) {
      return minus + number + SPACE + code;
    }
    return signFollows() ? minus + number + SPACE + sign : minus + sign + number;
  }

  private String number(BigDecimal amount) {
    String plain = amount.toPlainString();
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    StringBuilder grouped = new StringBuilder(whole);
    for (int at = whole.length() - 3; at > 0; at -= indian() ? 2 : 3) {
      grouped.insert(at, groupSeparator());
    }
    return point < 0
        ? grouped.toString()
        : grouped + decimalSeparator() + plain.substring(point + 1);
  }

  private boolean indian() {
    return locale.getCountry().equals("IN");
  }

  private boolean signFollows() {
    return !locale.getLanguage().equals("en")
        && !locale.getLanguage().equals("hi")
        && !locale.getLanguage().equals("ja");
  }

  private String decimalSeparator() {
    return commaDecimal() ? "," : ".";
  }

  private String groupSeparator() {
    if (!commaDecimal()) {
      return ",";
    }
    return switch (locale.getLanguage()) {
      case "fr", "pl" -> SPACE;
      default -> ".";
    };
  }

  private boolean commaDecimal() {
    return switch (locale.getLanguage()) {
      case "de", "fr", "es", "it", "pt", "pl", "nl" -> true;
      default -> false;
    };
  }
}
