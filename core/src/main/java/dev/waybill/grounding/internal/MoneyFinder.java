// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.commerce.Money;
import dev.waybill.evidence.FactValue.Amount;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds amounts of money: a number with a currency's sign, code or word beside it. */
final class MoneyFinder implements Finder {

  private static final Map<String, String> CURRENCIES = currencies();

  /** Currencies that are written "$" at home and are no dollars. */
  private static final Set<String> DOLLARS = Set.of("MXN", "ARS", "CLP", "COP", "UYU");

  private static final String NUMBER =
      "\\d[\\d.,'’\\x{a0}\\x{202f}]{0,18}\\d|\\d{1,3}(?: \\d{3}){1,4}(?:[.,]\\d{1,2})?|\\d";
  private static final String SIGN =
      "(?:US|CA|AU|NZ|HK|C|A)?\\$|[€£¥₹₽₩₺₪₫₱₴฿]|zł|Rs\\.?|kr\\.?|CHF|R\\$";
  private static final String CODE = "[A-Z]{3}";
  private static final String WORD =
      "(?i:euros?|dollars?|pounds?|rupees?|rupaye|rupaiye|रुपये|रुपए|reais|yen|francs?|bucks|cents?)";

  private static final Pattern BEFORE =
      Pattern.compile(
          "(?<![\\w$])(" + SIGN + "|" + CODE + ")[\\s\\x{a0}\\x{202f}]?(" + NUMBER + ")(?!\\d)");
  private static final Pattern AFTER =
      Pattern.compile(
          "(?<![\\w#.,-])("
              + NUMBER
              + ")[\\s\\x{a0}\\x{202f}]?("
              + SIGN
              + "|"
              + CODE
              + "\\b|"
              + WORD
              + "(?![\\p{L}\\p{M}\\d]))");

  private static final Starts SIGNS =
      Starts.at(List.of("zł", "kr")).orCapitals().orSigns("$€£¥₹₽₩₺₪₫₱₴฿").beforeDigit(4);
  private static final Starts NUMBERS = Starts.atNumbers();

  @Override
  public void find(Draft draft, Setting setting, Found found) {
    SIGNS.find(BEFORE, draft, m -> add(found, m, m.group(2), m.group(1), setting));
    NUMBERS.find(AFTER, draft, m -> add(found, m, m.group(1), m.group(2), setting));
  }

  private static void add(
      Found found, Matcher matcher, String number, String currency, Setting setting) {
    Optional<Money> money = money(number, currency, setting.locale());
    money.ifPresent(
        m -> found.value(ClaimKind.MONEY, matcher.start(), matcher.end(), new Amount(m)));
  }

  private static Optional<Money> money(String number, String sign, Locale locale) {
    String code = currency(sign, locale);
    if (code == null) {
      return Optional.empty();
    }
    Optional<BigDecimal> decimal = Numbers.decimal(number, locale);
    if (sign.toLowerCase(Locale.ROOT).startsWith("cent")) {
      decimal = decimal.map(d -> d.movePointLeft(2));
    }
    try {
      return decimal.map(amount -> Money.rounded(amount, code));
    } catch (ArithmeticException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static @Nullable String currency(String sign, Locale locale) {
    String key = sign.toLowerCase(Locale.ROOT);
    if (key.equals("$") || key.startsWith("dollar") || key.equals("bucks")) {
      String local = local(locale);
      return local.endsWith("D") || DOLLARS.contains(local) ? local : "USD";
    }
    if (key.startsWith("cent")) {
      return local(locale);
    }
    String known = CURRENCIES.get(key);
    if (known != null) {
      return known;
    }
    try {
      return sign.length() == 3 ? Currency.getInstance(sign).getCurrencyCode() : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String local(Locale locale) {
    try {
      return locale.getCountry().isEmpty()
          ? "USD"
          : Optional.ofNullable(Currency.getInstance(locale))
              .map(Currency::getCurrencyCode)
              .orElse("USD");
    } catch (IllegalArgumentException e) {
      return "USD";
    }
  }

  private static Map<String, String> currencies() {
    Map<String, String> map = new HashMap<>();
    for (String line : Lexicon.lines("currencies")) {
      int colon = line.indexOf(':');
      for (String sign : line.substring(colon + 1).strip().split("\\s+", -1)) {
        map.put(sign.toLowerCase(Locale.ROOT), line.substring(0, colon).strip());
      }
    }
    return Map.copyOf(map);
  }
}
