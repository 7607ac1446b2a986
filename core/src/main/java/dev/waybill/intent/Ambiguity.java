// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import dev.waybill.intent.Classification.Candidate;
import dev.waybill.intent.internal.VagueText;

/**
 * How much a message leaves open what is wanted, from 0, nothing, to 1, all of it.
 *
 * <p>Two things make it: how undecided the classification is (the entropy of its candidates, and
 * how close the second comes to the best), and what is missing in the text (words that say
 * anything: "it doesn't work", "problem with my order", "what about the other one?"). A number, a
 * date or an address in the text makes it less.
 *
 * <p>A signal: it decides nothing. Deterministic, linear in the text's length, safe for use by many
 * threads, never throws.
 */
public final class Ambiguity {

  /** How much the text weighs against the classification. */
  private static final double TEXT = 0.6;

  /** A distribution as flat as over this many equal candidates is wholly undecided. */
  private static final double FLAT = Math.log(5);

  /** Creates a measure. */
  public Ambiguity() {}

  /**
   * Measures a message.
   *
   * @param text any text
   * @param classification what it was taken to mean
   * @return from 0 to 1
   */
  public double of(String text, Classification classification) {
    return TEXT * VagueText.share(text) + (1 - TEXT) * undecided(classification);
  }

  private static double undecided(Classification classification) {
    double entropy = 0;
    double known = 0;
    for (Candidate candidate : classification.ranked()) {
      double p = candidate.confidence();
      known += p;
      entropy -= p > 0 ? p * Math.log(p) : 0;
    }
    if (known == 0) {
      return 1;
    }
    double rest = Math.max(0, 1 - known);
    entropy -= rest > 0 ? rest * Math.log(rest) : 0;
    double spread = Math.max(0, Math.min(1, entropy / FLAT));
    double nothing =
        classification.best().intent() == Intent.OUT_OF_SCOPE ? 1 : 1 - classification.margin();
    return (spread + Math.max(0, Math.min(1, nothing))) / 2;
  }
}
