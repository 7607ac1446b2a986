// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.grounding.Claim;
import java.util.List;
import java.util.Set;

/**
 * A way to pay that is only offered: introduced as one of several ("or a gift card", "an existing
 * card") in a sentence that asks, offers or gives a choice.
 */
final class Offered {

  private static final Set<String> INDEFINITE =
      Set.of("a", "an", "another", "any", "existing", "other", "ein", "eine", "einen", "anderer");
  private static final Set<String> CHOICE =
      Set.of(
          "or", "either", "prefer", "choose", "option", "oder", "lieber", "wählen", "ou", "o", "ya",
          "या");
  private static final Set<String> ALTERNATIVE =
      Set.of("or", "either", "oder", "ou", "o", "ya", "या");
  private static final int BEFORE = 4;

  private Offered() {}

  static boolean is(Claim claim, Reading reading) {
    if (!Payments.isMethod(Reading.words(claim))) {
      return false;
    }
    Draft draft = reading.draft();
    Sentence sentence = reading.sentenceOf(claim);
    int token = draft.tokenAt(claim.span().start());
    List<Token> before = draft.tokens().subList(Math.max(sentence.from(), token - BEFORE), token);
    boolean alternative = has(before, ALTERNATIVE);
    boolean choice =
        sentence.question()
            || Mood.offers(draft, sentence)
            || has(draft.tokens().subList(sentence.from(), sentence.to()), CHOICE);
    return choice && (alternative || has(before, INDEFINITE));
  }

  private static boolean has(List<Token> tokens, Set<String> words) {
    return tokens.stream().anyMatch(t -> words.contains(t.norm()));
  }
}
