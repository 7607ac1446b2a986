// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static java.util.stream.Collectors.joining;

import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Type;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a value stands in a text, or is the same as another value, by the canonical form of its
 * type. A value without a written form that can be told for certain (yes, no, a point or a length
 * of time) stands in no text. Immutable.
 */
final class Mentions {

  /** How many words may stand between two words of an enum's value: "changed my mind". */
  private static final int WORDS_BETWEEN = 2;

  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?<before>[A-Z]{3}|\\p{Sc})?\\s?"
              + "(?<number>\\d+(?:[.,' \\u00a0\\u202f]\\d{3})*+(?:[.,]\\d{1,2})?+)"
              + "(?![\\p{N}]|[.,]\\d)\\s?(?<after>[A-Z]{3}(?!\\p{L})|\\p{Sc})?");
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\p{L}\\p{N}.,])-?\\d+(?:\\.\\d+)?(?![\\p{L}\\p{N}]|[.,]\\d)");
  private static final Pattern PHONE = Pattern.compile("\\+?\\d[\\d\\s()./-]{4,}\\d");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}]*");

  private static final Pattern OTHER_NUMBER = Pattern.compile("\\p{No}");
  private final Value value;
  private final Type type;

  Mentions(Value value, Type type) {
    this.value = value;
    this.type = type;
  }

  /** Whether another value is the same. */
  boolean is(Value other) {
    if (value instanceof Value.Text mine && other instanceof Value.Text theirs) {
      return canonical(mine.text()).equals(canonical(theirs.text()));
    }
    if (value instanceof Value.Decimal mine && other instanceof Value.Decimal theirs) {
      return mine.number().compareTo(theirs.number()) == 0;
    }
    return value.equals(other);
  }

  /** Whether the value stands in the text. */
  boolean in(String text) {
    if (value instanceof Value.Text mine) {
      return textIn(mine.text(), text);
    }
    if (value instanceof Value.Money money) {
      return amountIn(money, text);
    }
    if (value instanceof Value.Decimal number) {
      return numberIn(number.number(), text);
    }
    if (value instanceof Value.Percent percent) {
      return numberIn(percent.percent(), text.replace("%", " % "));
    }
    return value instanceof Value.Day day && text.contains(day.date().toString());
  }

  private boolean textIn(String mine, String text) {
    if (type instanceof Type.Enumeration) {
      return wordsIn(words(mine.replace('_', ' ')), words(text), WORDS_BETWEEN);
    }
    if (type == Type.Simple.ID) {
      return identifierIn(mine, text);
    }
    if (type == Type.Simple.PHONE) {
      return phoneIn(canonical(mine), text);
    }
    if (type == Type.Simple.EMAIL) {
      return emailIn(mine, text);
    }
    return wordsIn(words(mine), words(text), 0);
  }

  private static boolean identifierIn(String mine, String text) {
    String plain = mine.replaceAll("[\\s-]", "");
    if (plain.isEmpty()) {
      return false;
    }
    // A short one is not pieced together from single letters and digits of a sentence.
    String between = plain.length() < 8 ? "-?" : "[\\s-]?";
    String pattern =
        plain
            .codePoints()
            .mapToObj(point -> Pattern.quote(Character.toString(point)))
            .collect(joining(between, "(?<![\\p{L}\\p{N}])", "(?![\\p{L}\\p{N}])"));
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(text)
        .find();
  }

  private static boolean emailIn(String mine, String text) {
    return Pattern.compile(
            "(?<![\\p{L}\\p{N}._%+-])"
                + Pattern.quote(mine.strip())
                + "(?![\\p{L}\\p{N}_-]|\\.\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(text)
        .find();
  }

  private static boolean phoneIn(String digits, String text) {
    Matcher phones = PHONE.matcher(text);
    while (phones.find()) {
      if (digits(phones.group()).equals(digits)) {
        return !digits.isEmpty();
      }
    }
    return false;
  }

  private static boolean amountIn(Value.Money money, String text) {
    Matcher amounts = AMOUNT.matcher(text);
    while (amounts.find()) {
      if (mayBe(amounts.group("before"), money.currency())
          && mayBe(amounts.group("after"), money.currency())
          && minor(amounts.group("number"), money.currency())
                  .compareTo(BigDecimal.valueOf(money.minor()))
              == 0) {
        return true;
      }
    }
    return false;
  }

  /** A sign that is no currency's, or none at all, stands against no currency. */
  private static boolean mayBe(@Nullable String sign, String currency) {
    if (sign == null || sign.equals(currency)) {
      return true;
    }
    return switch (sign) {
      case "$" -> currency.endsWith("D") || currency.equals("MXN");
      case "€" -> currency.equals("EUR");
      case "£" -> currency.equals("GBP");
      case "¥" -> currency.equals("JPY") || currency.equals("CNY");
      case "₹" -> currency.equals("INR");
      default -> sign.length() == 3 && !isCurrency(sign);
    };
  }

  private static boolean isCurrency(String code) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(currency -> currency.getCurrencyCode().equals(code));
  }

  /** The amount in minor units; the last separator before one or two digits is the decimal one. */
  private static BigDecimal minor(String written, String currency) {
    Matcher decimals = Pattern.compile("[.,](\\d{1,2})$").matcher(written);
    boolean fraction = decimals.find();
    String whole = digits(fraction ? written.substring(0, decimals.start()) : written);
    BigDecimal amount = new BigDecimal(whole + (fraction ? "." + decimals.group(1) : ""));
    int places = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return amount.movePointRight(places);
  }

  private static boolean numberIn(BigDecimal number, String text) {
    Matcher numbers = NUMBER.matcher(text);
    while (numbers.find()) {
      if (new BigDecimal(numbers.group()).compareTo(number) == 0) {
        return true;
      }
    }
    return false;
  }

  private String canonical(String text) {
    if (type == Type.Simple.PHONE) {
      return digits(text);
    }
    String plain = folded(text).strip();
    if (type == Type.Simple.ID) {
      return plain.replaceAll("[\\s-]", "");
    }
    return type == Type.Simple.EMAIL || type instanceof Type.Enumeration
        ? plain
        : String.join(" ", words(text));
  }

  /** Whether the words stand in the text in their order, with at most so many others between. */
  private static boolean wordsIn(List<String> mine, List<String> text, int between) {
    if (mine.isEmpty()) {
      return false;
    }
    for (int start = 0; start < text.size(); start++) {
      if (text.get(start).equals(mine.get(0)) && follow(mine, text, start, between)) {
        return true;
      }
    }
    return false;
  }

  private static boolean follow(List<String> mine, List<String> text, int start, int between) {
    int at = start;
    for (String word : mine.subList(1, mine.size())) {
      int end = Math.min(text.size(), at + 2 + between);
      int next = at + 1;
      while (next < end && !text.get(next).equals(word)) {
        next++;
      }
      if (next >= end) {
        return false;
      }
      at = next;
    }
    return true;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(folded(text));
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  private static String folded(String text) {
    // Fractions and the like are apart from the number before them: 5½ is not 51/2.
    String apart = OTHER_NUMBER.matcher(text).replaceAll(" $0");
    return Normalizer.normalize(apart, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
    return digits.toString();
  }
}
