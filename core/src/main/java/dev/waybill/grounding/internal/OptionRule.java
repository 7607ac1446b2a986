// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.Claim;
import java.util.List;

/** A property must be held: in words, or as a measure however it is written. */
final class OptionRule implements Rule {

  private final Rule words;
  private final Rule measures;

  OptionRule(Rule words, Rule measures) {
    this.words = words;
    this.measures = measures;
  }

  @Override
  public Ruling judge(Claim claim, Reading reading) {
    if (claim.negated()) {
      return isSpokenOf(claim, reading)
          ? Ruling.supported(List.of(), "it is denied")
          : Ruling.unsupported("nobody has spoken of the property that is denied");
    }
    if (Offered.is(claim, reading)) {
      return Ruling.supported(List.of(), "it is only offered");
    }
    boolean measured =
        claim.value() instanceof Term term && Character.isDigit(term.text().charAt(0));
    return measured ? measures.judge(claim, reading) : words.judge(claim, reading);
  }

  /** A denied word must be one of the ledger or of the customer; a measure may be any. */
  private static boolean isSpokenOf(Claim claim, Reading reading) {
    String words = Reading.words(claim);
    return words.chars().anyMatch(Character::isDigit)
        || !TermRule.saying(words, fact -> true, reading).isEmpty();
  }
}
