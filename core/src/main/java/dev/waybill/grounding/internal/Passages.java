// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The sentences of a rule or a help-centre text. */
final class Passages {

  /** Words by which a rule denies without a word for not. */
  private static final List<String> EXCLUDED =
      List.of(" excluded ", " final sale ", " ausgeschlossen ", " exclu", " excluid", " esclus");

  /**
   * One of them.
   *
   * @param words its words, each between blanks
   * @param denies whether it denies
   */
  record Part(String words, boolean denies) {

    /** Whether it holds under a condition only. */
    boolean isConditional(Set<String> conditions) {
      return Arrays.stream(words.strip().split(" ", -1)).anyMatch(conditions::contains);
    }
  }

  private Passages() {}

  static List<Part> of(String text) {
    Draft draft = Draft.ofEvidence(text, Locale.ROOT);
    List<Part> parts = new ArrayList<>();
    for (Sentence sentence : draft.sentences()) {
      StringBuilder words = new StringBuilder(" ");
      for (Token token : draft.tokens().subList(sentence.from(), sentence.to())) {
        words.append(token.norm()).append(' ');
      }
      boolean denies = Mood.denies(draft, sentence.from(), sentence.to());
      parts.add(
          new Part(
              words.toString(), denies || EXCLUDED.stream().anyMatch(w -> words.indexOf(w) >= 0)));
    }
    return parts;
  }
}
