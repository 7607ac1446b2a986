// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.Setting;
import dev.waybill.grounding.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The amounts of money that a customer's words name. They are read as those of a reply are, and
 * with the ease of a chat: currencies in small letters, and a bare number behind a word for paying.
 */
public final class AmountsSaid {

  private static final Finder MONEY = new MoneyFinder();

  private static final String NUMBER = "(\\d[\\d.,'’\\x{a0}\\x{202f}]{0,12}\\d|\\d)";
  private static final String UNIT =
      "(usd|eur|gbp|inr|pln|brl|cad|aud|chf|jpy|rs|euros?|dollars?|bucks|pounds?|quid|rupees?|rupaye"
          + "|rupay|रुपये|रुपए|reais|z[lł]|złotych|zlotych|d[oó]lares|livres|sterline)";
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern UNIT_BEHIND =
      Pattern.compile("(?<![\\p{L}\\d.,])" + NUMBER + "\\s?" + UNIT + "(?![\\p{L}\\p{M}])", FLAGS);
  private static final Pattern UNIT_BEFORE =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}])" + UNIT + "\\.?\\s?" + NUMBER + "(?![\\d\\p{L}])", FLAGS);

  /** A number behind a word for paying, and before nothing that it could count. */
  private static final Pattern PAID =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}])(?:paid|pay|cost|costs|charged(?:\\sme)?|bezahlt|gezahlt|gekostet|kostet"
              + "|payé|coûté|pagué|pagado|costó|pagato|costato|paguei|custou|zapłaciłem|zapłaciłam)"
              + "\\s(?:only\\s|just\\s|about\\s|over\\s|nur\\s)?"
              + NUMBER
              + "(?=\\s*(?:[.,;!?)]|$|\\n"
              + ")|\\s(?:for|extra|more|on|in|and|but|für|pour|por|per|za)\\b)",
          FLAGS);

  private AmountsSaid() {}

  /**
   * Words without one of which, in small letters, a text with no sign of a currency names no
   * amount.
   */
  public static Set<String> words() {
    Set<String> words = new HashSet<>();
    Currency.getAvailableCurrencies()
        .forEach(currency -> words.add(currency.getCurrencyCode().toLowerCase(Locale.ROOT)));
    words.addAll(
        List.of(
            ("euro euros dollar dollars buck bucks pound pounds quid rupee rupees rupaye rupay"
                    + " रुपये रुपए reais zl zł złotych zlotych dolares dólares livres sterline rs kr"
                    + " yen franc francs cent cents paid pay cost costs charged bezahlt gezahlt"
                    + " gekostet kostet payé coûté pagué pagado costó pagato costato paguei custou"
                    + " zapłaciłem zapłaciłam us ca au nz hk c a r")
                .split(" ", -1)));
    return words;
  }

  /**
   * An amount that is named.
   *
   * @param amount how much
   * @param currency of which currency, or null if the words do not say
   * @param span where
   */
  public record Said(BigDecimal amount, @Nullable Currency currency, Span span) {}

  /** The amounts of a text, in its order. */
  public static List<Said> in(String text, Setting setting) {
    if (text.chars().noneMatch(Character::isDigit)) {
      return List.of();
    }
    Draft draft = Draft.of(Digits.ascii(text), setting.locale());
    Found found = new Found(text);
    MONEY.find(draft, setting, found);
    List<Said> said = new ArrayList<>();
    boolean shouts = text.chars().noneMatch(Character::isLowerCase);
    for (Claim claim : found.inOrder()) {
      if (claim.value() instanceof FactValue.Amount amount && !(shouts && isWord(claim))) {
        said.add(new Said(amount.money().amount(), amount.money().currency(), claim.span()));
      }
    }
    add(UNIT_BEHIND, 1, 2, draft, setting, found, said);
    add(UNIT_BEFORE, 2, 1, draft, setting, found, said);
    add(PAID, 1, 0, draft, setting, found, said);
    said.sort(Comparator.comparingInt(each -> each.span().start()));
    return said;
  }

  /** In a text of capitals alone, three of them beside a number are a word more often than not. */
  private static boolean isWord(Claim claim) {
    return claim
            .text()
            .codePoints()
            .noneMatch(c -> Character.getType(c) == Character.CURRENCY_SYMBOL)
        && !Pattern.compile(UNIT, FLAGS).matcher(claim.text()).find();
  }

  private static void add(
      Pattern pattern,
      int number,
      int unit,
      Draft draft,
      Setting setting,
      Found found,
      List<Said> said) {
    for (Matcher m = pattern.matcher(draft.text()); m.find(); ) {
      int start = unit == 0 ? m.start(number) : m.start();
      int end = unit == 0 ? m.end(number) : m.end();
      Optional<BigDecimal> amount = Numbers.decimal(m.group(number), setting.locale());
      if (amount.isPresent() && found.isFree(start, end)) {
        found.take(start, end);
        Currency currency = unit == 0 ? null : currency(m.group(unit), setting.locale());
        said.add(new Said(amount.get(), currency, new Span(start, end)));
      }
    }
  }

  private static @Nullable Currency currency(String unit, Locale locale) {
    String word = unit.toLowerCase(Locale.ROOT);
    String code =
        switch (word.substring(0, 2)) {
          case "eu" -> "EUR";
          case "gb", "po", "qu", "li", "st" -> "GBP";
          case "in", "rs", "ru", "रु" -> "INR";
          case "pl", "zl", "zł" -> "PLN";
          case "br", "re" -> "BRL";
          case "ca" -> "CAD";
          case "au" -> "AUD";
          case "ch" -> "CHF";
          case "jp" -> "JPY";
          case "do", "dó", "bu" -> dollar(locale);
          default -> "USD";
        };
    return Currency.getInstance(code);
  }

  private static String dollar(Locale locale) {
    return switch (locale.getCountry()) {
      case "CA" -> "CAD";
      case "AU" -> "AUD";
      case "NZ" -> "NZD";
      default -> "USD";
    };
  }
}
