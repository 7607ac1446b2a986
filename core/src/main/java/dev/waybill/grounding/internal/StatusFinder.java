// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.evidence.FactValue.Status;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds states of orders, parcels, payments and returns. A word with more than one meaning, marked
 * {@code ?} in the lexicon, counts only where a state is spoken of. What may be, will be, or is
 * under a condition is no state.
 */
final class StatusFinder implements Finder {

  private static final Map<Language, Lexicon> CUES = Lexicon.byLanguage("status-cues");
  private static final int NEAR = 4;
  private static final Set<String> SINCE =
      Set.of(
          "since", "seit", "nach", "seitdem", "depuis", "desde", "dal", "dall", "dopo", "após",
          "baad", "बाद");

  private final Lexicon states = Lexicon.read("statuses");

  @Override
  public void find(Draft draft, Setting setting, Found found) {
    List<Token> tokens = draft.tokens();
    for (Sentence sentence : draft.sentences()) {
      for (Lexicon.Hit hit : states.find(tokens, sentence)) {
        int start = tokens.get(hit.from()).start();
        int end = tokens.get(hit.to() - 1).end();
        if (found.isFree(start, end) && counts(draft, sentence, hit)) {
          String state = hit.label().replace("?", "");
          found.say(ClaimKind.STATUS, start, end, new Status(state), negated(draft, sentence, hit));
        }
      }
    }
  }

  private static boolean negated(Draft draft, Sentence sentence, Lexicon.Hit hit) {
    return Mood.negated(draft, sentence, hit.from())
        || Mood.hasNot(draft, sentence, hit.from(), hit.to());
  }

  private static boolean counts(Draft draft, Sentence sentence, Lexicon.Hit hit) {
    return !hit.label().equals("IDLE")
        && !saysNoNewerScan(draft, sentence, hit)
        && !sentence.question()
        && !Mood.modal(draft, sentence, hit.from())
        && !Mood.conditional(draft, sentence, hit.from(), true)
        && !Mood.unknowing(draft, sentence)
        && (!Mood.theirs(draft, sentence) || near(draft, sentence, hit, "ASSERTING"))
        && (!hit.label().endsWith("?") || near(draft, sentence, hit, "CUE"));
  }

  /** "Has not been scanned since Tuesday" does not deny that it was scanned. */
  private static boolean saysNoNewerScan(Draft draft, Sentence sentence, Lexicon.Hit hit) {
    return hit.label().startsWith("SCANNED")
        && draft.tokens().subList(sentence.from(), sentence.to()).stream()
            .anyMatch(t -> SINCE.contains(t.norm()));
  }

  private static boolean near(Draft draft, Sentence sentence, Lexicon.Hit hit, String label) {
    return requireNonNull(CUES.get(sentence.language()))
        .has(label, draft.tokens(), Math.max(sentence.from(), hit.from() - NEAR), hit.to());
  }
}
