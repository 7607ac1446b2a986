// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.util.List;
import java.util.Set;

/** Judges whether a number is an order's. */
final class OrderNumbers {

  private static final int LONGEST = 24;
  private static final Set<String> CURRENCIES =
      Set.of(
          "USD", "EUR", "GBP", "INR", "RS", "PLN", "BRL", "CHF", "CAD", "AUD", "JPY", "ZL",
          "DOLLARS", "DOLLAR", "EUROS", "EURO", "POUNDS", "BUCKS", "RUPEES", "REAIS");

  /** Letters before digits that name something else: standards, codes of goods, products. */
  private static final Set<String> OTHER_NUMBERS =
      Set.of(
          "ISO", "EAN", "UPC", "GTIN", "SKU", "ISBN", "VAT", "RTX", "GTX", "IPHONE", "FY", "COVID",
          "HTTP", "UTF", "DIN");

  /** Words before "order" that make it a verb. */
  private static final Set<String> BEFORE_VERB =
      Set.of("TO", "CAN", "COULD", "I", "WE", "YOU", "PLEASE", "WILL", "WOULD", "LETS");

  /** Words that may follow a short order number, where a noun would make it a count. */
  private static final Set<String> AFTER_NUMBER =
      Set.of(
          "PLEASE", "PLS", "HAS", "IS", "WAS", "HASNT", "ISNT", "STILL", "NOT", "YET", "AND", "OR",
          "BUT", "FROM", "NEVER", "WILL", "ARRIVED", "IST", "WURDE", "UND", "NOCH", "NICHT",
          "BITTE", "EST", "ET", "ES", "Y", "NO", "HA", "E", "KAHAN", "KAB", "KAHA", "JEST", "I",
          "NIE", "ON", "SHOULD", "SAYS", "DID", "DO", "CANCEL", "WHERE", "WHEN", "IT", "MY", "THE");

  private final FoldedText text;
  private final List<Piece> pieces;
  private final OrderShapes shapes;

  OrderNumbers(FoldedText text, List<Piece> pieces, OrderShapes shapes) {
    this.text = text;
    this.pieces = pieces;
    this.shapes = shapes;
  }

  /**
   * Whether the piece is an order number.
   *
   * @param named whether a word for an order names it
   */
  boolean isOrderNumber(int index, boolean named) {
    Piece piece = pieces.get(index);
    if (!piece.isPlain() || piece.text().length() > LONGEST || isMoneyDateOrMeasure(index)) {
      return false;
    }
    if (text.at(piece.start() - 1) == '#') {
      return named || piece.digits() >= 3;
    }
    return hasOwnShape(piece) || (named && !isCount(index));
  }

  private boolean hasOwnShape(Piece piece) {
    if (!shapes.isEmpty()) {
      return shapes.fit(piece.text());
    }
    String number = piece.text();
    int letters = 0;
    while (letters < number.length() && Character.isLetter(number.charAt(letters))) {
      letters++;
    }
    String rest = number.substring(letters).replace("-", "").replace("_", "");
    return letters >= 1
        && letters <= 5
        && number.length() <= 16
        && rest.length() >= 4
        && rest.length() <= 12
        && rest.chars().allMatch(c -> FoldedText.isDigit((char) c))
        && !OTHER_NUMBERS.contains(number.substring(0, letters))
        && !CURRENCIES.contains(number.substring(0, letters));
  }

  private boolean isMoneyDateOrMeasure(int index) {
    Piece piece = pieces.get(index);
    char before = text.at(piece.start() - 1);
    char after = text.at(piece.end());
    char afterThat = text.at(piece.end() + 1);
    boolean decimalOrDate =
        (".,:/".indexOf(after) >= 0 && FoldedText.isDigit(afterThat))
            || (".,:/".indexOf(before) >= 0 && FoldedText.isDigit(text.at(piece.start() - 2)));
    boolean isoDate = Set.of("9999-99-99", "99-99-9999", "99-99-99").contains(piece.shape());
    return decimalOrDate
        || isoDate
        || isCurrencySign(before)
        || isCurrencySign(after)
        || (before == ' ' && isCurrencySign(text.at(piece.start() - 2)))
        || after == '%'
        || (after == ' ' && isCurrencySign(afterThat))
        || (piece.isDigits() && index + 1 < pieces.size() && isCurrency(pieces.get(index + 1)))
        || isMeasure(piece.text());
  }

  private static boolean isCurrency(Piece piece) {
    return CURRENCIES.contains(piece.text());
  }

  private static boolean isCurrencySign(char c) {
    return Character.getType(c) == Character.CURRENCY_SYMBOL;
  }

  /** A few digits and then letters: "3pm", "2nd", "5kg". */
  private static boolean isMeasure(String number) {
    int digits = 0;
    while (digits < number.length() && FoldedText.isDigit(number.charAt(digits))) {
      digits++;
    }
    String unit = number.substring(digits);
    return digits >= 1
        && digits <= 3
        && !unit.isEmpty()
        && unit.length() <= 3
        && unit.chars().allMatch(Character::isLetter);
  }

  /** Whether a short bare number counts things, as in "order 2 shirts" or "I want to order 12". */
  private boolean isCount(int index) {
    Piece piece = pieces.get(index);
    if (!piece.isDigits() || piece.text().length() > 3) {
      return false;
    }
    boolean verb = index >= 2 && BEFORE_VERB.contains(pieces.get(index - 2).text());
    boolean noun =
        index + 1 < pieces.size()
            && text.between(piece.end(), pieces.get(index + 1).start()).isBlank()
            && pieces.get(index + 1).digits() == 0
            && !AFTER_NUMBER.contains(pieces.get(index + 1).text());
    return verb || noun;
  }
}
