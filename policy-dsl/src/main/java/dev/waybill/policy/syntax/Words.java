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

  static final List<String> EFFECTS =
      List.of("allow", "deny", "inform", "require", "cap", "limit");

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
          "and", "or", "ago", "for", "per", "in", "to", "of", "is", "otherwise", "within", "when",
          "unless", "because", "tell", "suggest", "effective", "setting", "table", "term", "trust",
          "accept", "rule", "test", "times", "from", "by", "on", "given", "ask", "expect",
          "includes", "matches", "comes", "default", "where");

  private static final Unit[] ALL_UNITS = Unit.values();

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
    int i = 0;
    for (String word : UNITS) {
      if (tokens.is(at, word)) {
        return ALL_UNITS[i / 2];
      }
      i++;
    }
    return null;
  }

  /** Gives the unit of one of {@link #UNITS}. */
  static Unit unitNamed(String word) {
    return ALL_UNITS[UNITS.indexOf(word) / 2];
  }

  /** Gives the word for a unit. */
  static String name(Unit unit, boolean one) {
    return UNITS.get(2 * unit.ordinal() + (one ? 0 : 1));
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
