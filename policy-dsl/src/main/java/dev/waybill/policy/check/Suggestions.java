// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.source.Spelling;
import dev.waybill.policy.vocabulary.Type;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Words that several diagnostics share. */
final class Suggestions {

  private Suggestions() {}

  static Diagnostic didYouMean(
      Diagnostic problem, String before, String word, Iterable<String> candidates) {
    return didYouMean(problem, before, word, candidates, "");
  }

  /** Adds the nearest word as help and as an edit, if one is near. */
  static Diagnostic didYouMean(
      Diagnostic problem, String before, String word, Iterable<String> candidates, String after) {
    Optional<String> nearest = Spelling.nearest(word, candidates);
    if (nearest.isEmpty()) {
      return problem;
    }
    String better = before + nearest.get() + after;
    Diagnostic help = problem.help("did you mean " + better + "?");
    Span span = problem.span();
    return span.text().equals(before + word + after)
        ? help.fix(new Diagnostic.Fix(span, better))
        : help;
  }

  /** Adds the nearest word as help and as an edit, or else all there are. */
  static Diagnostic oneOf(Diagnostic problem, String word, Iterable<String> candidates) {
    Optional<String> nearest = Spelling.nearest(word, candidates);
    return nearest.isEmpty()
        ? problem.help("one of " + String.join(", ", candidates))
        : problem.help(nearest.get()).fix(new Diagnostic.Fix(problem.span(), nearest.get()));
  }

  /** The everyday name of a dimension. */
  static String words(Dimension dimension, Currency currency) {
    return switch (dimension) {
      case MONEY -> "money (" + currency.getCurrencyCode() + ")";
      case NUMBER -> "a number";
      case PERCENT -> "a percentage";
      case DATE -> "a date";
      case INSTANT -> "a point in time";
      case DAYS, MONTHS, ELAPSED -> "a length of time";
    };
  }

  /** The everyday name of a type, without the values of an enum. */
  static String shortWords(Type type) {
    return type instanceof Type.Enumeration enumeration
        ? "one of the values of " + enumeration.name()
        : type.words();
  }

  /** The sign of a currency; empty if a policy has none for it. */
  static String sign(String currency) {
    return switch (currency) {
      case "USD" -> "$";
      case "EUR" -> "€";
      case "GBP" -> "£";
      default -> "";
    };
  }

  /** {@code a}, {@code a and b}, {@code a, b and c}. */
  static String joined(List<String> words) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      out.append(i == 0 ? "" : i == words.size() - 1 ? " and " : ", ").append(words.get(i));
    }
    return out.toString();
  }
}
