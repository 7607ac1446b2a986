// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Status;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.util.List;

/**
 * Finds what is said to have been done, or not to have been done. A participle alone, marked {@code
 * ?} in the lexicon, is no deed where a yes is asked for first.
 */
final class DeedFinder implements Finder {

  private final Lexicon deeds = Lexicon.read("deeds");
  private final Lexicon bare = Lexicon.read("bare-deeds");
  private final Lexicon topics = Lexicon.read("deed-topics");

  @Override
  public void find(Draft draft, Setting setting, Found found) {
    boolean proposes = Mood.proposes(draft);
    for (Sentence sentence : draft.sentences()) {
      for (Lexicon.Hit hit : deeds.find(draft.tokens(), sentence)) {
        boolean weak = hit.label().endsWith("?") && (proposes || Mood.theirs(draft, sentence));
        if (!weak
            && !hit.label().equals("IDLE")
            && !sentence.question()
            && !Mood.conditional(draft, sentence, hit.from(), true)
            && !Mood.modal(draft, sentence, hit.from())) {
          add(draft, sentence, hit, found);
        }
      }
      for (Lexicon.Hit hit : OpenDeeds.in(draft, sentence)) {
        if (!sentence.question()
            && !Mood.conditional(draft, sentence, hit.from(), true)
            && !Mood.modal(draft, sentence, hit.to() - 1)
            && isFree(draft, hit, found)) {
          add(draft, sentence, hit, found);
        }
      }
      for (Lexicon.Hit hit : bare.find(draft.tokens(), sentence)) {
        if (standsAlone(draft, sentence, hit)) {
          add(draft, sentence, hit, found);
        }
      }
    }
  }

  private static boolean isFree(Draft draft, Lexicon.Hit hit, Found found) {
    Token verb = draft.tokens().get(hit.to() - 1);
    return found.isFree(verb.start(), verb.end());
  }

  private static boolean standsAlone(Draft draft, Sentence sentence, Lexicon.Hit hit) {
    Token first = draft.tokens().get(hit.from());
    char before = Clauses.before(draft, first.start());
    char after = Clauses.after(draft, draft.tokens().get(hit.to() - 1).end());
    boolean opens =
        hit.from() == sentence.from() || (before == ':' && hit.label().equals("APPROVE"));
    return opens && !sentence.question() && ".!,;–—".indexOf(after) >= 0;
  }

  private void add(Draft draft, Sentence sentence, Lexicon.Hit hit, Found found) {
    List<Token> tokens = draft.tokens();
    int start = tokens.get(hit.from()).start();
    int end = tokens.get(hit.to() - 1).end();
    boolean negated =
        Mood.hasNot(draft, sentence, hit.from(), hit.to())
            || Mood.negated(draft, sentence, hit.from());
    found.take(start, end);
    found.say(ClaimKind.DEED, start, end, new Status(kind(draft, sentence, hit)), negated);
  }

  /** A word such as "processed" says what was done only together with what it is said of. */
  private String kind(Draft draft, Sentence sentence, Lexicon.Hit hit) {
    String label = hit.label().replace("?", "");
    if (!label.equals("ANY")) {
      return label;
    }
    String before = null;
    for (Lexicon.Hit topic : topics.find(draft.tokens(), sentence.from(), hit.from())) {
      before = before == null ? topic.label() : before;
    }
    if (before != null) {
      return before;
    }
    return topics.find(draft.tokens(), hit.to(), sentence.to()).stream()
        .findFirst()
        .map(Lexicon.Hit::label)
        .orElse("ANY");
  }
}
