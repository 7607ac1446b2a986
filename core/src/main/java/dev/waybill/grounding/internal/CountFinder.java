// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Count;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds how many of something that can be counted: {@code two parcels}, {@code 3 recent orders}.
 */
final class CountFinder implements Finder {

  private static final int GAP = 4;
  private static final int MOST = 1000;
  private final Lexicon nouns = Lexicon.read("countables");

  @Override
  public void find(Draft draft, Setting setting, Found found) {
    List<Token> tokens = draft.tokens();
    for (Sentence sentence : draft.sentences()) {
      for (Lexicon.Hit noun : nouns.find(tokens, sentence)) {
        number(draft, sentence, noun, found);
      }
    }
  }

  private static void number(Draft draft, Sentence sentence, Lexicon.Hit noun, Found found) {
    for (int i = noun.from() - 1; i >= Math.max(sentence.from(), noun.from() - GAP); i--) {
      Token token = draft.tokens().get(i);
      if (breaks(draft, token.end(), draft.tokens().get(i + 1).start())) {
        return;
      }
      int first = i;
      Optional<Integer> number = Numbers.small(token.norm(), sentence.language());
      for (int from = i - 1; from >= Math.max(sentence.from(), i - 2); from--) {
        Optional<Integer> longer = inWords(draft, from, i, sentence.language());
        if (longer.isPresent()) {
          number = longer;
          first = from;
        }
      }
      if (number.isPresent()) {
        token = draft.tokens().get(first);
        Token last = draft.tokens().get(noun.to() - 1);
        boolean marked =
            token.start() > 0 && "#$€.,-/".indexOf(draft.text().charAt(token.start() - 1)) >= 0;
        if (isCount(token, number.get(), noun, i)
            && !marked
            && found.isFree(token.start(), token.end())) {
          found.take(token.start(), token.end());
          found.say(ClaimKind.COUNT, token.start(), last.end(), new Count(number.get()), false);
        }
        return;
      }
    }
  }

  /** The number of several words: "twenty-one", "vingt et un". */
  private static Optional<Integer> inWords(Draft draft, int from, int to, Language language) {
    List<Token> tokens = draft.tokens();
    return tokens.get(from).hasDigit()
        ? Optional.empty()
        : Numbers.small(
            draft
                .text()
                .substring(tokens.get(from).start(), tokens.get(to).end())
                .toLowerCase(Locale.ROOT),
            language);
  }

  private static boolean breaks(Draft draft, int from, int to) {
    return draft
        .text()
        .substring(from, Math.max(from, to))
        .chars()
        .anyMatch(c -> ",;:().".indexOf(c) >= 0);
  }

  /** "One" and its like are articles as often as numbers; digits are numbers. */
  private static boolean isCount(Token token, int number, Lexicon.Hit noun, int at) {
    if (noun.label().endsWith("?")) {
      return number == 1 && token.hasDigit() && at + 1 == noun.from();
    }
    return number < MOST && (number > 1 || token.hasDigit());
  }
}
