// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Status;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.util.List;
import java.util.Set;

/** Finds commitments about what will be: a delivery, a message, money, a favour. */
final class PromiseFinder implements Finder {

  /** A favour is a promise even where it is only offered. */
  private static final Set<String> FAVOURS = Set.of("FAVOUR", "GUARANTEE");

  private final Lexicon promises = Lexicon.read("promises");

  @Override
  public void find(Draft draft, Setting setting, Found found) {
    List<Token> tokens = draft.tokens();
    for (Sentence sentence : draft.sentences()) {
      for (Lexicon.Hit hit : promises.find(tokens, sentence)) {
        if (counts(draft, sentence, hit)) {
          found.say(
              ClaimKind.PROMISE,
              tokens.get(hit.from()).start(),
              tokens.get(hit.to() - 1).end(),
              new Status(hit.label()),
              false);
        }
      }
    }
  }

  private static boolean counts(Draft draft, Sentence sentence, Lexicon.Hit hit) {
    boolean denied =
        Mood.negated(draft, sentence, hit.from())
            || Mood.hasNot(draft, sentence, hit.from(), hit.to())
            || Mood.deniedBehind(draft, sentence, hit.to())
            || Mood.unknowing(draft, sentence);
    if (denied || hit.label().equals("IDLE") || Mood.theirs(draft, sentence)) {
      return false;
    }
    if (FAVOURS.contains(hit.label())) {
      return true;
    }
    return !sentence.question() && !Mood.conditional(draft, sentence, hit.from(), false);
  }
}
