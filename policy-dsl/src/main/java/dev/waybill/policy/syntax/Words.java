// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of the grammar, by the place where they mean something. */
final class Words {
  static final List<String> ITEMS =
      List.of("setting", "table", "term", "trust", "accept", "rule", "test");

  static final List<String> HEADERS =
      List.of("version", "currency", "time", "effective", "uses", "include");

  static final List<String> EFFECTS = List.of("allow", "deny", "inform", "require", "cap", "limit");

  static final List<String> CLAUSES =
      List.of("when", "unless", "because", "tell", "suggest", "effective");

  static final List<String> STEPS = List.of("on", "given", "ask", "expect");

  static final List<String> OUTCOMES =
      List.of(
          "allow",
          "deny",
          "confirmation",
          "approval",
          "identity",
          "need",
          "told",
          "cap",
          "suggest");

  static final List<String> UNITS =
      List.of(
          "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks",
          "month", "months", "year", "years");

  /** Words that may follow a number, and so are no misspelt unit. */
  private static final Set<String> AFTER_NUMBER =
      Set.of(
          "and",
          "or",
          "ago",
          "for",
          "per",
          "in",
          "to",
          "of",
          "is",
          "otherwise",
          "within",
          "when",
          "unless",
          "because",
          "tell",
          "suggest",
          "effective",
          "setting",
          "table",
          "term",
          "trust",
          "accept",
          "rule",
          "test",
          "times",
          "from",
          "by",
          "on",
          "given",
          "ask",
          "expect",
          "includes",
          "matches",
          "comes",
          "default",
          "where");

  /** The units in the order of {@link #UNITS}, which has two words for each. */
  private static final List<Unit> UNIT_OF =
      List.of(Unit.SECOND, Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR);

  private Words() {}

  /** Tells whether a line that starts with this word is probably a new item, clause or step. */
  static boolean startsLine(String word) {
    return ITEMS.contains(word)
        || CLAUSES.contains(word)
        || EFFECTS.contains(word)
        || STEPS.contains(word)
        || HEADERS.contains(word);
  }

  static boolean mayFollowNumber(String word) {
    return AFTER_NUMBER.contains(word);
  }

  /** Items and other words together, as candidates for a spelling. */
  static List<String> with(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** Gives the unit a token stands for; null if it is none. */
  static @Nullable Unit unit(Tokens tokens, int at) {
    int length = tokens.end(at) - tokens.start(at);
    if (length >= 3 && length <= 7) {
      for (int i = 0; i < UNITS.size(); i++) {
        if (tokens.is(at, UNITS.get(i))) {
          return UNIT_OF.get(i / 2);
        }
      }
    }
    return null;
  }

  /** Gives the unit of one of {@link #UNITS}. */
  static Unit unitNamed(String word) {
    return UNIT_OF.get(UNITS.indexOf(word) / 2);
  }

  /** Gives a text, or the beginning of a long one. */
  static String shown(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  /** Gives the word for a unit. */
  static String name(Unit unit, boolean one) {
    String word =
        switch (unit) {
          case SECOND -> "second";
          case MINUTE -> "minute";
          case HOUR -> "hour";
          case DAY -> "day";
          case WEEK -> "week";
          case MONTH -> "month";
          case YEAR -> "year";
        };
    return one ? word : word + "s";
  }

  /** Gives the words for a comparing or joining sign; null if the language has no words for it. */
  static @Nullable String inWords(String sign) {
    return switch (sign) {
      case ">" -> "is more than";
      case "<" -> "is less than";
      case ">=" -> "is at least";
      case "<=" -> "is at most";
      case "=", "==" -> "is";
      case "!=", "<>" -> "is not";
      case "&", "&&" -> "and";
      case "|", "||" -> "or";
      case "!" -> "not";
      default -> null;
    };
  }
}
