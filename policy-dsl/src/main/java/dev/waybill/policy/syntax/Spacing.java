// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import java.math.BigDecimal;

/** How tokens are written one after the other on a line. */
final class Spacing {
  private Spacing() {}

  /** Tells whether a space stands between a token and the one before it. */
  static boolean before(Tokens tokens, int at) {
    return !tokens.is(at, ",") && !tokens.is(at, ")") && !tokens.is(at - 1, "(");
  }

  /** Writes tokens on one line, as they would be formatted. */
  static String join(Tokens tokens, int from, int to) {
    StringBuilder out = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (i > from && before(tokens, i)) {
        out.append(' ');
      }
      out.append(written(tokens, i));
    }
    return out.toString();
  }

  /** Gives the one way to write a token. */
  static String written(Tokens tokens, int at) {
    String text = tokens.text(at);
    return switch (tokens.kind(at)) {
      case MONEY -> text.charAt(0) + grouped(plain(text.substring(1).replace(",", "")));
      case PERCENT -> plain(text.substring(0, text.length() - 1)) + "%";
      case NUMBER -> plain(text);
      case NAME -> {
        boolean afterNumber =
            at > 0 && tokens.kind(at - 1) == Token.Kind.NUMBER && !tokens.startsLine(at);
        Unit unit = afterNumber ? Words.unit(tokens, at) : null;
        yield unit == null ? text : Words.name(unit, plain(tokens.text(at - 1)).equals("1"));
      }
      case SYMBOL -> {
        String words = Words.inWords(text);
        if (words == null) {
          yield text;
        }
        yield tokens.is(at - 1, "is") && words.startsWith("is ") ? words.substring(3) : words;
      }
      default -> text;
    };
  }

  /** Without zeros before the first digit. */
  private static String plain(String digits) {
    return digits.length() > 40 ? digits : new BigDecimal(digits).toPlainString();
  }

  private static String grouped(String digits) {
    int point = digits.indexOf('.');
    StringBuilder out = new StringBuilder(digits);
    for (int i = (point < 0 ? digits.length() : point) - 3; i > 0; i -= 3) {
      out.insert(i, ',');
    }
    return out.toString();
  }
}
