// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.util.List;
import java.util.Locale;

/**
 * Finds words of a closed list that claim something wherever they stand: carriers, colours,
 * materials.
 */
final class WordFinder implements Finder {

  private final ClaimKind kind;
  private final Term.Kind termKind;
  private final Lexicon lexicon;
  private final boolean capital;

  /**
   * @param kind what the words claim
   * @param termKind what they name
   * @param capital whether only words with a capital letter count
   * @param lexicons the lists
   */
  WordFinder(ClaimKind kind, Term.Kind termKind, boolean capital, String... lexicons) {
    this.kind = kind;
    this.termKind = termKind;
    this.capital = capital;
    this.lexicon = Lexicon.read(lexicons);
  }

  @Override
  public void find(Draft draft, Setting setting, Found found) {
    List<Token> tokens = draft.tokens();
    for (Sentence sentence : draft.sentences()) {
      for (Lexicon.Hit hit : lexicon.find(tokens, sentence)) {
        Token first = tokens.get(hit.from());
        int end = tokens.get(hit.to() - 1).end();
        if ((!capital || first.capital())
            && !hit.label().equals("IDLE")
            && !(capital && sentence.question() && hit.from() == sentence.from())
            && found.isFree(first.start(), end)) {
          String words =
              String.join(
                  " ", tokens.subList(hit.from(), hit.to()).stream().map(Token::norm).toList());
          String name = hit.label().equals("SAME") ? words : hit.label().toLowerCase(Locale.ROOT);
          boolean negated = Mood.negated(draft, sentence, hit.from());
          found.say(kind, first.start(), end, new Term(termKind, name), negated);
        }
      }
    }
  }
}
