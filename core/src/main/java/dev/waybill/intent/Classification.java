// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a message may mean.
 *
 * @param ranked the candidates, the likeliest first; at least one
 */
public record Classification(List<Candidate> ranked) {

  /**
   * One candidate.
   *
   * @param intent what may be meant
   * @param confidence how likely, from 0 to 1
   */
  public record Candidate(Intent intent, double confidence) {
    public Candidate {
      requireNonNull(intent, "intent");
      if (!(confidence >= 0 && confidence <= 1)) {
        throw new IllegalArgumentException(
            "a confidence must be between 0 and 1, not " + confidence);
      }
    }
  }

  public Classification {
    if (ranked.isEmpty()) {
      throw new IllegalArgumentException("a classification must name at least one candidate");
    }
    ranked = List.copyOf(ranked);
  }

  /** The likeliest candidate. */
  public Candidate best() {
    return ranked.get(0);
  }

  /** How much likelier the best is than the next. */
  public double margin() {
    return ranked.size() == 1
        ? best().confidence()
        : best().confidence() - ranked.get(1).confidence();
  }
}
