// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.evidence.FactValue.Status;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what is said to be allowed or forbidden; the value names what: a return, a refund. */
final class PermissionFinder implements Finder {

  private static final Map<Language, Lexicon> PERMISSIONS = Lexicon.byLanguage("permissions");

  /** Words by which Hindi says who can do it; the verb is the same for all. */
  private static final Set<String> I = Set.of("main", "hum", "मैं", "हम");

  @Override
  public void find(Draft draft, Setting setting, Found found) {
    List<Token> tokens = draft.tokens();
    for (Sentence sentence : draft.sentences()) {
      if (sentence.question() || Mood.unknowing(draft, sentence)) {
        continue;
      }
      Lexicon words = requireNonNull(PERMISSIONS.get(sentence.language()));
      for (Lexicon.Hit hit : words.find(tokens, sentence)) {
        int start = tokens.get(hit.from()).start();
        int end = tokens.get(hit.to() - 1).end();
        if (!Mood.conditional(draft, sentence, hit.from(), true) && !isOffer(draft, sentence)) {
          boolean negated =
              Mood.denies(draft, hit.from(), hit.to())
                  || Mood.negated(draft, sentence, hit.from())
                  || Mood.negated(draft, sentence, hit.to() - 1);
          found.say(ClaimKind.POLICY, start, end, new Status(hit.label()), negated);
        }
      }
    }
  }

  /** What the agent itself can do is an offer, and no rule. */
  private static boolean isOffer(Draft draft, Sentence sentence) {
    return sentence.language() == Language.HINDI
        && draft.tokens().subList(sentence.from(), sentence.to()).stream()
            .anyMatch(t -> I.contains(t.norm()));
  }
}
