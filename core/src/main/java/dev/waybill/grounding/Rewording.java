// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import dev.waybill.grounding.internal.Passage;
import dev.waybill.grounding.internal.RewordingWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a text says no more than the plain answer it rewords. Each of its sentences must reword
 * one sentence of the plain answer, or a part of one, or be courtesy:
 *
 * <ul>
 *   <li>it cites facts that the sentence cites, in the same order and no others;
 *   <li>its other words are words of the sentence, or words that hold a sentence together;
 *   <li>it denies exactly if the sentence, or its part, denies.
 * </ul>
 *
 * <p>So a true fact cannot be put in the place of another, and what no lexicon of claims foresees
 * ("by the weekend it is yours") cannot be written at all.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Rewording {

  private final RewordingWords words;

  private Rewording(RewordingWords words) {
    this.words = words;
  }

  /** The check for a locale's language; empty for a language whose words are not known. */
  public static Optional<Rewording> in(Locale locale) {
    return RewordingWords.of(locale).map(Rewording::new);
  }

  /**
   * Checks a text.
   *
   * @param text the text, filled in
   * @param plain the plain answer it rewords, filled in from the same ledger
   * @return what speaks against it, one sentence each; empty if nothing does
   */
  public List<String> objections(Statement text, Statement plain) {
    List<Passage> sources = Passage.ofAnySize(plain);
    List<String> objections = new ArrayList<>();
    for (Passage passage : Passage.sentences(text)) {
      if (!isCourtesy(passage)
          && sources.stream().noneMatch(source -> isRewordingOf(passage, source))) {
        objections.add("\"" + passage.text() + "\" does not reword a sentence of the plain answer");
      }
    }
    return objections;
  }

  private boolean isCourtesy(Passage passage) {
    return passage.paths().isEmpty() && words.courtesy().containsAll(passage.words());
  }

  private boolean isRewordingOf(Passage passage, Passage source) {
    return source.citesInOrder(passage.paths())
        && denies(passage) == denies(source)
        && passage.words().stream()
            .allMatch(
                word ->
                    source.words().contains(word)
                        || words.glue().contains(word)
                        || words.courtesy().contains(word))
        && (!passage.paths().isEmpty() || sharesAWord(passage, source.words()));
  }

  /** A part that cites nothing says something of the source only in the source's own words. */
  private boolean sharesAWord(Passage passage, Set<String> source) {
    return passage.words().stream()
        .anyMatch(word -> source.contains(word) && !words.glue().contains(word));
  }

  private boolean denies(Passage passage) {
    return passage.words().stream().anyMatch(words.denial()::contains);
  }
}
