// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.util.List;
import java.util.Set;

/** Finds what is stated of care, safety, health and law. */
final class AdviceFinder implements Finder {

  private static final int BESIDE = 2;

  private final Lexicon advice = Lexicon.read("advice");

  @Override
  public void find(Draft draft, Setting setting, Found found) {
    List<Token> tokens = draft.tokens();
    for (Sentence sentence : draft.sentences()) {
      for (Lexicon.Hit hit : advice.find(tokens, sentence)) {
        if (!sentence.question()
            && !Mood.unknowing(draft, sentence)
            && !Mood.conditional(draft, sentence, hit.from(), true)) {
          add(draft, sentence, hit, found);
        }
      }
    }
  }

  private static void add(Draft draft, Sentence sentence, Lexicon.Hit hit, Found found) {
    List<Token> tokens = draft.tokens();
    boolean health = hit.label().equals("HEALTH");
    int from = health ? Math.max(sentence.from(), hit.from() - BESIDE) : hit.from();
    int to = hit.label().equals("PROPERTY") ? hit.to() : Math.min(sentence.to(), hit.to() + BESIDE);
    int start = tokens.get(from).start();
    int end = tokens.get(to - 1).end();
    boolean negated =
        Mood.negated(draft, sentence, hit.from())
            || Mood.hasNot(draft, sentence, hit.from(), hit.to())
            || (hit.from() > sentence.from()
                && Set.of("non", "un").contains(tokens.get(hit.from() - 1).norm()));
    if (found.isFree(start, end)) {
      found.say(
          ClaimKind.ADVICE,
          start,
          end,
          new Term(Term.Kind.TEXT, draft.text().substring(start, end)),
          negated);
    }
  }
}
