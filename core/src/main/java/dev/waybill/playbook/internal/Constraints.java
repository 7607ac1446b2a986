// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.commerce.Money;
import dev.waybill.commerce.Product;
import dev.waybill.commerce.Product.Variant;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a customer requires of a product. Hard: what is not held of a unit does not fit, however
 * good it is otherwise.
 *
 * @param words a size, a colour, a material, a model: each must stand in the unit's options or in
 *     the product's title or fields
 * @param most the highest price, or null
 * @param currency the currency of that price, or null if none was named
 */
record Constraints(Set<String> words, @Nullable BigDecimal most, @Nullable String currency) {

  private static final Pattern MOST =
      Pattern.compile(
          "(?:under|below|less than|cheaper than|up to|at most|max(?:imum|imal)?|no more"
              + " than|unter|bis(?: zu)?|höchstens|weniger als|moins de|jusqu['’]à|menos"
              + " de|hasta|meno di|fino a|poniżej|do)"
              + "\\s{1,3}(?<before>[$€£]|USD|EUR|GBP)?\\s?(?<number>\\d{1,6}(?:[.,]\\d{1,2})?)\\s?"
              + "(?<after>[$€£]|USD|EUR|GBP|euros?|dollars?|pounds?)?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern SIZE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}'’-])(?:(?:[Ss]ize|[Gg]röße|[Gg]r\\.|[Tt]aille|[Tt]alla|[Tt]aglia|[Rr]ozmiar)"
              + "\\s(?<named>[\\p{L}\\p{N}]{1,6})|(?<bare>XXS|XS|S|M|L|XL|XXL|XXXL|[2-5]XL))"
              + "(?![\\p{L}\\p{N}'’-])");

  /** A model: letters and digits in one word. */
  private static final Pattern MODEL =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?=\\w*\\d)(?=\\w*\\p{Lu})[\\p{Lu}\\d][\\p{L}\\d]{1,11}(?![\\p{L}\\p{N}])");

  private static final Map<String, String> CURRENCIES =
      Map.of(
          "$", "USD", "dollar", "USD", "dollars", "USD", "€", "EUR", "euro", "EUR", "euros", "EUR",
          "£", "GBP", "pound", "GBP", "pounds", "GBP");

  Constraints {
    words = Set.copyOf(words);
  }

  /** Reads what a message requires. */
  static Constraints of(String text) {
    Set<String> words = new LinkedHashSet<>();
    Matcher most = MOST.matcher(text);
    BigDecimal bound = null;
    String currency = null;
    String rest = text;
    if (most.find()) {
      bound = new BigDecimal(most.group("number").replace(',', '.'));
      String sign = most.group("before") == null ? most.group("after") : most.group("before");
      currency =
          sign == null
              ? null
              : CURRENCIES.getOrDefault(
                  sign.toLowerCase(Locale.ROOT), sign.toUpperCase(Locale.ROOT));
      rest = text.substring(0, most.start()) + " " + text.substring(most.end());
    }
    for (Matcher size = SIZE.matcher(rest); size.find(); ) {
      String named = size.group("named");
      words.addAll(StoreWords.of(named == null ? size.group("bare") : named));
    }
    for (Matcher model = MODEL.matcher(rest); model.find(); ) {
      words.addAll(StoreWords.of(model.group()));
    }
    StoreWords.of(rest).stream().filter(PropertyWords::isOne).forEach(words::add);
    return new Constraints(words, bound, currency);
  }

  /** Whether all of it is held of a unit. */
  boolean fits(Product product, Variant unit) {
    return isCheapEnough(unit.price()) && held(product, unit).containsAll(words);
  }

  private boolean isCheapEnough(@Nullable Money price) {
    if (most == null) {
      return true;
    }
    return price != null
        && (currency == null || price.currency().equals(Currency.getInstance(currency)))
        && price.amount().compareTo(most) <= 0;
  }

  /** What is said of a unit, word by word; of another unit's options nothing. */
  private static Set<String> held(Product product, Variant unit) {
    Set<String> held = new HashSet<>();
    Stream.of(
            Stream.of(product.title()),
            Stream.ofNullable(product.category()),
            Stream.ofNullable(unit.title()),
            unit.options().values().stream(),
            product.attributes().values().stream())
        .flatMap(texts -> texts)
        .map(StoreWords::of)
        .flatMap(List::stream)
        .forEach(held::add);
    return held;
  }
}
