// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import dev.waybill.grounding.internal.AmountsSaid;
import dev.waybill.grounding.internal.DaysSaid;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a text may name, at a glance: one pass over its words, so that nothing is searched for of
 * which there is no sign. What it says may be there need not be; what it says is not there is not.
 */
public final class ValueSigns {

  private static final int DAY = 1;
  private static final int AMOUNT = 2;
  private static final int QUANTITY = 4;
  private static final int NAME = 8;
  private static final int SERIAL = 16;

  private static final int LONGEST_WORD = 24;

  private static final Map<String, Integer> SIGNS = signs();

  private final int seen;

  private ValueSigns(int seen) {
    this.seen = seen;
  }

  /** The signs of a text. */
  public static ValueSigns of(String text) {
    int seen = 0;
    int start = 0;
    int digits = 0;
    for (int i = 0; i <= text.length(); i++) {
      char sign = i == text.length() ? ' ' : text.charAt(i);
      if (Character.isDigit(sign)) {
        digits++;
      }
      if (Character.isLetterOrDigit(sign) || isMark(sign)) {
        continue;
      }
      if (i > start) {
        seen |= word(text, start, i);
      }
      start = i + 1;
      seen |= Character.getType(sign) == Character.CURRENCY_SYMBOL ? AMOUNT : 0;
    }
    return new ValueSigns(digits == 0 ? seen & ~(AMOUNT | SERIAL) : seen);
  }

  private static boolean isMark(char sign) {
    int type = Character.getType(sign);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static int word(String text, int start, int end) {
    if (Character.isDigit(text.charAt(start))) {
      return number(text, start, end);
    }
    if (end - start > LONGEST_WORD) {
      return 0;
    }
    Integer sign = SIGNS.get(text.substring(start, end).toLowerCase(Locale.ROOT));
    int byStem = start + 5 <= end && text.regionMatches(true, start, "serie", 0, 5) ? SERIAL : 0;
    return (sign == null ? 0 : sign) | byStem | codeWithNumber(text, start, end);
  }

  /** A small number counts, or is of a day; letters stuck to one are a unit. */
  private static int number(String text, int start, int end) {
    int digits = start;
    while (digits < end && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    int seen = digits - start <= 2 ? DAY | QUANTITY : digits - start == 4 ? DAY : 0;
    Integer unit =
        digits == end || end - digits > LONGEST_WORD
            ? null
            : SIGNS.get(text.substring(digits, end).toLowerCase(Locale.ROOT));
    return unit == null ? seen : seen | unit;
  }

  /** "x2", "rs500", "SN4471". */
  private static int codeWithNumber(String text, int start, int end) {
    int letters = start;
    while (letters < end && !Character.isDigit(text.charAt(letters))) {
      letters++;
    }
    if (letters == end) {
      return 0;
    }
    Integer sign = SIGNS.get(text.substring(start, letters).toLowerCase(Locale.ROOT));
    return sign == null ? 0 : sign;
  }

  boolean is(int kind) {
    return (seen & kind) != 0;
  }

  /** Whether it may name a day. */
  public boolean day() {
    return is(DAY);
  }

  /** Whether it may name an amount. */
  public boolean amount() {
    return is(AMOUNT);
  }

  /** Whether it may name a quantity. */
  public boolean quantity() {
    return is(QUANTITY);
  }

  /** Whether somebody may introduce themselves in it. */
  public boolean name() {
    return is(NAME);
  }

  /** Whether it may name a serial number. */
  public boolean serial() {
    return is(SERIAL);
  }

  private static Map<String, Integer> signs() {
    Map<String, Integer> signs = new HashMap<>();
    DaysSaid.words().forEach(word -> signs.merge(word, DAY, (a, b) -> a | b));
    AmountsSaid.words().forEach(word -> signs.merge(word, AMOUNT, (a, b) -> a | b));
    QuantityScan.words().forEach(word -> signs.merge(word, QUANTITY, (a, b) -> a | b));
    signs.merge("x", QUANTITY, (a, b) -> a | b);
    for (String word :
        "name names heiße heisse heiß appelle nom llamo nombre chiamo nome chamo nazywam naam"
            .split(" ", -1)) {
      signs.merge(word, NAME, (a, b) -> a | b);
    }
    for (String word :
        "serial seriennummer serien série serie seryjny serienummer sn s".split(" ", -1)) {
      signs.merge(word, SERIAL, (a, b) -> a | b);
    }
    return Map.copyOf(signs);
  }
}
