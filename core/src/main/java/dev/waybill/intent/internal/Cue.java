// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import dev.waybill.intent.Intent;
import java.util.List;

/**
 * A pattern of words within one sentence that speaks for an intent, or against it.
 *
 * @param intent the intent
 * @param weight how strongly it speaks; negative speaks against
 * @param atStart whether the first word must open the sentence
 * @param atEnd whether the last word must close it
 * @param steps the words, in order
 */
record Cue(Intent intent, double weight, boolean atStart, boolean atEnd, List<Step> steps) {

  /**
   * One word of the pattern.
   *
   * @param slot which words fill it, by number in the language's vocabulary
   * @param gap how many other words may stand before it, at most
   */
  record Step(int slot, int gap) {}

  Cue {
    steps = List.copyOf(steps);
  }
}
