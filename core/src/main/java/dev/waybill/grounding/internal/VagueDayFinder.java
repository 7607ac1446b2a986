// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.util.List;

/** Finds days to come that are said without a date: "next week", "by the weekend". */
final class VagueDayFinder implements Finder {

  private final Lexicon days = Lexicon.read("vague-days");

  @Override
  public void find(Draft draft, Setting setting, Found found) {
    List<Token> tokens = draft.tokens();
    for (Sentence sentence : draft.sentences()) {
      if (sentence.question() || Mood.unknowing(draft, sentence) || Mood.theirs(draft, sentence)) {
        continue;
      }
      for (Lexicon.Hit hit : days.find(tokens, sentence)) {
        int start = tokens.get(hit.from()).start();
        int end = tokens.get(hit.to() - 1).end();
        if (found.isFree(start, end)) {
          found.value(
              ClaimKind.DATE,
              start,
              end,
              new Term(Term.Kind.TEXT, draft.text().substring(start, end)));
        }
      }
    }
  }
}
